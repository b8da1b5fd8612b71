// What every measured page runs beside one adapter. An adapter is `open(stream) => close`, where a stream is
//
//   url        where it is
//   init       method, headers and body for those that can send them; the others GET the same URL
//   types      event types to listen for; empty: plain messages
//   take       called with the data of a message
//   takeNamed  called with data, type and id, when types is not empty
//   takeBytes  called by the floors with a chunk's bytes, and its text if they have decoded it
//   fail       called with whatever went wrong
//
// The harness counts what arrives; the Go side compares that with what the server wrote.
export function install(adapter) {
  let closers = [];

  // Closes the streams that a run with `hold` left open.
  const close = () => {
    for (const closer of closers) closer();
    closers = [];
  };

  // Opens `urls.length` streams at once and resolves with the tally when `events` events (floors: `bytes` bytes)
  // have arrived in all of them together.
  const run = ({ urls, init, types, events, bytes, stamped, hold }) =>
    new Promise((resolve, reject) => {
      const tally = { events: 0, units: 0, bytes: 0, chunks: 0, types: {}, lastId: '', delays: [], wall: 0 };
      const begin = performance.now();
      let settled = false;

      const finish = () => {
        tally.wall = performance.now() - begin;
        settled = true;
        if (!hold) close();
        resolve(tally);
      };
      const fail = (error) => {
        if (settled) return;
        settled = true;
        close();
        reject(error instanceof Error ? error : new Error(String(error)));
      };
      const count = (data) => {
        tally.units += data.length;
        if (++tally.events === events) finish();
      };
      // Stamped data begins with the server's wall clock in microseconds.
      const delay = (stamp) => {
        const now = performance.timeOrigin + performance.now();
        tally.delays.push(now - Number(stamp.slice(0, 16)) / 1000);
      };
      const takeStamped = (data) => {
        delay(data);
        count(data);
      };
      const takeNamed = (data, type, id) => {
        tally.types[type] = (tally.types[type] ?? 0) + 1;
        tally.lastId = id;
        count(data);
      };
      const takeBytes = (length, text = '') => {
        if (stamped) delay(text.slice('data: '.length));
        tally.chunks++;
        tally.units += text.length;
        tally.bytes += length;
        if (tally.bytes === bytes) finish();
      };

      const take = stamped ? takeStamped : count;
      try {
        for (const url of urls) {
          closers.push(adapter.open({ url, init, types, take, takeNamed, takeBytes, fail }));
        }
      } catch (error) {
        fail(error);
      }
    });

  globalThis.bench = { run, close };
}
