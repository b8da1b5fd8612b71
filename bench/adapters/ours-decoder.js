// The namespace, not the name: a build without the class is then a failed run, not a failed bundle.
import * as ours from 'eventsource-wasm';
import { pipe } from './pipe.js';

const transform = (body) => body.pipeThrough(new ours.EventStreamDecoder());
const named = ({ data, type, lastEventId }) => [data, type, lastEventId];

export const open = (stream) => pipe(stream, transform, named);
