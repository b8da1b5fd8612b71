/*! eventsource-wasm 0.1.0 | MIT */

// js/src/svelte/index.ts
import { onDestroy as p, untrack as r } from "svelte";
import { createSubscriber as u } from "svelte/reactivity";
import {
  createEventSource as y,
  createEventStream as h
} from "./store.mjs";
var o = class {
  #n;
  #s;
  #o;
  #r;
  #t;
  #a;
  constructor(t, e, s) {
    this.#n = t, this.#s = e, this.#o = s, this.#r = t(), this.#t = e(), this.#a = u(this.#t.subscribe);
  }
  /** That of the key as it is now, on which who reads depends. */
  current() {
    let t = this.#n();
    if (t !== this.#r) {
      let e = this.#t;
      this.#r = t, this.#t = this.#s(), this.#a = u(this.#t.subscribe), queueMicrotask(() => this.#o(e));
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
function n(a) {
  return typeof a == "function" ? a() : a;
}
var c = class extends o {
  constructor(t) {
    let e = () => r(() => ({ ...n(t) }));
    super(() => n(t).key, () => h(e), (s) => s.reset());
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
    let s = () => r(() => ({ ...n(e) })), S = () => {
      let i = n(t);
      return i && String(n(e).key ?? i);
    };
    super(S, () => y(r(() => n(t)), s), () => {
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
