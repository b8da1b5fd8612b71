import { createEventSource } from 'eventsource-client';

// The callback, which is the faster of its two interfaces.
export function open({ url, init, types, take, takeNamed }) {
  const source = createEventSource({
    url,
    ...init,
    onMessage: types.length > 0 ? ({ data, event, id }) => takeNamed(data, event, id) : ({ data }) => take(data),
  });
  return () => source.close();
}
