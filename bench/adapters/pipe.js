// Reads messages that come out of a response's body through one or more TransformStreams. All clients of that kind go
// through here, so reading costs each of them the same.
export function pipe({ url, init, types, take, takeNamed, fail }, transform, named) {
  const controller = new AbortController();
  const read = async () => {
    const response = await fetch(url, { ...init, signal: controller.signal });
    const reader = transform(response.body).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (types.length > 0) takeNamed(...named(value));
      else take(value.data);
    }
  };
  read().catch(fail);
  return () => controller.abort();
}
