import { EventSourcePolyfill } from 'event-source-polyfill';
import { listen } from './listen.js';

export const open = (stream) => listen(new EventSourcePolyfill(stream.url), stream);
