import { EventSourceParserStream } from 'eventsource-parser/stream';
import { pipe } from './pipe.js';

const transform = (body) => body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
const named = ({ data, event, id }) => [data, event, id];

export const open = (stream) => pipe(stream, transform, named);
