import { EventSource } from 'eventsource-wasm';
import { listen } from './listen.js';

export const open = (stream) => listen(new EventSource(stream.url, stream.init), stream);
