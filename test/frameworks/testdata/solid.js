import { createEffect, createSignal, For, onMount } from 'solid-js'
import h from 'solid-js/h'
import { createComponent, render } from 'solid-js/web'
import { useEventSource, useEventStream } from 'eventsource-wasm/solid'
import { app, lines } from './page.js'

function shown(state, id = '') {
  return ['data', 'status', 'error'].map((name) => h('p', { id: name + id }, () => lines(state)[name])())
}

function Chat(props) {
  const chat = useEventStream(() => props.options)
  Object.assign(app, { send: chat.send, stop: chat.stop, retry: chat.retry, reset: chat.reset })
  onMount(() => {
    if (props.first) chat.send(props.first)
  })
  createEffect(() => {
    lines(chat)
    app.renders++
  })
  return shown(chat)
}

function Feed(props) {
  const feed = useEventSource(() => props.url, () => props.options)
  Object.assign(app, { stop: feed.stop, retry: feed.retry })
  return shown(feed, props.id)
}

app.mount = ({ kind, first, ...before }) => {
  const [state, set] = createSignal({ shows: [1, 2], ...before })
  app.update = (change) => set((old) => ({ ...old, ...change }))
  // As JSX is compiled: a component is made once, with getters for what may change.
  const given = {
    first,
    get url() {
      return state().url
    },
    get options() {
      return state().options
    },
    get each() {
      return state().shows
    },
  }
  const feed = (id) => createComponent(Feed, { id, get url() { return given.url }, get options() { return given.options } })
  app.unmount = render(
    () => kind === 'chat' ? createComponent(Chat, given) : createComponent(For, { get each() { return given.each }, children: feed }),
    document.getElementById('app'),
  )
}
