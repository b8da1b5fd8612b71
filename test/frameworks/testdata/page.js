// What each framework's page has in common: what the test sees of it, and how it counts.

/** Components write here what they do, and the test reads it. */
export const app = (globalThis.app = {
  renders: 0,
  frames: 0,
  messages: 0,
  began: performance.now(),
  log: [],
  /** Whether what has been shown since came at most once a frame; one that does not come is waited for a second. */
  isPaced(more) {
    return app.renders <= app.frames + (performance.now() - app.began) / 1000 + more
  },
})

const count = () => {
  app.frames++
  requestAnimationFrame(count)
}
requestAnimationFrame(count)

/** What is shown of a state. */
export function lines({ data, status, error }) {
  return { data: JSON.stringify(data), status, error: error ? `${error.status} ${error.message}` : '' }
}

/** The text on the screen. */
app.shown = (id = '') => ['data', 'status', 'error'].map((part) => document.getElementById(part + id).textContent).join(' ').trim()

/** Options of a stream as a test gives them, with a callback of its own each time. */
app.options = (name, more) => ({
  url: '/stream',
  body: (text) => ({ text }),
  initial: '',
  reduce: (all, { data }) => all + data,
  onMessage: () => {
    app.messages++
    app.log.push(name)
  },
  onFinish: ({ status }) => app.log.push(`${name} ${status}`),
  ...more,
})
