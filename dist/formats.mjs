/*! eventsource-wasm 0.2.0 | MIT */

// js/src/formats/format.ts
var o = class extends Error {
  name = "FormatError";
  /** The service's own code or type of the error, such as `'overloaded_error'` or `503`. */
  code;
  /** @param detail the part of it that says what is wrong: an object with `message`, `msg` or `errorText`, or the text itself */
  constructor(e, r = e) {
    let { message: s, msg: p, errorText: d, code: k, type: h } = Object(e), O = [e, s, p, d].find((g) => g && typeof g == "string");
    super(O ?? `no message: ${F(r)}`.slice(0, 200), { cause: r }), this.code = [k, h].find((g) => g && g !== "error" && /string|number/.test(typeof g));
  }
};
function F(t) {
  try {
    return JSON.stringify(t);
  } catch {
    return "\u2026";
  }
}
function c(t) {
  try {
    let e = JSON.parse(t);
    return e && typeof e == "object" ? e : void 0;
  } catch {
    return;
  }
}
function n({ data: t }) {
  return typeof t == "string" ? c(t) : t;
}
function i({ type: t, data: e }, r) {
  let s = r ?? {};
  if (s.error) return new o(s.error, r);
  if (t === "error" || s.type === "error") return new o(r ?? e);
  if (!r && /^\s*{/.test(`${e}`)) return new o(`damaged JSON: ${e}`.slice(0, 200), e);
}
function l({ data: t }) {
  return typeof t == "string" && /^\s*"?\[DONE\]/.test(t);
}
function u(t) {
  return Array.isArray(t) ? t : [];
}
function a(t) {
  return typeof t == "string" ? t : u(t).filter((r) => r && !r.thought && (r.type ?? "text") === "text").map(({ text: r }) => typeof r == "string" ? r : "").join("");
}

// js/src/formats/agui.ts
var X = { parse: n, text: b, done: E };
function b(t) {
  let e = n(t);
  return (e?.type === "TEXT_MESSAGE_CONTENT" || e?.type === "TEXT_MESSAGE_CHUNK") && !e.subagentRunId ? a(e.delta) : "";
}
function E(t) {
  let e = n(t);
  return e?.type === "RUN_ERROR" ? new o({ message: e.message, code: e.code }, e) : i(t, e) ?? e?.type === "RUN_FINISHED";
}

// js/src/formats/anthropic.ts
var K = { parse: n, text: A, done: v };
function A(t) {
  let e = n(t);
  return e?.type === "content_block_delta" && e.delta?.type === "text_delta" ? a(e.delta.text) : "";
}
function v(t) {
  let e = n(t);
  return i(t, e) ?? e?.type === "message_stop";
}

// js/src/formats/coze.ts
var Y = { parse: m, text: I, done: w };
function m({ type: t, data: e }) {
  if (typeof e != "string") return e;
  let r = c(e);
  return r && { event: t, data: r };
}
function I(t) {
  let e = m(t);
  return e?.event === "conversation.message.delta" && e.data.type === "answer" ? a(e.data.content) : "";
}
function w(t) {
  if (t.type === "done") return !0;
  let e = m(t);
  return e?.event === "error" ? new o(e.data, e) : e?.event === "conversation.chat.failed" ? new o(e.data.last_error, e) : i(t, e) ?? !1;
}

// js/src/formats/dashscope.ts
var ee = { parse: n, text: f, done: _ }, te = { parse: n, text: f, done: _, answer: R };
function f(t) {
  let e = n(t)?.output;
  return a(u(e?.choices).find((r) => !r?.index)?.message?.content ?? e?.text);
}
function _(t) {
  let e = n(t), r = i(t, e);
  if (r) return r;
  let s = e?.output;
  if (!s) return e?.code ? new o(e) : void 0;
  let p = u(s.choices);
  return (p.length ? p : [s]).every((d) => (d?.finish_reason ?? "null") !== "null") && "eof";
}
function R() {
  let t = "";
  return (e) => t = f(e) || t;
}

// js/src/formats/dify.ts
var se = { parse: n, text: y, done: M, answer: S };
function y(t) {
  let e = n(t);
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
function M(t) {
  let e = n(t);
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
function S() {
  let t = "";
  return ({ type: e, data: r }) => {
    let s = n({ type: e, data: r });
    return s?.event === "message_replace" ? t = a(s.answer) : s?.event === "text_replace" ? t = a(s.data?.text) : t += y({ type: e, data: s });
  };
}

// js/src/formats/gemini.ts
var ie = { parse: n, text: C, done: N };
function C(t) {
  return a(u(n(t)?.candidates).find((e) => !e?.index)?.content?.parts);
}
function N(t) {
  let e = n(t), r = i(t, e);
  if (r) return r;
  let s = u(e?.candidates);
  return s.length ? s.every(D) && "eof" : e?.promptFeedback?.blockReason ? "eof" : void 0;
}
function D(t) {
  return (t?.finishReason ?? x) !== x;
}
var x = "FINISH_REASON_UNSPECIFIED";

// js/src/formats/openai-responses.ts
var ge = { parse: n, text: P, done: U };
function P(t) {
  let e = n(t);
  return e?.type === "response.output_text.delta" ? a(e.delta) : "";
}
function U(t) {
  let e = n(t);
  return e?.type === "response.failed" ? new o(e.response?.error, e) : i(t, e) ?? (e?.type === "response.completed" || e?.type === "response.incomplete");
}

// js/src/formats/openai.ts
var ce = { parse: n, text: j, done: G };
function j(t) {
  return a(u(n(t)?.choices).find((e) => !e?.index)?.delta?.content);
}
function G(t) {
  if (l(t)) return !0;
  let e = n(t), r = i(t, e);
  if (r) return r;
  if (e?.object === "error") return new o(e);
  let s = u(e?.choices).find((p) => V.includes(p?.finish_reason))?.finish_reason;
  return s ? new o({ message: `finish_reason: ${s}`, code: s }, e) : !1;
}
var V = ["error", "insufficient_system_resource"];

// js/src/formats/ui-message-stream.ts
var _e = { parse: n, text: T, done: L, answer: z };
function T(t) {
  let e = n(t);
  return e?.type === "text-delta" ? a(e.delta) : "";
}
function L(t) {
  if (l(t)) return !0;
  let e = n(t);
  return e?.type === "finish" && e.finishReason === "error" ? new o("finishReason: error", e) : i(t, e) ?? !1;
}
function z() {
  let t = "", e = 0;
  return ({ type: r, data: s }) => {
    let p = n({ type: r, data: s });
    return p?.type === "start-step" && (e = t.length), p?.type === "reset-step" && (t = t.slice(0, e)), t += T({ type: r, data: p });
  };
}
export {
  o as FormatError,
  X as agui,
  K as anthropic,
  Y as coze,
  ee as dashscope,
  te as dashscopeSnapshots,
  se as dify,
  ie as gemini,
  ce as openai,
  ge as openaiResponses,
  _e as uiMessageStream
};
//# sourceMappingURL=formats.mjs.map
