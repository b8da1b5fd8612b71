import { EventSourcePlus } from 'event-source-plus';

export function open({ url, init, types, take, takeNamed, fail }) {
  const named = types.length > 0;
  const source = new EventSourcePlus(url, { ...init, method: 'post' });
  const controller = source.listen({
    onMessage: named ? ({ data, event, id }) => takeNamed(data, event, id) : ({ data }) => take(data),
    onRequestError: ({ error }) => fail(error),
    onResponseError: ({ error }) => fail(error),
  });
  return () => controller.abort();
}
