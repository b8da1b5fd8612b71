// The floor under everything that runs in a page: the bytes are read and dropped.
export function open({ url, init, takeBytes, fail }) {
  const controller = new AbortController();
  const read = async () => {
    const response = await fetch(url, { ...init, signal: controller.signal });
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      takeBytes(value.byteLength);
    }
  };
  read().catch(fail);
  return () => controller.abort();
}
