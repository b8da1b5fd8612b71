// The namespace, not the name: a build without the class is then a failed run, not a failed bundle.
import * as ours from 'eventsource-wasm';

export function open({ url, init, types, take, takeNamed, fail }) {
  const controller = new AbortController();
  const read = async () => {
    const response = await fetch(url, { ...init, signal: controller.signal });
    const reader = response.body.pipeThrough(new ours.EventStreamDecoder()).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (types.length > 0) takeNamed(value.data, value.type, value.lastEventId);
      else take(value.data);
    }
  };
  read().catch(fail);
  return () => controller.abort();
}
