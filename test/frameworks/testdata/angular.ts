import '@angular/compiler'
import { type ApplicationRef, Component, inject, provideZonelessChangeDetection } from '@angular/core'
import { bootstrapApplication } from '@angular/platform-browser'
import { Chat } from './chat.service.ts'
import { app } from './page.js'

// The test's server is not the service's.
const { fetch } = globalThis
globalThis.fetch = (_, init) => fetch('/stream', init)

@Component({
  selector: 'app-root',
  providers: [Chat],
  template: `<p id="data">{{ chat.text() }}</p><p id="status">{{ chat.status() }}</p><p id="error">{{ told() }}</p>`,
})
class Root {
  readonly chat = inject(Chat)
  readonly told = (): string => {
    const error = this.chat.error()
    return error ? `${error.status} ${error.message}` : ''
  }

  constructor() {
    Object.assign(app, { send: this.chat.send, stop: this.chat.stop })
  }

  ngAfterViewChecked(): void {
    app.renders++
  }
}

Object.assign(app, {
  async mount() {
    document.getElementById('app')!.append(document.createElement('app-root'))
    const root: ApplicationRef = await bootstrapApplication(Root, { providers: [provideZonelessChangeDetection()] })
    Object.assign(app, { unmount: () => root.destroy() })
  },
})
