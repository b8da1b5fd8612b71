// The floor under every client of event streams: the bytes are read and made text, and no event is made.
export function open({ url, init, takeBytes, fail }) {
  const controller = new AbortController();
  const read = async () => {
    const response = await fetch(url, { ...init, signal: controller.signal });
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      takeBytes(value.byteLength, decoder.decode(value, { stream: true }));
    }
  };
  read().catch(fail);
  return () => controller.abort();
}
