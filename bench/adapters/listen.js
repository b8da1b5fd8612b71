// Wires a source with the interface of EventSource to the harness. Native EventSource, its polyfills and
// eventsource-wasm all go through here, so a listener costs each of them the same.
export function listen(source, { types, take, takeNamed, fail }) {
  if (types.length === 0) {
    source.onmessage = (event) => take(event.data);
  }
  for (const type of types) {
    source.addEventListener(type, (event) => takeNamed(event.data, event.type, event.lastEventId));
  }
  source.onerror = (event) => fail(event.error ?? event.message ?? event.reason ?? 'error event');
  return () => source.close();
}
