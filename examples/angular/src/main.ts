import { Component, inject, provideZoneChangeDetection } from '@angular/core'
import { bootstrapApplication } from '@angular/platform-browser'
import { Chat } from './chat.service'

@Component({
  selector: 'app-root',
  providers: [Chat],
  template: `
    <form (submit)="$event.preventDefault(); chat.send(prompt.value)">
      <input name="prompt" aria-label="Prompt" #prompt>
      <button>Send</button>
      <button type="button" id="stop" (click)="chat.stop()">Stop</button>
    </form>
    <output>{{ chat.answer() }}</output>
    <p role="status">{{ chat.status() }}</p>
  `,
})
class Root {
  readonly chat = inject(Chat)
}

bootstrapApplication(Root, { providers: [provideZoneChangeDetection()] })
