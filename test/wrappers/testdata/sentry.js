import { init } from '@sentry/browser'

/** What would have been sent to Sentry, as mechanism and message. */
globalThis.reports = []

init({
  dsn: 'http://key@127.0.0.1/1',
  // Dedupe would hide an exception that is reported twice.
  integrations: (defaults) => defaults.filter(({ name }) => name !== 'Dedupe'),
  beforeSend(event) {
    for (const { mechanism, value } of event.exception.values) reports.push([mechanism.type, value])
    return null
  },
})
