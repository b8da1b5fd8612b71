import { EventSource } from 'eventsource-wasm';

export function open({ url, init, types, take, takeNamed, fail }) {
  const source = new EventSource(url, init);
  const read = async () => {
    if (types.length > 0) {
      for await (const event of source) takeNamed(event.data, event.type, event.lastEventId);
    } else {
      for await (const event of source) take(event.data);
    }
  };
  read().catch(fail);
  return () => source.close();
}
