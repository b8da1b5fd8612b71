// A page of Angular's that shows what has come. Only a change that its zone is told of is shown: its field is no signal.
import '@angular/compiler'
import { Component, NgZone, inject, provideZoneChangeDetection } from '@angular/core'
import { bootstrapApplication } from '@angular/platform-browser'

class Root {
  came = []
  sources = []

  constructor() {
    const zone = inject(NgZone)
    globalThis.app = this
    const { init, outside } = globalThis.options
    const start = () => {
      for (const way of globalThis.options.ways) {
        const source = new EventSource('/stream/' + way, init)
        this.sources.push(source)
        ways[way](source, ({ data }) => {
          this.came.push(data)
        })
      }
    }
    if (outside) zone.runOutsideAngular(start)
    else start()
  }
}
Component({ selector: 'app-root', template: '{{ came.join("") }}' })(Root)

/** Starts the page. Gives what it shows at first. */
globalThis.startAngular = async (options) => {
  globalThis.options = options
  document.body.append(document.createElement('app-root'))
  await bootstrapApplication(Root, { providers: [provideZoneChangeDetection()] })
  return shown()
}

globalThis.shown = () => document.querySelector('app-root').textContent
