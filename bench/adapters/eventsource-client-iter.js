import { createEventSource } from 'eventsource-client';

export function open({ url, init, types, take, takeNamed, fail }) {
  const source = createEventSource({ url, ...init });
  const read = async () => {
    if (types.length > 0) {
      for await (const { data, event, id } of source) takeNamed(data, event, id);
    } else {
      for await (const { data } of source) take(data);
    }
  };
  read().catch(fail);
  return () => source.close();
}
