import { useEventSource } from '@vueuse/core'
import { createApp, h } from 'vue'

/** Mounts a component that shows what useEventSource gives. */
globalThis.start = (url, events, options) => {
  const root = document.body.appendChild(document.createElement('main'))
  globalThis.app = createApp({
    setup() {
      const stream = useEventSource(url, events, options)
      globalThis.stream = stream
      return () => h('output', [stream.status, stream.event, stream.data, stream.lastEventId].map((ref) => ref.value).join(' '))
    },
  })
  globalThis.app.mount(root)
}
