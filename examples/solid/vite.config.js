import solid from 'vite-plugin-solid'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [solid()],
  // In development, a server of one's own: here Ollama's.
  server: { proxy: { '/v1': 'http://127.0.0.1:11434' } },
})
