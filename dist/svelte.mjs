/*! eventsource-wasm 0.2.0 | MIT */

// js/src/svelte/index.ts
import { onDestroy as p, untrack as r } from "svelte";
import { createSubscriber as u } from "svelte/reactivity";
import {
  createEventSource as y,
  createEventStream as h
} from "./store.mjs";
var o = class {
  #s;
  #n;
  #o;
  #r;
  #t;
  #a;
  constructor(t, e, n) {
    this.#s = t, this.#n = e, this.#o = n, this.#r = t(), this.#t = e(), this.#a = u(this.#t.subscribe);
  }
  /** That of the key as it is now, on which who reads depends. */
  current() {
    let t = this.#s();
    if (!Object.is(t, this.#r)) {
      let e = this.#t;
      this.#r = t, this.#t = this.#n(), this.#a = u(this.#t.subscribe), queueMicrotask(() => this.#o(e));
    }
    return this.#t;
  }
  #e() {
    let t = this.current();
    return this.#a(), t.getSnapshot();
  }
  get data() {
    return this.#e().data;
  }
  get status() {
    return this.#e().status;
  }
  get error() {
    return this.#e().error;
  }
  get lastEventId() {
    return this.#e().lastEventId;
  }
};
function s(a) {
  return typeof a == "function" ? a() : a;
}
var c = class extends o {
  constructor(t) {
    let e = () => r(() => ({ ...s(t) }));
    super(() => s(t).key, () => h(e), (n) => n.reset());
    try {
      p(this.reset);
    } catch {
    }
  }
  send = (...t) => r(() => this.current().send(...t));
  stop = () => r(() => this.current().stop());
  retry = () => r(() => this.current().retry());
  reset = () => r(() => this.current().reset());
}, d = class a extends o {
  /** Of messages by name. */
  static named(t, e) {
    return new a(t, e);
  }
  constructor(t, e = {}) {
    let n = () => r(() => ({ ...s(e) })), S = () => {
      let i = s(t);
      return i && String(s(e).key ?? i);
    };
    super(S, () => y(r(() => s(t)), n), () => {
    });
  }
  stop = () => r(() => this.current().stop());
  retry = () => r(() => this.current().retry());
};
export {
  c as EventStream,
  d as SharedEventSource
};
//# sourceMappingURL=svelte.mjs.map
