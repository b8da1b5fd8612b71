import { flushSync, mount, unmount } from 'svelte'
import App from './App.svelte'
import { app } from './page.js'

app.mount = (props) => {
  const page = mount(App, { target: document.getElementById('app'), props })
  flushSync()
  app.unmount = () => unmount(page)
}
