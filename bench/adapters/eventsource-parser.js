import { EventSourceParserStream } from 'eventsource-parser/stream';

export function open({ url, init, types, take, takeNamed, fail }) {
  const controller = new AbortController();
  const read = async () => {
    const response = await fetch(url, { ...init, signal: controller.signal });
    const events = response.body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
    const reader = events.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (types.length > 0) takeNamed(value.data, value.event, value.id);
      else take(value.data);
    }
  };
  read().catch(fail);
  return () => controller.abort();
}
