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
// With `busy`, each listener takes that many ms. The tally then has how long the listeners took from the first to the
// last, how many frames were painted meanwhile, and how many the display would have had.
//
// The harness counts what arrives; the Go side compares that with what the server wrote.
export function install(adapter) {
  let closers = [];
  const painted = document.createElement('p');

  // Closes the streams that a run with `hold` left open.
  const close = () => {
    for (const closer of closers) closer();
    closers = [];
  };

  // Opens `urls.length` streams at once and resolves with the tally when `events` events (floors: `bytes` bytes)
  // have arrived in all of them together.
  const run = ({ urls, init, types, events, bytes, stamped, hold, busy, interval }) =>
    new Promise((resolve, reject) => {
      const tally = { events: 0, units: 0, bytes: 0, chunks: 0, types: {}, lastId: '', delays: [], wall: 0 };
      const begin = performance.now();
      let settled = false;

      const finish = () => {
        tally.wall = performance.now() - begin;
        if (busy) endStorm();
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

      // The page paints something anew in every frame, as one that scrolls or spins does.
      let firstAt;
      let frames = 0;
      const eachFrame = () => {
        frames++;
        painted.textContent = `frame ${frames}`;
        if (!settled) requestAnimationFrame(eachFrame);
      };
      const endStorm = () => {
        performance.mark('bench-end');
        tally.took = performance.now() - firstAt;
        tally.frames = frames;
        tally.due = tally.took / interval;
      };
      const slowly = (listener) => (...args) => {
        const end = performance.now() + busy;
        if (firstAt === undefined) {
          firstAt = end - busy;
          requestAnimationFrame(eachFrame);
        }
        while (performance.now() < end);
        listener(...args);
      };
      if (busy) performance.mark('bench-begin');

      const take = stamped ? takeStamped : busy ? slowly(count) : count;
      const named = busy ? slowly(takeNamed) : takeNamed;
      try {
        for (const url of urls) {
          closers.push(adapter.open({ url, init, types, take, takeNamed: named, takeBytes, fail }));
        }
      } catch (error) {
        fail(error);
      }
    });

  // How many ms lie between two frames when nothing else is done: the median of some.
  const frameInterval = async () => {
    const times = [];
    for (let i = 0; i < 32; i++) times.push(await new Promise(requestAnimationFrame));
    const intervals = times.slice(1).map((time, i) => time - times[i]).sort((a, b) => a - b);
    return intervals[intervals.length >> 1];
  };

  // A run with `busy`. It is answered for in another task: whoever ends the trace then does not cut the last one off.
  const storm = async (options) => {
    document.body.append(painted);
    const tally = await run({ ...options, interval: await frameInterval() });
    await new Promise((resolve) => setTimeout(resolve));
    return tally;
  };

  globalThis.bench = { run, storm, close };
}
