/*! eventsource-wasm 0.1.0 | MIT */
var te = Object.defineProperty;
var et = Object.getOwnPropertyDescriptor;
var tt = Object.getOwnPropertyNames;
var rt = Object.prototype.hasOwnProperty;
var nt = (u, r) => {
  for (var t in r)
    te(u, t, { get: r[t], enumerable: !0 });
}, st = (u, r, t, i) => {
  if (r && typeof r == "object" || typeof r == "function")
    for (let e of tt(r))
      !rt.call(u, e) && e !== t && te(u, e, { get: () => r[e], enumerable: !(i = et(r, e)) || i.enumerable });
  return u;
};
var ot = (u) => st(te({}, "__esModule", { value: !0 }), u);

// js/src/index.ts
var Lt = {};
nt(Lt, {
  EventSource: () => Fe,
  EventSourceError: () => w,
  EventStreamDecoder: () => G
});
module.exports = ot(Lt);

// js/src/error.ts
var w = class extends Error {
  /**
   * @param response the response, if there was one: that of a refusal holds its body, and can be read at any time
   * @param truncated it holds only the start of the refusal's body: the rest did not come within 2 s, or is past 64 KiB
   */
  constructor(t, i, e, s, d = !1) {
    super(i, { cause: e });
    this.reason = t;
    this.response = s;
    this.truncated = d;
    this.status = s?.status;
  }
  reason;
  response;
  truncated;
  name = "EventSourceError";
  /** The HTTP status, if there was a response. */
  status;
};
function q(u) {
  return u instanceof Error ? u.message : String(u);
}
function U(u) {
  typeof reportError == "function" ? reportError(u) : queueMicrotask(() => {
    throw u;
  });
}

// dist/core.mjs
for (P = new Uint8Array(123), L = 25; L >= 0; --L) P[48 + L] = 52 + L, P[65 + L] = L, P[97 + L] = 26 + L;
var re, P, L;
P[43] = 62, P[47] = 63;
function it(u, r, t) {
  for (var i, e, s = 0, d = r, h = t.length, p = r + (h * 3 >> 2) - (t[h - 2] == "=") - (t[h - 1] == "="); s < h; s += 4) i = P[t.charCodeAt(s + 1)], e = P[t.charCodeAt(s + 2)], u[d++] = P[t.charCodeAt(s)] << 2 | i >> 4, d < p && (u[d++] = i << 4 | e >> 2), d < p && (u[d++] = e << 6 | P[t.charCodeAt(s + 3)]);
  return u;
}
function at(u) {
  it(re, 65538, "BAkLEBATZGF0YWV2ZW50aWRyZXRyee+7vw==");
}
function ct() {
  throw new Error("abort");
}
function ut(u) {
  var r = new ArrayBuffer(196608), t = new Int8Array(r), i = new Int16Array(r), e = new Int32Array(r), s = new Uint8Array(r), d = new Uint16Array(r), h = new Uint32Array(r), p = new Float32Array(r), y = new Float64Array(r), E = Math.imul, A = Math.fround, T = Math.abs, S = Math.clz32, I = Math.min, k = Math.max, x = Math.floor, Ee = Math.ceil, Z = Math.trunc, ee = Math.sqrt, M = 65536;
  function b(n) {
    return E(s[E(n, 80) + 139368 | 0] && n >>> 0 < 512 ? n : 0, 80) + 139296 | 0;
  }
  function O(n, c, o) {
    var a = 0, f = 0, l = 0, m = 0;
    l = n, m = s[c | 0];
    e: if (m) {
      n = 191;
      t: {
        r: {
          n: {
            s: {
              o: switch (a = s[c + 2 | 0], a - 240 | 0) {
                case 0:
                  break s;
                case 1:
                case 2:
                case 3:
                  break r;
                case 4:
                  break o;
                default:
                  break n;
              }
              n = 143;
              break r;
            }
            f = 144;
            break t;
          }
          if (f = 160, (a | 0) == 224) break t;
          if ((a | 0) != 237) break r;
          n = 159;
        }
        f = 128;
      }
      if (a = 0, t[c + 2 | 0] = 0, o = o & 255, !(o >>> 0 >= f >>> 0 & n >>> 0 >= o >>> 0)) {
        t[c | 0] = 0, n = -1;
        break e;
      }
      if (o = m - 1 | 0, t[c | 0] = o, a = 1, n = 1, o & 255) break e;
      n = 1 - s[c + 1 | 0] | 0;
    } else {
      if ((o + 11 & 255) >>> 0 <= 204) {
        a = 1, n = 0;
        break e;
      }
      if (t[c + 2 | 0] = o, t[c | 0] = 1, t[c + 1 | 0] = 1, a = 1, o = o & 255, n = 1, o >>> 0 < 224 || (t[c | 0] = 2, n = 1, o >>> 0 < 240)) break e;
      t[c | 0] = 3, t[c + 1 | 0] = 2, n = 1;
    }
    e[l >> 2] = n, t[l + 4 | 0] = a;
  }
  function ve(n, c) {
    var o = 0, a = 0, f = 0, l = 0, m = 0, v = 0, g = 0, R = 0, N = 0, _ = 0, z = 0, Se = 0, ke = 0;
    for (l = e[c + 28 >> 2], R = e[c + 24 >> 2], o = R, s[n + 20 | 0] && (we(n, c), o = e[c + 24 >> 2]), g = R - l | 0, N = e[c >> 2], _ = N + 8 | 0, z = e[c + 4 >> 2]; ; ) {
      e: {
        if (l = o, (z | 0) <= (o | 0)) break e;
        if (o = o + 16 | 0, (z | 0) >= (o | 0) && (v = l + _ | 0, m = s[v | 0] | s[v + 1 | 0] << 8 | (s[v + 2 | 0] << 16 | s[v + 3 | 0] << 24), f = l + N | 0, a = s[f | 0] | s[f + 1 | 0] << 8 | (s[f + 2 | 0] << 16 | s[f + 3 | 0] << 24), Se = (m - 235802126 | a - 235802126 | a | m) & -2139062144, f = s[f + 4 | 0] | s[f + 5 | 0] << 8 | (s[f + 6 | 0] << 16 | s[f + 7 | 0] << 24), ke = f - ((a >>> 0 < 235802126) + 235802126 | 0) | 0, a = s[v + 4 | 0] | s[v + 5 | 0] << 8 | (s[v + 6 | 0] << 16 | s[v + 7 | 0] << 24), !(Se | (ke | a - ((m >>> 0 < 235802126) + 235802126 | 0) | f | a) & -2139062144))) continue;
        if (o = l + 8 | 0, (z | 0) >= (o | 0)) {
          if (a = l + N | 0, f = s[a | 0] | s[a + 1 | 0] << 8 | (s[a + 2 | 0] << 16 | s[a + 3 | 0] << 24), m = (f - 235802126 | f) & -2139062144, a = s[a + 4 | 0] | s[a + 5 | 0] << 8 | (s[a + 6 | 0] << 16 | s[a + 7 | 0] << 24), f = (a - ((f >>> 0 < 235802126) + 235802126 | 0) | a) & -2139062144, !(m | f)) continue;
          t: {
            if (f | m) {
              o = f - 1 | 0, a = m - 1 | 0, o = (a | 0) != -1 ? o + 1 | 0 : o, o = S(o ^ f), o = 63 - ((o | 0) == 32 ? S(a ^ m) + 32 | 0 : o) | 0;
              break t;
            }
            o = 64;
          }
          l = l + (o >>> 3 | 0) | 0;
        }
        t: switch (o = s[l + N | 0], o - 10 | 0) {
          case 0:
          case 3:
            break e;
          default:
            break t;
        }
        if (o = o << 24 >> 24, (o | 0) < 0) {
          e[c + 24 >> 2] = l, we(n, c), o = e[c + 24 >> 2];
          continue;
        }
        !o & s[n + 24 | 0] == 3 && (t[n + 28 | 0] = 1), o = l + 1 | 0;
        continue;
      }
      break;
    }
    e[c + 24 >> 2] = l, _ = e[c + 4 >> 2], a = s[n + 24 | 0];
    e: if ((a | 0) == 4) {
      for (o = l - R | 0, g = (o | 0) > 0 ? o : 0, m = e[c >> 2] + R | 0; ; ) {
        if (g) {
          f = s[m | 0], t[n + 27 | 0] = 1, a = e[n + 16 >> 2], e[n + 16 >> 2] = a >>> 0 >= 214748364 ? 2147483647 : E(a, 10) + (f - 48 & 255) | 0, t[n + 28 | 0] = (s[n + 28 | 0] | (f - 58 & 255) >>> 0 < 246) & 1, m = m + 1 | 0, g = g - 1 | 0, o = o - 1 | 0;
          continue;
        }
        break;
      }
      if (s[n + 28 | 0] | (!s[n + 27 | 0] | (l | 0) >= (_ | 0))) break e;
      t[n + 8 | 0] = 1, e[n + 4 >> 2] = e[n + 16 >> 2];
    } else {
      if (o = (l | 0) >= (_ | 0), o & (g | 0) >= (l - e[c + 28 >> 2] | 0)) break e;
      t: {
        r: switch (a - 1 | 0) {
          case 2:
            if (s[n + 28 | 0]) break e;
            if (l = 3, o) break t;
            t[n + 26 | 0] = s[n + 26 | 0] | 2, l = 4;
            break t;
          case 1:
            l = 2, t[n + 26 | 0] = s[n + 26 | 0] | 2;
            break t;
          case 0:
            break r;
          default:
            break e;
        }
        o = s[n + 26 | 0], l = o & 1 ? s[n + 27 | 0] ? 1 : 17 : 1, t[n + 26 | 0] = o | 1;
      }
      a = s[n + 27 | 0], t[n + 27 | 0] = 1, o = e[c + 12 >> 2] + (e[c + 32 >> 2] << 3) | 0, e[o + 4 >> 2] = e[c + 24 >> 2] - e[c + 28 >> 2], e[o >> 2] = g << 8 | (a ? l | 8 : l), e[c + 32 >> 2] = e[c + 32 >> 2] + 1;
    }
    if (e[c + 24 >> 2] != e[c + 4 >> 2]) e: {
      if (ge(n, c), be(n, c), s[n + 23 | 0] == 5 || (t[n + 23 | 0] = 1, o = e[c + 24 >> 2], (o | 0) >= e[c + 4 >> 2])) break e;
      t: switch (s[o + e[c >> 2] | 0] - 10 | 0) {
        case 0:
        case 3:
          break t;
        default:
          break e;
      }
      ye(n, c);
    }
  }
  function be(n, c) {
    var o = 0, a = 0, f = 0, l = 0;
    if (a = e[c + 24 >> 2], f = e[c >> 2], l = s[a + f | 0], o = a + 1 | 0, e[c + 24 >> 2] = o, (l | 0) == 13) e: {
      if (e[c + 4 >> 2] == (o | 0)) {
        t[n + 29 | 0] = 1, o = e[c + 24 >> 2];
        break e;
      }
      if (s[o + f | 0] != 10) break e;
      o = a + 2 | 0, e[c + 24 >> 2] = o;
    }
    e[c + 40 >> 2] = o;
  }
  function ye(n, c) {
    var o = 0, a = 0;
    be(n, c), o = s[n + 26 | 0], !o | o & 1 ? o && (a = e[c + 32 >> 2], o = e[c + 12 >> 2] + (a << 3) | 0, e[c + 36 >> 2] >= (a | 0) ? (e[o >> 2] = 37, e[o + 4 >> 2] = 0, e[c + 32 >> 2] = e[c + 32 >> 2] + 1) : (o = o - 8 | 0, e[o >> 2] = e[o >> 2] | 32)) : (o = e[c + 12 >> 2] + (e[c + 32 >> 2] << 3) | 0, e[o >> 2] = 5, e[o + 4 >> 2] = 0, e[c + 32 >> 2] = e[c + 32 >> 2] + 1), o = 1, o = s[n + 9 | 0] ? o : t[n + 26 | 0] & 1, t[n + 26 | 0] = 0, t[n + 9 | 0] = o, e[n + 12 >> 2] = 0, e[c + 36 >> 2] = e[c + 32 >> 2];
  }
  function ge(n, c) {
    var o = 0, a = 0;
    e: if (o = e[c + 40 >> 2], a = e[c + 24 >> 2], e[c + 40 >> 2] = a, s[n + 23 | 0] != 5) {
      if (s[n + 24 | 0] == 5 || (o = e[n + 12 >> 2] + (a - o | 0) | 0, e[n + 12 >> 2] = o, a = e[n >> 2], o >>> 0 <= (a || 16777216) >>> 0)) break e;
      o = e[c + 12 >> 2] + (e[c + 32 >> 2] << 3) | 0, e[o >> 2] = 6, e[o + 4 >> 2] = 0, e[c + 32 >> 2] = e[c + 32 >> 2] + 1, t[n + 23 | 0] = 5;
    }
  }
  function we(n, c) {
    var o = 0, a = 0, f = 0, l = 0, m = 0, v = 0, g = 0, R = 0;
    for (f = M - 16 | 0, M = f, l = c + 28 | 0, m = n + 20 | 0, n = c + 24 | 0, v = e[c + 4 >> 2], R = e[c >> 2]; ; ) {
      e: {
        if (a = e[n >> 2], (a | 0) >= (v | 0)) break e;
        o = a + R | 0, c = t[o | 0];
        t: {
          if (!s[m | 0]) r: {
            if ((c | 0) >= 0) break e;
            if ((c | 0) == -19 | (a + 2 | 0) >= (v | 0) | (c + 31 & 255) >>> 0 > 14 || (g = s[o + 2 | 0], o = s[o + 1 | 0], (g & o) << 24 >> 24 >= 0 | (o | g) & 64)) break r;
            e[n >> 2] = a + 3, a = 2, c = l;
            break t;
          }
          if (O(f + 8 | 0, m, c), o = s[f + 12 | 0], e[l >> 2] = e[l >> 2] + e[f + 8 >> 2], a = 1, c = n, !o) continue;
        }
        e[c >> 2] = e[c >> 2] + a;
        continue;
      }
      break;
    }
    M = f + 16 | 0;
  }
  function ze() {
    return 65568;
  }
  function Ge(n, c, o, a) {
    n = +n, c = +c, o = +o, a = +a;
    var f = 0;
    return c = n + c, f = c - a, f > 0 ? n = I(n, f) : n = c >= o && a - o > 1e3 ? 1e3 : 0, +n;
  }
  function We(n) {
    return n = n | 0, s[b(n) + 48 | 0];
  }
  function Ke(n) {
    return n = n | 0, n = b(n), s[n + 8 | 0] ? (n = e[n + 4 >> 2], n = (n | 0) < 0 ? 3e3 : n) : n = 3e3, n | 0;
  }
  function Ye(n, c, o, a) {
    n = n | 0, c = c | 0, o = o | 0, a = +a;
    var f = 0, l = 0;
    f = b(n), y[f + 56 >> 3] = a, n = c & 65535, t[f + 65 | 0] = (n | 0) == 204, t[f + 64 | 0] = o >>> 1 & 1;
    e: {
      t: {
        r: {
          n: if (o & 4) l = (o & 8) >>> 3 | 0;
          else {
            if (l = 0, s[f + 32 | 0] < 2) break n;
            if ((n | 0) == 429) {
              t[f + 66 | 0] = 1;
              break r;
            }
            l = (c - 502 & 65535) >>> 0 < 3;
          }
          if (n = l, t[f + 66 | 0] = n, (c & 65535) == 200) break t;
        }
        if (n = 4, o & 2 | (c - 300 & 65535) >>> 0 < 65436 | (c & 65534) == 204) break e;
      }
      if (n = 5, !(o & 1)) break e;
      t[f + 48 | 0] = 1, n = 0;
    }
    return n | 0;
  }
  function Ve(n) {
    n = n | 0, t[b(n) + 72 | 0] = 0;
  }
  function Je(n, c, o, a, f) {
    n = n | 0, c = c | 0, o = o | 0, a = a | 0, f = f | 0;
    var l = 0, m = 0, v = 0, g = 0;
    l = -40880, v = 1;
    e: {
      for (; ; ) {
        if (!l) break e;
        if (s[l + 180328 | 0]) {
          l = l + 80 | 0, v = v + 1 | 0;
          continue;
        }
        break;
      }
      for (m = 80, g = l + 180256 | 0, g + 80 >>> 0 > Ze() << 16 >>> 0 && ct(); ; ) {
        if (m) {
          m = m - 1 | 0, t[g + m | 0] = 0;
          continue;
        }
        break;
      }
      return e[l + 180300 >> 2] = a, e[l + 180296 >> 2] = o, e[l + 180292 >> 2] = c, t[l + 180290 | 0] = n >>> 4 & 1, t[l + 180289 | 0] = n >>> 3 & 1, t[l + 180288 | 0] = n & 231, e[g >> 2] = f, t[l + 180328 | 0] = 1, v | 0;
    }
    return 0;
  }
  function Qe(n, c) {
    n = n | 0, c = c | 0;
    var o = 0, a = 0, f = 0, l = 0, m = 0, v = 0, g = 0;
    if (o = M + -64 | 0, M = o, m = c >>> 0 >= 65536 ? 65536 : c, a = b(n), s[a + 23 | 0] != 5) {
      e[o + 60 >> 2] = 0, e[o + 52 >> 2] = 0, e[o + 56 >> 2] = 0, e[o + 44 >> 2] = 0, e[o + 48 >> 2] = 0, e[o + 36 >> 2] = 1024, e[o + 40 >> 2] = 1024, e[o + 32 >> 2] = 131104, e[o + 28 >> 2] = 65536, e[o + 24 >> 2] = m, e[o + 20 >> 2] = 65568;
      e: if (s[a + 29 | 0]) {
        if (n = 0, !c || (t[a + 29 | 0] = 0, n = 0, s[65568] != 10)) break e;
        e[o + 60 >> 2] = 1, e[o + 44 >> 2] = 1, n = 1;
      } else n = 0;
      for (f = n, g = a + 20 | 0; ; ) {
        e: {
          if ((e[o + 52 >> 2] + 2 | 0) > 1024 | (f | 0) >= (m | 0)) break e;
          t: {
            r: {
              n: {
                s: {
                  o: switch (v = s[a + 23 | 0], v | 0) {
                    case 5:
                      break e;
                    case 0:
                    case 1:
                      break r;
                    case 2:
                      break n;
                    case 3:
                      break s;
                    case 4:
                      break o;
                    default:
                      break t;
                  }
                  ve(a, o + 20 | 0);
                  break t;
                }
                s[e[o + 20 >> 2] + f | 0] == 32 && (e[o + 44 >> 2] = f + 1), t[a + 23 | 0] = 4;
                break t;
              }
              n = s[e[o + 20 >> 2] + f | 0], t[a + 23 | 0] = 4;
              n: {
                if (l = s[a + 25 | 0], c = s[a + 24 | 0], (l | 0) == s[(c + 1 & 255) + 65536 | 0]) {
                  if ((c | 0) == 6) {
                    e[a + 12 >> 2] = 0, t[a + 23 | 0] = 1, e[o + 60 >> 2] = f;
                    break t;
                  }
                  s: switch (n - 10 | 0) {
                    case 0:
                    case 3:
                      break t;
                    case 1:
                    case 2:
                      break n;
                    default:
                      break s;
                  }
                  if ((n | 0) != 58) break n;
                  t[a + 23 | 0] = 3, e[o + 44 >> 2] = f + 1;
                } else {
                  if ((n | 0) != s[l + 65544 | 0]) break n;
                  O(o + 8 | 0, g, n), n = e[o + 8 >> 2], t[a + 23 | 0] = 2, t[a + 25 | 0] = s[a + 25 | 0] + 1, e[o + 44 >> 2] = f + 1, e[o + 48 >> 2] = n + e[o + 48 >> 2];
                }
                break t;
              }
              t[a + 24 | 0] = 0;
              break t;
            }
            if (c = e[o + 20 >> 2], l = f + 5 | 0, (l | 0) < e[o + 24 >> 2] && (n = c + f | 0, !(s[n + 4 | 0] != 58 | (s[n | 0] | s[n + 1 | 0] << 8 | (s[n + 2 | 0] << 16 | s[n + 3 | 0] << 24)) != 1635017060))) {
              t[a + 27 | 0] = 0, t[a + 28 | 0] = 0, t[a + 25 | 0] = 0, t[a + 23 | 0] = 3, t[a + 24 | 0] = 1, e[a + 16 >> 2] = 0, e[o + 44 >> 2] = l, s[c + l | 0] == 32 && (e[o + 44 >> 2] = f + 6), t[a + 23 | 0] = 4, ve(a, o + 20 | 0);
              break t;
            }
            r: {
              n: {
                s: {
                  o: {
                    i: {
                      a: switch (c = s[c + f | 0], c - 100 | 0) {
                        case 0:
                          break o;
                        case 1:
                          break i;
                        case 2:
                        case 3:
                        case 4:
                          break n;
                        case 5:
                          break a;
                        default:
                          break s;
                      }
                      n = 3;
                      break r;
                    }
                    n = 2;
                    break r;
                  }
                  n = 1;
                  break r;
                }
                s: switch (c - 10 | 0) {
                  case 0:
                  case 3:
                    t[a + 23 | 0] = 1, ye(a, o + 20 | 0);
                    break t;
                  case 1:
                  case 2:
                    break n;
                  default:
                    break s;
                }
                if (n = 5, (c | 0) == 58 || (n = 4, (c | 0) == 114)) break r;
                if ((c | 0) != 239) break n;
                n = v ? 0 : 6;
                break r;
              }
              n = 0;
            }
            t[a + 27 | 0] = 0, t[a + 28 | 0] = 0, t[a + 23 | 0] = 2, t[a + 24 | 0] = n, e[a + 16 >> 2] = 0, t[a + 25 | 0] = s[n + 65536 | 0];
          }
          f = e[o + 44 >> 2];
          continue;
        }
        break;
      }
      ge(a, o + 20 | 0), m = s[a + 23 | 0] == 5 ? m : e[o + 44 >> 2], f = e[o + 52 >> 2];
    }
    return M = o - -64 | 0, m << 12 | f;
  }
  function Xe(n, c, o) {
    n = n | 0, c = c | 0, o = +o;
    var a = 0, f = 0, l = 0, m = 0, v = 0, g = 0, R = 0, N = 0;
    a = b(n), s[a + 9 | 0] && (e[a + 52 >> 2] = 0), n = 1, c & 64 || (!(c & 32) | s[a + 23 | 0] != 1 ? n = 0 : n = t[a + 26 | 0] & 1), m = s[a + 8 | 0], e[a + 8 >> 2] = 0, e[a + 12 >> 2] = 0, e[a + 16 >> 2] = 0, e[a + 20 >> 2] = 0, e[a + 24 >> 2] = 0, e[a + 28 >> 2] = 0, t[a + 8 | 0] = m, f = c & 16, c = c & 143, g = !c & n;
    e: if (s[a + 65 | 0]) {
      if (n = 1, s[a + 64 | 0]) break e;
      n = s[a + 32 | 0] == 2 & (f | 0) != 0;
    } else n = 0;
    if (n & (c | 0) == 4 | g) t[a + 48 | 0] = 2, o = 0, n = 1;
    else {
      g = e[a + 4 >> 2];
      e: {
        t: {
          if (n = e[a + 36 >> 2], n >>> 0 <= h[a + 52 >> 2] && n || (n = s[a + 32 | 0], !(f | (n | 0) != 2 | s[a + 34 | 0]))) break t;
          if (c >>> 0 >= 4) {
            if (!(t[a + 66 | 0] & 1 && n && (c | 0) == 4)) {
              t[a + 48 | 0] = 2, o = 0, n = 4;
              break e;
            }
          } else r: switch (n | 0) {
            case 0:
            case 3:
              break t;
            default:
              break r;
          }
          f = e[a + 44 >> 2], R = +(f >>> 0), N = f ? R : 2147483647, v = +h[a + 40 >> 2], m = m ? g : -1, l = I(N, k(v, +(((m | 0) < 0 ? 3e3 : m) >>> 0))), v = (n | 0) == 1 ? l : v, n = e[a + 52 >> 2], o = v + (k(l, I(l * +(1 << (n >>> 0 >= 31 ? 31 : n) >>> 0), f ? R : 3e4)) - v) * o, (c | 0) == 4 && (l = y[a + 56 >> 3], l > o && (o = I(l, N))), t[a + 48 | 0] = 0, e[a + 52 >> 2] = n + 1, n = 0;
          break e;
        }
        if (t[a + 48 | 0] = 2, o = 0, n = 4, c) break e;
        n = s[a + 33 | 0] ? 3 : 2;
      }
    }
    return +(o - +((n & 255) >>> 0));
  }
  re = s, at(u);
  function Ze() {
    return r.byteLength >> 16;
  }
  return { memory: Object.create(Object.prototype, { grow: {}, buffer: { get: function() {
    return r;
  } } }), window: ze, open: Je, release: Ve, feed: Qe, responded: Ye, ended: Xe, watch: Ge, state: We, retryTime: Ke };
}
var ne = () => ut();

// js/src/translated.ts
var $ = () => {
};

// js/src/core.ts
var lt = {
  1: "complete",
  2: "eof",
  3: "incomplete",
  4: "failed"
}, se = class {
  exports = ne();
  input;
  table;
  /** Those that have streams, to be told if the core fails. */
  a = /* @__PURE__ */ new Set();
  n;
  constructor() {
    let { buffer: r } = this.exports.memory, t = this.exports.window();
    this.input = new Uint8Array(r, t, 65536), this.table = new Uint32Array(r, t + 65536, 1024 * 2);
  }
  /** Fills the table from what the input holds. A trap is a bug of the core's: nothing of the instance can be relied on any more. */
  feed(r, t) {
    if (this.n) throw this.n;
    try {
      return this.exports.feed(r, t);
    } catch (i) {
      this.n = new w("wasm", "The core has failed", i), oe.delete(this);
      for (let e of this.a) e.t("failed", this.n);
      throw this.n;
    }
  }
}, oe = /* @__PURE__ */ new Set(), ht = { stream: !0 }, j = class {
  /** The last event ID string behind all that `read` has given. */
  lastEventId;
  #r;
  #t;
  #e = 0;
  #n;
  // the reconnection time, once released
  #s;
  // The values of the event that has not ended.
  #o = "";
  #i = "";
  #c = "";
  // as far as it has come
  #a = "";
  // the last event ID buffer
  /**
   * @param owner told if the core fails; without one the next `read` tells
   * @param lastEventId the last event ID string before the first connection
   * @throws EventSourceError `wasm`: the page may not run WebAssembly
   */
  constructor(r, t, i = "") {
    if (this.#r = t, this.lastEventId = i, ![...oe].some((e) => this.#u(e, r))) {
      let e = new se();
      oe.add(e), this.#u(e, r);
    }
    t && this.#t.a.add(t), this.#l();
  }
  /** Takes a handle of an instance, unless all are in use. */
  #u(r, { strategy: t, maxAttempts: i, minDelay: e, maxDelay: s, maxEventSize: d }) {
    return this.#t = r, this.#e = r.exports.open(t, i, e, s, d), this.#e > 0;
  }
  /** The ready state. */
  get state() {
    return this.#t.exports.state(this.#e);
  }
  /** The reconnection time, in milliseconds. */
  get retryTime() {
    return this.#n ?? this.#t.exports.retryTime(this.#e);
  }
  /** Whether the stream has been silent for too long; for how many ms it has not. See conn.Watch. */
  watch(r, t, i, e) {
    return this.#t.exports.watch(r, t, i, e);
  }
  /**
   * Takes a response, see conn.Responded. Gives the cause to end the connection with, or EOF: the stream is open.
   * @param facts of IS_EVENT_STREAM and the others
   * @param retryAfter what Retry-After comes to, in ms; NaN if there is none
   */
  responded(r, t, i) {
    return this.#t.exports.responded(this.#e, r, t, i);
  }
  /**
   * The messages of a chunk of the body, in parts: those of a window of it, maybe none. What is left unfinished goes on in
   * the next chunk.
   * @throws EventSourceError `limit`, behind the last messages: an event is longer than the policy's maxEventSize
   * @throws EventSourceError `unsupported`: what the body gives is no Uint8Array
   */
  *read(r) {
    if (r?.BYTES_PER_ELEMENT !== 1) throw new w("unsupported", "The body gives no Uint8Array");
    let { input: t, table: i } = this.#t, { length: e } = r;
    for (let s = 0; s < e; ) {
      let d = r.subarray(s, s + 65536);
      t.set(d);
      let h = this.#t.feed(this.#e, d.length), p = h >>> 12;
      p < d.length && (d = d.subarray(0, p)), s += p;
      let y = this.#s.decode(d, ht), E = [], A = this.#o, T = 0;
      for (let S = 0, I = (h & 4095) * 2; S < I; S += 2) {
        let k = i[S];
        if (T = k & 7, T < 5) {
          let x = y.slice(k >>> 8, i[S + 1]);
          T === 1 ? A = k & 16 ? A + `
` + x : k & 8 ? A + x : x : T === 2 ? this.#i = k & 8 ? this.#i + x : x : (this.#c = k & 8 ? this.#c + x : x, T === 4 && (this.#a = this.#c));
        }
        (T === 5 || k & 32) && (this.lastEventId = this.#a, k & 32 && E.push({ type: this.#i || "message", data: A, lastEventId: this.#a }), this.#i = A = "");
      }
      if (this.#o = A, yield E, T === 6) throw new w("limit", "An event is longer than maxEventSize");
    }
  }
  /**
   * Takes a connection's end. Gives the delay in milliseconds before the next request, or what the stream has come to.
   * @param cause EOF and the others
   * @param judge of the messages that have come
   */
  ended(r, { done: t, mayEnd: i }) {
    let e = (this.#o === t ? 32 : 0) | (i ? 64 : 0) | (this.lastEventId ? 16 : 0);
    this.#l();
    let s = this.#t.exports.ended(this.#e, r | e, Math.random());
    return s < 0 ? lt[-s] : s;
  }
  /** Ends it, once; the attributes stay as they are. */
  release() {
    let { exports: r, a: t } = this.#t;
    this.#r && t.delete(this.#r), this.#n = r.retryTime(this.#e), r.release(this.#e), this.#e = 0;
  }
  /** Prepares for a connection's body; what an earlier one left unfinished is forgotten. */
  #l() {
    this.#s = new TextDecoder("utf-8", { ignoreBOM: !0 }), this.#o = this.#i = "", this.#a = this.lastEventId;
  }
};

// js/src/init.ts
function B(u, r) {
  let t = Number(r ?? 0);
  if (!(t >= 0)) throw new TypeError(`${u}: ${r} is no delay or size`);
  return Math.min(t, 2147483647);
}
function C(u, r, ...t) {
  if (r !== void 0 && !t.includes(typeof r)) throw new TypeError(`${u} is no ${t.join(" and no ")}`);
}

// js/src/judge.ts
var D = class {
  constructor(r) {
    this.done = r;
  }
  done;
  /** `done` has said that a clean end completes the stream. */
  mayEnd = !1;
  /** Whether it is the last message, which is no content: nobody gets it. */
  isSentinel({ data: r }) {
    return r === this.done;
  }
  /**
   * What a message that has been handed out makes of the stream: true, it is complete; an EventSourceError, it has failed. A
   * function that throws has judged nothing: that is reported.
   */
  judge(r, t) {
    if (typeof this.done != "function") return !1;
    let i;
    try {
      i = this.done(r);
    } catch (e) {
      U(e);
    }
    return i instanceof Error ? new w("done", `The stream tells of an error: ${i.message}`, i, t) : (i !== void 0 && (this.mayEnd = i === "eof"), !!i && !this.mayEnd);
  }
  /** The error of a stream that has ended before it was complete. */
  incomplete(r) {
    return new w("eof", "Incomplete stream: it ended before done matched", void 0, r);
  }
};

// js/src/decoder.ts
var vt = /* @__PURE__ */ new FinalizationRegistry((u) => u.release()), G = class {
  readable;
  writable;
  /**
   * With `done`, `readable` ends where it matches, and errors with an EventSourceError if the bytes end before that; what comes
   * behind it is taken and thrown away, 1 MiB and 5 s of it at most. Past `maxEventSize` (bytes that one event may take, 16 MiB
   * by default) both sides error with an EventSourceError, and on `signal` with its reason. As with any stream, an error gives up
   * what has not been read.
   * @throws TypeError if a member of init is not what it should be
   * @throws EventSourceError `wasm`: the page may not run WebAssembly
   */
  constructor({ done: r, maxEventSize: t, signal: i } = {}) {
    C("done", r, "string", "function");
    let e = { strategy: r === void 0 ? 0 : 8, maxEventSize: B("maxEventSize", t) }, s, d = new D(r), h, p, y, E = !1, A = 1048576, T, S = (b) => {
      E || (E = !0, s?.release(), i?.removeEventListener("abort", k), y?.(), b());
    }, I = (b) => {
      S(() => h.error(b)), p.error(b);
    }, k = () => I(i.reason), x = () => {
      T = setTimeout(() => p.error(), 5e3), S(() => h.close());
    }, Ee = (b) => {
      if (E) return;
      if (d.isSentinel(b)) return x();
      h.enqueue(b);
      let O = d.judge(b);
      O === !0 ? x() : O && I(O);
    };
    this.readable = new ReadableStream({
      start(b) {
        h = b;
      },
      pull: () => y?.(),
      cancel(b) {
        S(() => p.error(b));
      }
    });
    let Z = {
      start(b) {
        return p = b, M?.then(ee, I);
      },
      write(b) {
        if (E) {
          A -= b.length, A < 0 && p.error();
          return;
        }
        try {
          for (let O of s.read(b))
            if (O.forEach(Ee), E) return;
        } catch (O) {
          I(O);
        }
        return E || h.desiredSize > 0 ? void 0 : new Promise((O) => y = O);
      },
      close() {
        clearTimeout(T), !E && s.ended(0, d) === "incomplete" ? I(d.incomplete()) : S(() => h.close());
      },
      abort(b) {
        clearTimeout(T), I(b);
      }
    }, ee = () => {
      E || (s = new j(e), vt.register(Z, s));
    }, M = $();
    M || ee(), this.writable = new WritableStream(Z), i?.aborted ? k() : i?.addEventListener("abort", k);
  }
};

// js/src/body.ts
async function xe(u, r, t, i) {
  let e = !1, s = () => {
    e = !0, u.cancel().catch(() => {
    });
  }, d = setTimeout(s, t);
  try {
    for (let h = 0; h < r; ) {
      let { done: p, value: y } = await u.read();
      if (p) return !e;
      i(y), h += y.length;
    }
  } catch {
  } finally {
    clearTimeout(d);
  }
  return s(), !1;
}
async function Pe(u, r) {
  await xe(u, 1048576, 5e3, () => {
  }), r.abort();
}
var Re = 200;
async function ae(u, r, t) {
  if (!u.body?.getReader) return new w(r, t, void 0, u);
  let i = new Uint8Array(65536), e = 0, s = await xe(u.body.getReader(), 65537, 2e3, (y) => {
    let E = y.subarray(0, 65536 - e);
    i.set(E, e), e += E.length;
  }), d = i.slice(0, e), h = new TextDecoder().decode(d), p = h ? `${t}: ${h.slice(0, Re)}${h.length > Re ? "\u2026" : ""}` : t;
  return new w(r, p, void 0, bt(d, u), !s);
}
function bt(u, r) {
  let { url: t, redirected: i, type: e } = r, s = new Response(u.length ? u : null, r);
  for (let [d, h] of Object.entries({ url: t, redirected: i, type: e })) Object.defineProperty(s, d, { value: h });
  return s;
}

// js/src/leaving.ts
var Me = !1, ce, ue = () => {
}, Le;
function Ne() {
  clearTimeout(Le), ce ??= new Promise((u) => {
    ue = () => {
      ce = void 0, u();
    };
  });
}
function Ce() {
  Me || !globalThis.document || (Me = !0, addEventListener("beforeunload", () => {
    Ne(), Le = setTimeout(() => ue(), 5e3);
  }), addEventListener("pagehide", Ne), addEventListener("pageshow", () => ue()));
}
function De() {
  return ce;
}

// js/src/webidl.ts
function W(u, r, t = []) {
  let { prototype: i } = u;
  Object.defineProperty(u, "name", { value: r, configurable: !0 }), Object.defineProperty(i, Symbol.toStringTag, { value: r, configurable: !0 });
  for (let e of Object.getOwnPropertyNames(i))
    e !== "constructor" && Object.defineProperty(i, e, { enumerable: !0 });
  return t.forEach((e, s) => {
    for (let d of [u, i]) Object.defineProperty(d, e, { value: s, enumerable: !0 });
  }), u;
}

// js/src/message.ts
var Ue = 0, K = 1, yt = 2, gt = /* @__PURE__ */ Object.freeze([]), de = class extends Event {
  #r;
  #t;
  #e;
  #n = Ue;
  constructor(r, t, i, e) {
    super(r), this.#r = t, this.#t = i, this.#e = e;
  }
  /** Calls a sole listener, who finds the event as in a dispatch. It takes a third of the time of one. */
  static l(r, t) {
    t.#n = K;
    try {
      r(t);
    } catch (i) {
      U(i);
    }
    t.#n = yt;
  }
  get data() {
    return this.#r;
  }
  get origin() {
    return this.#e.origin;
  }
  get lastEventId() {
    return this.#t;
  }
  get source() {
    return null;
  }
  get userActivation() {
    return null;
  }
  get ports() {
    return gt;
  }
  get target() {
    return super.target ?? (this.#n === Ue ? null : this.#e.source);
  }
  get srcElement() {
    return this.target;
  }
  get currentTarget() {
    return this.#n === K ? this.#e.source : super.currentTarget;
  }
  get eventPhase() {
    return this.#n === K ? 2 : super.eventPhase;
  }
  composedPath() {
    return this.#n === K ? [this.#e.source] : super.composedPath();
  }
};
function wt(u) {
  let { prototype: r } = W(u, "MessageEvent");
  return Object.setPrototypeOf(r, MessageEvent.prototype), "userActivation" in MessageEvent.prototype || Reflect.deleteProperty(r, "userActivation"), Object.defineProperty(r, "constructor", { value: MessageEvent }), u;
}
var fe = /* @__PURE__ */ wt(de);

// js/src/request.ts
var le = { resume: 2, rejected: 3, replay: 4 };
function je(u, r) {
  return typeof u == "function" ? u(r) : u;
}
var Be = (u, ...r) => r.includes(Object.prototype.toString.call(u).slice(8, -1)), F = (u) => Be(u, "ReadableStream");
function he(u) {
  let r = Be(u, "Blob", "File", "FormData", "URLSearchParams", "ArrayBuffer", "SharedArrayBuffer") || F(u);
  return Object(u) !== u || r || ArrayBuffer.isView(u) ? { s: u } : { s: JSON.stringify(u), type: "application/json" };
}
var V = ({ method: u = "GET" }) => String(u).toUpperCase() === "GET", Y = class {
  c;
  /** The last event ID string before the first event. */
  lastEventId;
  #r;
  #t;
  #e;
  #n;
  // What is sent is what there was at the call, however often it is sent.
  #s;
  #o;
  #i;
  /** @throws TypeError if a member of init is not what it should be */
  constructor(r, t) {
    let { headers: i, body: e, done: s, lastEventId: d } = t, h = Object(t.reconnect), { request: p, statuses: y } = h, E = At(t);
    if ((E === 3 || E === 4) && F(e)) throw new TypeError("body: a stream is sent once");
    C("done", s, "string", "function"), C("fetch", t.fetch ?? globalThis.fetch ?? null, "function"), C("request", p, "function"), C("lastEventId", d, "string"), C("lastEventIdParameter", t.lastEventIdParameter, "string"), Array.isArray(y) || C("statuses", y, "function"), this.#r = E, this.c = { strategy: E | (s === void 0 ? 0 : 8) | (p ? 16 : 0) };
    let T = { ...h, maxEventSize: t.maxEventSize };
    for (let S of ["maxAttempts", "minDelay", "maxDelay", "maxEventSize"]) this.c[S] = B(S, T[S]);
    this.lastEventId = d ?? "", this.#t = r, this.#e = t, this.#n = h, this.#s = typeof i == "function" ? i : new Headers(i), this.#o = typeof e == "function" ? e : he(e), this.#c(typeof this.#o == "function" ? {} : this.#o);
  }
  /**
   * The request of an attempt, 0 for the first.
   * @throws EventSourceError `request`: what code of the page's threw, or gave that is none
   */
  async h(r, t) {
    try {
      if (this.#r === 2 && r) return await this.#a(r, t);
      let i = await je(this.#s, r), e = typeof this.#o == "function" ? he(await this.#o(r)) : this.#o;
      return F(e.s) && this.#c(e), this.#u(this.#t, this.#e, i, e, t);
    } catch (i) {
      throw new w("request", `Request failed: ${q(i)}`, i);
    }
  }
  /** Tells that the response came from this URL. A plain GET stays there; another would take what the page adds along. */
  p(r) {
    let { headers: t, fetch: i } = this.#e;
    this.#r === 1 && !t && !i && (this.#t = r);
  }
  /** Whether the page names a status as worth another try; undefined: it names none. What its function throws is reported. */
  m(r) {
    let { statuses: t } = this.#n;
    try {
      return typeof t == "function" ? !!t(r) : t?.includes(r);
    } catch (i) {
      U(i);
      return;
    }
  }
  /**
   * The platform's own checks of method, modes, body and the rest, before anything is sent.
   * @throws TypeError
   */
  #c({ s: r }) {
    let t = F(r) ? new ReadableStream() : r, i = new Request("data:,", this.#u("data:,", { ...this.#e, signal: null }, [], { s: t }, this.lastEventId).init);
    if (F(t) && i.headers.has("content-type")) throw new TypeError("body: this browser sends no streams");
  }
  async #a(r, t) {
    let i = this.#t, e = await this.#n.request?.({ attempt: r, lastEventId: t, url: i }), s = typeof e == "string" || e instanceof URL ? { url: e } : e ?? {}, d = new Headers(s.headers ?? await je(this.#s, r));
    s.headers || d.delete("content-type");
    let h = { ...this.#e, method: s.method ?? "GET" };
    return this.#u(new URL(s.url ?? i, i).href, h, d, he(s.body), t);
  }
  /** Puts one request together. Members of init that are fetch's, known today or not, are taken over. */
  #u(r, t, i, { s: e, type: s }, d) {
    let h = new Headers(i), p = (E, A) => {
      h.has(E) || h.set(E, A);
    };
    p("accept", "text/event-stream"), s && p("content-type", s), this.#r === 4 && p("idempotency-key", this.#i ??= crypto.getRandomValues(new Uint32Array(4)).join("-"));
    let y = r;
    if (d && t.lastEventIdParameter !== void 0) {
      let E = new URL(r);
      E.searchParams.set(t.lastEventIdParameter, d), y = E.href;
    } else if (d) {
      try {
        h.set("last-event-id", "\u0100");
      } catch {
        d = String.fromCharCode(...new TextEncoder().encode(d));
      }
      h.set("last-event-id", d);
    }
    return {
      url: y,
      init: {
        ...t,
        cache: t.cache ?? "no-store",
        credentials: t.credentials ?? (t.withCredentials ? "include" : void 0),
        headers: h,
        body: e,
        duplex: "half"
      }
    };
  }
};
function At(u) {
  let { reconnect: r } = u, { strategy: t } = Object(r);
  if (t !== void 0 && Object.hasOwn(le, t)) return le[t];
  if (t === void 0 && V(u)) return r === !1 ? 0 : 1;
  if (!r) return 0;
  if (r === !0) return 4;
  throw new TypeError(`reconnect needs a strategy: ${Object.keys(le).join(", ")}`);
}

// js/src/response.ts
var It = /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+$/;
function He(u) {
  return (u ?? "").replace(/"(\\.|[^"\\])*"?/g, "").split(",").map((i) => i.split(";")[0].trim().toLowerCase()).filter((i) => It.test(i) && i !== "*/*").at(-1) === "text/event-stream";
}
function _e(u) {
  return Math.max(0, Number(u) * 1e3 || Date.parse(u ?? "") - Date.now());
}
var qe = /^(https?:\/\/[^/@]*\/|data:|blob:)/;

// js/src/turn.ts
function Ot() {
  if (globalThis.MessageChannel)
    return new Promise((u) => {
      let { port1: r, port2: t } = new MessageChannel();
      r.onmessage = () => {
        r.close(), u();
      }, t.postMessage(null);
    });
}
var H = class {
  /** How many messages may be handed out before the next look: whoever does counts it down. */
  left = 1;
  #r = 1;
  // messages from one look to the next
  #t = performance.now();
  #e = 0;
  /** What comes now is to be counted. Not needed before a single message: a pause before that counts, too, and does no harm. */
  begin() {
    this.#t = performance.now();
  }
  /** Looks at the clock: a promise to wait for before the next message, and then `begin`, if the turn is over. */
  look() {
    let r = performance.now(), t = r - this.#t;
    if (this.#t = r, this.#r = this.left = t < 1 ? Math.min(this.#r * 2, 64) : 1, this.#e += t, !(this.#e < 12))
      return this.#e = 0, Ot();
  }
};

// js/src/watch.ts
var J = class {
  /** Of what has come on this connection, if somebody has asked for alarms: the clock costs µs where it is looked at rarely. */
  arrival = null;
  #r;
  #t = [];
  #e = 0;
  // when something last came
  constructor(r) {
    this.#r = r;
  }
  /** Begins anew, with other alarms. */
  start(...r) {
    this.stop(), this.#t = r.filter(({ limit: t }) => t), this.#n(performance.now());
  }
  /** Something has come. */
  E() {
    if (!this.#t.length) return;
    let r = performance.now();
    this.arrival = { first: this.arrival?.first ?? r, last: r }, this.#n(r);
  }
  /** A silence. */
  #n(r) {
    this.#e = r;
    for (let t of this.#t) t.timer || this.#s(t, t.limit);
  }
  stop() {
    for (let { timer: r } of this.#t) clearTimeout(r);
    this.#t = [];
  }
  #s(r, t) {
    let i = performance.now() + t;
    r.timer = setTimeout(() => {
      r.timer = void 0;
      let e = this.#r(r.limit, this.#e, i, performance.now());
      e ? this.#s(r, e) : r.ring();
    }, t);
  }
};

// js/src/connection.ts
var $e = "fetch gave no Response with a readable body", xt = {
  eof: 0,
  network: 1,
  timeout: 2,
  request: 3,
  status: 4,
  "content-type": 5,
  limit: 6,
  url: 7,
  wasm: 8,
  unsupported: 9
}, Q = class {
  /** The last event ID string, as of the last event that was dispatched. */
  lastEventId;
  /** What the stream came to, once it is CLOSED. */
  e;
  /** The source's event handlers, onmessage and the others. */
  o = {};
  /** Listeners have been added, other than by handlers; or handlers' calls have to go through a wrapper. */
  i = !1;
  /** The types that they were added for. */
  types;
  /** A message has come that nobody was there for. */
  f = !1;
  r = [];
  #r;
  closed = new Promise((r) => this.#r = r);
  #t;
  #e;
  /** Nothing is asked of it that the browser's own class could not do. */
  #n;
  #s;
  #o;
  // from the first request on
  #i;
  // of the request
  #c;
  #a;
  // of what the connection brings
  #u;
  #l = new H();
  #d = new J((...r) => this.#o.watch(...r));
  #E;
  // of the next request
  /**
   * Checks the init; the first request follows in a microtask, unless the stream has been closed by then.
   * @throws TypeError if a member of init is not what it should be
   */
  constructor(r, t, i, e) {
    this.#t = r, this.#n = e, this.#e = i;
    for (let d of ["connectTimeout", "idleTimeout", "stallTimeout"]) i[d] = B(d, i[d]);
    e && (i.maxEventSize = 1 / 0), this.#s = new Y(t, i), this.#a = new D(i.done), this.lastEventId = this.#s.lastEventId;
    let { signal: s } = i;
    s?.addEventListener("abort", this), s?.aborted ? this.handleEvent() : queueMicrotask(() => {
      this.#b();
    });
  }
  /** The ready state. */
  get state() {
    return this.e ? 2 : this.#o?.state ?? 0;
  }
  /** The reconnection time, in milliseconds. */
  get retryTime() {
    return this.#m(), this.#o?.retryTime ?? 0;
  }
  /** When the present response's body has come. */
  get arrival() {
    return this.#d.arrival;
  }
  /** The page's signal has been aborted. */
  handleEvent() {
    this.t("aborted", this.#e.signal.reason);
  }
  /**
   * Ends the stream for good. What is under way is cancelled, but for the rest of a complete answer, which is read on.
   * @param error why; but for `aborted` an EventSourceError, which is dispatched
   */
  t(r, t) {
    if (this.e) return;
    let i = { outcome: r };
    (r === "failed" || r === "incomplete" || r === "aborted") && (i.error = t), this.e = i, this.#o?.release(), this.#d.stop(), clearTimeout(this.#E), this.#e.signal?.removeEventListener("abort", this), t && r !== "aborted" && this.#v(t), r !== "complete" && this.#i?.abort(), this.#r(i);
    for (let e of this.r) e.end(i);
    this.r.length = 0;
  }
  async #b() {
    Ce();
    for (let r = 0; !this.e; r++) {
      let t = await this.#y(r);
      if (t?.reason === "network" && await De(), this.#m(), this.e || !t) break;
      this.#d.stop();
      let i = this.#o.ended(xt[t.reason], this.#a);
      if (typeof i == "number")
        this.#v(t, i), await this.#I(i);
      else {
        let e = i === "complete" && (t.reason === "eof" || !V(this.#e));
        this.t(i, e ? void 0 : t);
      }
    }
  }
  /** One connection, from its request to its end. Gives why it ended; nothing if the page or its data have ended the stream. */
  async #y(r) {
    let t = this.#i = new AbortController(), { signal: i } = t;
    this.#c = void 0, this.#d.arrival = null, this.#a = new D(this.#e.done);
    try {
      let e = await this.#g(r, i);
      for (; ; ) {
        let { done: s, value: d } = await e.read();
        if (i.throwIfAborted(), s) return this.#e.done === void 0 ? this.#f("eof", "The stream has ended") : this.#a.incomplete(this.#c);
        if (this.#d.E(), await this.#k(d, i), !!this.e) {
          this.e.outcome === "complete" && await Pe(e, t);
          return;
        }
      }
    } catch (e) {
      if (t.abort(), i.reason instanceof w) return i.reason;
      if (e instanceof w) return e.response ? e : this.#f(e.reason, e.message, e.cause);
      let s = e?.name === "NotSupportedError";
      return this.#f(s ? "unsupported" : "network", `Network error: ${q(e)}`, e);
    }
  }
  /** One request, up to its response's body. */
  async #g(r, t) {
    await $(), t.throwIfAborted();
    let i = await this.#s.h(r, this.lastEventId);
    t.throwIfAborted(), this.#p("response");
    let e = this.#w(i, t);
    this.#m();
    let s = this.#c = await e;
    t.throwIfAborted(), await this.#S(s, i), t.throwIfAborted(), this.#p("body");
    let d = s.url || i.url;
    return s.redirected && this.#s.p(d), this.#u = { source: this.#t, origin: new URL(d).origin }, this.#t.dispatchEvent(Object.assign(new Event("open"), { response: s })), t.throwIfAborted(), s.body.getReader();
  }
  async #w({ url: r, init: t }, i) {
    try {
      return await (this.#e.fetch ?? fetch)(r, { ...t, signal: i });
    } catch (e) {
      throw qe.test(r) ? e : this.#f("url", `${r} cannot be fetched: ${q(e)}`, e);
    }
  }
  /** Goes on with a response that is a stream. @throws EventSourceError if it is a refusal, which is read for what it says */
  async #S(r, { init: t }) {
    let { status: i, headers: e, body: s } = Object(r);
    if (!e?.get) throw this.#f("unsupported", $e);
    let d = e.get("content-type"), h = this.#s.m(i), p = (He(d) ? 1 : 0) | (V(t) ? 2 : 0);
    h !== void 0 && (p |= 4 | (h ? 8 : 0));
    let y = this.#o.responded(i, p, _e(e.get("retry-after")));
    if (y !== 0)
      throw this.#d.stop(), y === 4 ? await ae(r, "status", `HTTP ${i}`) : await ae(r, "content-type", `HTTP ${i}: the response has a MIME type ("${d ?? ""}") that is not "text/event-stream"`);
    if (!s?.getReader) throw this.#f("unsupported", $e);
  }
  /** Delivers the messages of a chunk, in a frame of its own that ends with them: what waits for the next chunk keeps none. */
  async #k(r, t) {
    let i = this.#o, e = this.#l;
    for (let s of i.read(r)) {
      if (s.length > 1 && e.begin(), this.#T(s)) {
        for (let d of this.r) d.u(s);
        if (--e.left === 0 && await this.#h(e.look()), this.e) return;
      } else
        for (let d of s)
          if (this.#A(d), await void 0, --e.left === 0 && await this.#h(e.look()), this.e) return;
      this.lastEventId = i.lastEventId;
      for (let d of this.r) {
        if (await this.#h(d.v()), this.e) return;
        t.throwIfAborted();
      }
    }
  }
  /**
   * Loops alone need no Event. Otherwise one is made even for a type that nobody is known to listen to: there are ways to add
   * a listener behind our back.
   */
  #T(r) {
    let { r: t, o: i, i: e } = this, s = this.#a;
    return !t.length || e || typeof s.done == "function" ? !1 : r.every((d) => !s.isSentinel(d) && !i[d.type]);
  }
  /** Hands one message to all who listen, and ends the stream if it is the last. */
  #A(r) {
    let { type: t, data: i, lastEventId: e } = r;
    if (this.lastEventId = e, this.#a.isSentinel(r)) {
      this.t("complete");
      return;
    }
    for (let p of this.r) p.u([r]);
    let s = new fe(t, i, e, this.#u), d = this.i ? void 0 : this.o[t];
    if (!d && !this.r.length && !this.o[t] && !this.types?.has(t) && (this.f = !0), d && t === "message" && !this.#n ? fe.l(d.d, s) : this.#t.dispatchEvent(s), this.e) return;
    let h = this.#a.judge(s, this.#c);
    h === !0 ? this.t("complete") : h && this.t("failed", h);
  }
  /** Reading waits for a slow loop, or for the page's turn; the server is not to blame for that silence. */
  async #h(r) {
    r && (this.#d.stop(), await r, this.e || this.#p("body"), this.#l.begin());
  }
  /** Waits until the next request is due; for ever if the stream is ended meanwhile. */
  #I(r) {
    return new Promise((t) => {
      this.e || (this.#E = setTimeout(t, r));
    });
  }
  /** Starts the core, if it is there. */
  #m() {
    if (this.e || this.#o) return;
    let { c: r, lastEventId: t } = this.#s;
    try {
      $() || (this.#o = new j(r, this, t));
    } catch (i) {
      console.error(i), this.t("failed", i);
    }
  }
  /** From now on there should be a response, or more of its body: a silence is told of, a longer one ends the connection. */
  #p(r) {
    let { stallTimeout: t, connectTimeout: i, idleTimeout: e } = this.#e, s = r === "response" ? i : e, d = () => this.#i.abort(this.#f("timeout", `Timeout: nothing has come for ${s} ms`)), h = () => {
      this.#t.dispatchEvent(Object.assign(new Event("stalled"), { phase: r }));
    };
    this.#d.start({ limit: t, ring: h }, { limit: s, ring: d });
  }
  #f(r, t, i) {
    return new w(r, t, i, this.#c);
  }
  #v(r, t) {
    let { reason: i, message: e, status: s, response: d } = r, h = new Event("error");
    Object.assign(h, { reason: i, message: e, status: s, code: s, response: d, error: r, reconnecting: t !== void 0, delay: t }), this.#t.dispatchEvent(h);
  }
};

// js/src/queue.ts
var Pt = 64, X = class {
  #r = [];
  #t = [];
  #e = 0;
  // of them
  #n;
  #s;
  #o = new H();
  // the loop's
  u(r) {
    for (this.#t = this.#t.slice(this.#e).concat(r), this.#e = 0, r.length > 1 && this.#o.begin(); this.#r.length && (this.#s || this.#t.length); ) this.#r.shift()(this.#i());
  }
  /** Nothing if there is room; else a promise of an empty queue. */
  v() {
    return this.#t.length - this.#e < Pt ? void 0 : new Promise((r) => this.#n = r);
  }
  /** The next message. A loop that finds one at hand whenever it comes gives the page its turn now and then. */
  next() {
    let r = this.#t.length && --this.#o.left === 0 ? this.#o.look() : void 0, t = this.#i();
    return r ? r.then(() => (this.#o.begin(), t)) : t;
  }
  #i() {
    let r = this.#t, t = r[this.#e];
    if (t)
      return ++this.#e === r.length && (r.length = this.#e = 0, this.#n?.()), Promise.resolve({ value: t, done: !1 });
    if (!this.#s) return new Promise((i) => this.#r.push(i));
    if ("error" in this.#s) {
      let { error: i } = this.#s;
      return this.#s = {}, Promise.reject(i);
    }
    return Promise.resolve({ value: t, done: !0 });
  }
  /** No more messages: the loop ends behind those it has, with the error if there is one. */
  end(r) {
    this.#s = r, this.u([]);
  }
  /** The loop has been left. */
  return() {
    return this.#t = [], this.#n?.(), this.end({}), this.next();
  }
};

// js/src/eventsource.ts
var pe = class u extends EventTarget {
  #r;
  #t;
  #e;
  /**
   * @param url resolved against the document's base URL, or the worker's URL
   * @throws SyntaxError (DOMException) if the URL does not parse
   * @throws TypeError if a member of init is not what it should be
   */
  constructor(r, t = {}) {
    if (arguments.length === 0) throw new TypeError("no url");
    super();
    let i = `${r}`;
    if (t ??= {}, Object(t) !== t) throw new TypeError("init is no object");
    let e = {};
    for (let d in t) e[d] = t[d];
    let s = Object.keys(e).every((d) => d === "withCredentials");
    this.#t = !!e.withCredentials;
    try {
      this.#r = new URL(i, globalThis.document?.baseURI ?? globalThis.location?.href).href;
    } catch {
      throw new DOMException(`'${i}' is no URL`, "SyntaxError");
    }
    this.#e = new Q(this, this.#r, e, s);
  }
  /**
   * The messages of a stream of bytes, from wherever they come. There is no reconnection: its end is an `error` event.
   * @param stream of Uint8Arrays; it is locked from now on, and cancelled by `close()`
   * @throws TypeError if it is no ReadableStream, or is locked already, or a member of init is not what it should be
   */
  static fromReadableStream(r, { done: t, maxEventSize: i, signal: e } = {}) {
    let s = ReadableStream.prototype.getReader.call(r), d = new Response(null, { headers: { "content-type": "text/event-stream" } });
    Object.defineProperty(d, "body", { value: { getReader: () => s } });
    let h = { done: t, maxEventSize: i, signal: e, fetch: async () => d, reconnect: !1 }, p = new u("about:event-stream", h);
    return p.closed.then(({ outcome: y }) => {
      y !== "complete" && s.cancel().catch(() => {
      });
    }), p;
  }
  get url() {
    return this.#r;
  }
  get withCredentials() {
    return this.#t;
  }
  get readyState() {
    return this.#e.state;
  }
  /** The last event ID string: what a reconnection sends as `Last-Event-ID`. */
  get lastEventId() {
    return this.#e.lastEventId;
  }
  /** Resolves when the stream has ended for good, with what it came to. It never rejects. */
  get closed() {
    return this.#e.closed;
  }
  /** How long a reconnection waits, in milliseconds. */
  get reconnectionTime() {
    return this.#e.retryTime;
  }
  /** With `stallTimeout`, when the first and the latest byte of the present response's body have come; null before, and without. */
  get arrival() {
    return this.#e.arrival;
  }
  get onopen() {
    return this.#n("open");
  }
  set onopen(r) {
    this.#s("open", r);
  }
  get onmessage() {
    return this.#n("message");
  }
  set onmessage(r) {
    this.#s("message", r);
  }
  get onerror() {
    return this.#n("error");
  }
  set onerror(r) {
    this.#s("error", r);
  }
  /** Ends the stream: the request is cancelled, and nothing is dispatched any more. */
  close() {
    this.#e.t("closed");
  }
  addEventListener(r, t) {
    super.addEventListener(...arguments), this.#e.i = !0, (this.#e.types ??= /* @__PURE__ */ new Set()).add(String(r));
  }
  /**
   * Every message of any type, in order. A loop that lags behind slows the network down; leaving it closes the stream. After
   * `close()` it ends behind what had come. It throws if the stream fails, or ends before `done` has matched, an
   * EventSourceError; if `signal` has ended it, the signal's reason; and if it begins behind messages that nobody got, an
   * InvalidStateError (DOMException).
   */
  [Symbol.asyncIterator]() {
    let { r, e: t, f: i } = this.#e, e = new X();
    return i ? e.end({ error: new DOMException("The loop began too late: it has missed messages", "InvalidStateError") }) : t ? e.end(t) : r.push(e), {
      next: () => e.next(),
      return: () => (this.close(), e.return()),
      [Symbol.asyncIterator]() {
        return this;
      }
    };
  }
  #n(r) {
    return this.#e.o[r]?.value ?? null;
  }
  /** HTML §8.1.8.1: objects are kept, functions are called, anything else is null; the first set fixes the order. */
  #s(r, t) {
    let { o: i } = this.#e, e = i[r], s = Mt(super.addEventListener);
    if (e && s && Object(t) === t) {
      e.value = t;
      return;
    }
    if (e && super.removeEventListener(r, e.d), delete i[r], Object(t) !== t) return;
    let d = {
      value: t,
      d: (h) => {
        typeof d.value == "function" && d.value.call(this, h) === !1 && h.preventDefault();
      }
    };
    i[r] = d, super.addEventListener(r, d.d), this.#e.i ||= !s;
  }
};
function Mt(u) {
  let r = Function.prototype.toString.call(u);
  return (/^function addEventListener\(\) \{\s*\[native code\]/.test(r) || !globalThis.document && r.startsWith("addEventListener(")) && Reflect.ownKeys(u).length === 2;
}
function Nt(u) {
  let { prototype: r } = u;
  return Symbol.dispose && Object.defineProperty(r, Symbol.dispose, { value: r.close, writable: !0, configurable: !0 }), u;
}
var Fe = /* @__PURE__ */ Nt(/* @__PURE__ */ W(pe, "EventSource", ["CONNECTING", "OPEN", "CLOSED"]));
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  EventSource,
  EventSourceError,
  EventStreamDecoder
});
//# sourceMappingURL=eventsource.nowasm.cjs.map
