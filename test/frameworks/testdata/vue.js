import { createApp, defineComponent, effectScope, h, onMounted, onUpdated, ref, shallowRef } from 'vue'
import { useEventSource, useEventStream } from 'eventsource-wasm/vue'
import { app, lines } from './page.js'

function shown({ data, status, error }, id = '') {
  const text = lines({ data: data.value, status: status.value, error: error.value })
  return Object.entries(text).map(([name, value]) => h('p', { id: name + id }, value))
}

const Chat = defineComponent({
  props: ['options', 'first'],
  setup(props) {
    const chat = useEventStream(() => props.options)
    Object.assign(app, { send: chat.send, stop: chat.stop, retry: chat.retry, reset: chat.reset })
    onMounted(() => {
      if (props.first) chat.send(props.first)
      app.renders++
    })
    onUpdated(() => app.renders++)
    return () => shown(chat)
  },
})

const Feed = defineComponent({
  props: ['url', 'options', 'id'],
  setup(props) {
    const feed = useEventSource(() => props.url, () => props.options)
    Object.assign(app, { stop: feed.stop, retry: feed.retry })
    return () => shown(feed, props.id)
  },
})

app.mount = ({ kind, first, ...given }) => {
  const state = shallowRef({ shows: [1, 2], ...given })
  app.update = (change) => (state.value = { ...state.value, ...change })
  const page = createApp(() => {
    const { options, url, shows } = state.value
    return kind === 'chat' ? h(Chat, { options, first }) : shows.map((id) => h(Feed, { key: id, id, url, options }))
  })
  page.mount('#app')
  app.unmount = () => page.unmount()
}

/** Outside of components, with a ref for each option. */
app.inScope = () => {
  const scope = effectScope()
  const url = ref('/stream/a')
  const key = ref(1)
  const body = ref({ n: 1 })
  const [chat, feed] = scope.run(() => [useEventStream({ url, key, body }), useEventSource(() => `/stream/${key.value}`)])
  return { scope, url, key, body, chat, feed }
}
