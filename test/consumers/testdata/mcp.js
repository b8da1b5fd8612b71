import { SSEClientTransport } from '@modelcontextprotocol/sdk/client/sse.js'

/** Starts a transport whose tokens are old, unless it has none at all. */
globalThis.start = async (url, tokens) => {
  const provider = tokens && {
    redirectUrl: 'http://127.0.0.1/',
    clientMetadata: { redirect_uris: ['http://127.0.0.1/'] },
    clientInformation: () => ({ client_id: 'client' }),
    tokens: () => tokens,
    saveTokens: (renewed) => (tokens = renewed),
    redirectToAuthorization: () => {},
    saveCodeVerifier: () => {},
    codeVerifier: () => 'verifier',
  }
  globalThis.messages = []
  const transport = new SSEClientTransport(new URL(url, location.href), { authProvider: provider })
  globalThis.transport = transport
  transport.onmessage = (message) => globalThis.messages.push(message)
  try {
    await transport.start()
    return 'started'
  } catch (error) {
    return [error.constructor.name, error.code, error.message]
  }
}
