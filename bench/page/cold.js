// The last script of a cold page: the adapter has just been evaluated and nothing has run yet. `begun` and `sent` are
// kept by the page's first script; `plan` is the stream to open.
const evaluated = performance.now();
globalThis.startUp = new Promise((resolve, reject) => {
  const constructing = performance.now();
  const finish = () => {
    const first = performance.now();
    resolve({
      evaluate: evaluated - begun,
      constructedAt: performance.timeOrigin + constructing,
      sent: sent === undefined ? null : sent - constructing,
      first,
      firstSinceScript: first - begun,
    });
    setTimeout(() => close());
  };
  const fail = (error) => reject(error instanceof Error ? error : new Error(String(error)));
  let close = () => {};
  try {
    close = adapter.open({ ...plan, take: finish, takeNamed: finish, takeBytes: finish, fail });
  } catch (error) {
    fail(error);
  }
});
