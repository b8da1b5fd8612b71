/*! eventsource-wasm 0.2.0 | MIT */
var c = Object.defineProperty;
var b = Object.getOwnPropertyDescriptor;
var E = Object.getOwnPropertyNames;
var A = Object.prototype.hasOwnProperty;
var v = (t, e) => {
  for (var n in e)
    c(t, n, { get: e[n], enumerable: !0 });
}, I = (t, e, n, s) => {
  if (e && typeof e == "object" || typeof e == "function")
    for (let p of E(e))
      !A.call(t, p) && p !== n && c(t, p, { get: () => e[p], enumerable: !(s = b(e, p)) || s.enumerable });
  return t;
};
var w = (t) => I(c({}, "__esModule", { value: !0 }), t);

// js/src/formats/index.ts
var ae = {};
v(ae, {
  FormatError: () => o,
  agui: () => M,
  anthropic: () => N,
  coze: () => U,
  dashscope: () => V,
  dashscopeSnapshots: () => L,
  dify: () => H,
  gemini: () => $,
  openai: () => Z,
  openaiResponses: () => W,
  uiMessageStream: () => re
});
module.exports = w(ae);

// js/src/formats/format.ts
var o = class extends Error {
  name = "FormatError";
  /** The service's own code or type of the error, such as `'overloaded_error'` or `503`. */
  code;
  /** @param detail the part of it that says what is wrong: an object with `message`, `msg` or `errorText`, or the text itself */
  constructor(e, n = e) {
    let { message: s, msg: p, errorText: d, code: h, type: O } = Object(e), F = [e, s, p, d].find((g) => g && typeof g == "string");
    super(F ?? `no message: ${R(n)}`.slice(0, 200), { cause: n }), this.code = [h, O].find((g) => g && g !== "error" && /string|number/.test(typeof g));
  }
};
function R(t) {
  try {
    return JSON.stringify(t);
  } catch {
    return "\u2026";
  }
}
function m(t) {
  try {
    let e = JSON.parse(t);
    return e && typeof e == "object" ? e : void 0;
  } catch {
    return;
  }
}
function r({ data: t }) {
  return typeof t == "string" ? m(t) : t;
}
function i({ type: t, data: e }, n) {
  let s = n ?? {};
  if (s.error) return new o(s.error, n);
  if (t === "error" || s.type === "error") return new o(n ?? e);
  if (!n && /^\s*{/.test(`${e}`)) return new o(`damaged JSON: ${e}`.slice(0, 200), e);
}
function l({ data: t }) {
  return typeof t == "string" && /^\s*"?\[DONE\]/.test(t);
}
function u(t) {
  return Array.isArray(t) ? t : [];
}
function a(t) {
  return typeof t == "string" ? t : u(t).filter((n) => n && !n.thought && (n.type ?? "text") === "text").map(({ text: n }) => typeof n == "string" ? n : "").join("");
}

// js/src/formats/agui.ts
var M = { parse: r, text: S, done: C };
function S(t) {
  let e = r(t);
  return (e?.type === "TEXT_MESSAGE_CONTENT" || e?.type === "TEXT_MESSAGE_CHUNK") && !e.subagentRunId ? a(e.delta) : "";
}
function C(t) {
  let e = r(t);
  return e?.type === "RUN_ERROR" ? new o({ message: e.message, code: e.code }, e) : i(t, e) ?? e?.type === "RUN_FINISHED";
}

// js/src/formats/anthropic.ts
var N = { parse: r, text: D, done: P };
function D(t) {
  let e = r(t);
  return e?.type === "content_block_delta" && e.delta?.type === "text_delta" ? a(e.delta.text) : "";
}
function P(t) {
  let e = r(t);
  return i(t, e) ?? e?.type === "message_stop";
}

// js/src/formats/coze.ts
var U = { parse: f, text: j, done: G };
function f({ type: t, data: e }) {
  if (typeof e != "string") return e;
  let n = m(e);
  return n && { event: t, data: n };
}
function j(t) {
  let e = f(t);
  return e?.event === "conversation.message.delta" && e.data.type === "answer" ? a(e.data.content) : "";
}
function G(t) {
  if (t.type === "done") return !0;
  let e = f(t);
  return e?.event === "error" ? new o(e.data, e) : e?.event === "conversation.chat.failed" ? new o(e.data.last_error, e) : i(t, e) ?? !1;
}

// js/src/formats/dashscope.ts
var V = { parse: r, text: _, done: y }, L = { parse: r, text: _, done: y, answer: z };
function _(t) {
  let e = r(t)?.output;
  return a(u(e?.choices).find((n) => !n?.index)?.message?.content ?? e?.text);
}
function y(t) {
  let e = r(t), n = i(t, e);
  if (n) return n;
  let s = e?.output;
  if (!s) return e?.code ? new o(e) : void 0;
  let p = u(s.choices);
  return (p.length ? p : [s]).every((d) => (d?.finish_reason ?? "null") !== "null") && "eof";
}
function z() {
  let t = "";
  return (e) => t = _(e) || t;
}

// js/src/formats/dify.ts
var H = { parse: r, text: x, done: q, answer: X };
function x(t) {
  let e = r(t);
  switch (e?.event) {
    case "message":
    case "agent_message":
      return a(e.answer);
    case "text_chunk":
      return a(e.data?.text);
    default:
      return "";
  }
}
function q(t) {
  let e = r(t);
  switch (e?.event) {
    case "error":
      return new o(e);
    case "message_end":
      return !0;
    case "workflow_finished":
      return e.data?.status === "failed" ? new o(e.data.error, e) : e.message_id ? "eof" : !0;
    default:
      return i(t, e);
  }
}
function X() {
  let t = "";
  return ({ type: e, data: n }) => {
    let s = r({ type: e, data: n });
    return s?.event === "message_replace" ? t = a(s.answer) : s?.event === "text_replace" ? t = a(s.data?.text) : t += x({ type: e, data: s });
  };
}

// js/src/formats/gemini.ts
var $ = { parse: r, text: B, done: K };
function B(t) {
  return a(u(r(t)?.candidates).find((e) => !e?.index)?.content?.parts);
}
function K(t) {
  let e = r(t), n = i(t, e);
  if (n) return n;
  let s = u(e?.candidates);
  return s.length ? s.every(J) && "eof" : e?.promptFeedback?.blockReason ? "eof" : void 0;
}
function J(t) {
  return (t?.finishReason ?? T) !== T;
}
var T = "FINISH_REASON_UNSPECIFIED";

// js/src/formats/openai-responses.ts
var W = { parse: r, text: Y, done: Q };
function Y(t) {
  let e = r(t);
  return e?.type === "response.output_text.delta" ? a(e.delta) : "";
}
function Q(t) {
  let e = r(t);
  return e?.type === "response.failed" ? new o(e.response?.error, e) : i(t, e) ?? (e?.type === "response.completed" || e?.type === "response.incomplete");
}

// js/src/formats/openai.ts
var Z = { parse: r, text: ee, done: te };
function ee(t) {
  return a(u(r(t)?.choices).find((e) => !e?.index)?.delta?.content);
}
function te(t) {
  if (l(t)) return !0;
  let e = r(t), n = i(t, e);
  if (n) return n;
  if (e?.object === "error") return new o(e);
  let s = u(e?.choices).find((p) => ne.includes(p?.finish_reason))?.finish_reason;
  return s ? new o({ message: `finish_reason: ${s}`, code: s }, e) : !1;
}
var ne = ["error", "insufficient_system_resource"];

// js/src/formats/ui-message-stream.ts
var re = { parse: r, text: k, done: se, answer: oe };
function k(t) {
  let e = r(t);
  return e?.type === "text-delta" ? a(e.delta) : "";
}
function se(t) {
  if (l(t)) return !0;
  let e = r(t);
  return e?.type === "finish" && e.finishReason === "error" ? new o("finishReason: error", e) : i(t, e) ?? !1;
}
function oe() {
  let t = "", e = 0;
  return ({ type: n, data: s }) => {
    let p = r({ type: n, data: s });
    return p?.type === "start-step" && (e = t.length), p?.type === "reset-step" && (t = t.slice(0, e)), t += k({ type: n, data: p });
  };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  FormatError,
  agui,
  anthropic,
  coze,
  dashscope,
  dashscopeSnapshots,
  dify,
  gemini,
  openai,
  openaiResponses,
  uiMessageStream
});
//# sourceMappingURL=formats.cjs.map
