import { fetchEventSource } from '@microsoft/fetch-event-source';

export function open({ url, init, types, take, takeNamed, fail }) {
  const controller = new AbortController();
  const named = types.length > 0;
  fetchEventSource(url, {
    ...init,
    signal: controller.signal,
    onmessage(event) {
      // It hands out an empty message for every blank line, after comments too. A page has to drop them.
      if (event.data === '') return;
      if (named) takeNamed(event.data, event.event, event.id);
      else take(event.data);
    },
    onerror(error) {
      fail(error);
      throw error; // or it would send the request again
    },
  }).catch(fail);
  return () => controller.abort();
}
