// jsdom has neither fetch nor streams nor text decoders: it gets Node's, and the signals that go with its fetch.
const { TestEnvironment } = require('jest-environment-jsdom')

module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup()
    const { AbortController, AbortSignal, Headers, ReadableStream, Request, Response, TextDecoder, TextEncoder, WritableStream, fetch } = globalThis
    Object.assign(this.global, { AbortController, AbortSignal, Headers, ReadableStream, Request, Response, TextDecoder, TextEncoder, WritableStream, fetch })
  }
}
