import { SSE } from 'sse.js';
import { listen } from './listen.js';

export const open = (stream) =>
  listen(new SSE(stream.url, { method: 'POST', headers: stream.init.headers, payload: stream.init.body }), stream);
