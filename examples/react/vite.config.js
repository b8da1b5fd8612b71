import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [react()],
  // In development, a server of one's own: here Ollama's.
  server: { proxy: { '/v1': 'http://127.0.0.1:11434' } },
})
