/*! eventsource-wasm 0.2.0 | MIT */
var ne = Object.defineProperty;
var ot = Object.getOwnPropertyDescriptor;
var it = Object.getOwnPropertyNames;
var at = Object.prototype.hasOwnProperty;
var ct = (u, t) => {
  for (var e in t)
    ne(u, e, { get: t[e], enumerable: !0 });
}, ut = (u, t, e, i) => {
  if (t && typeof t == "object" || typeof t == "function")
    for (let r of it(t))
      !at.call(u, r) && r !== e && ne(u, r, { get: () => t[r], enumerable: !(i = ot(t, r)) || i.enumerable });
  return u;
};
var dt = (u) => ut(ne({}, "__esModule", { value: !0 }), u);

// js/src/index.ts
var Ut = {};
ct(Ut, {
  EventSource: () => Ye,
  EventSourceError: () => w,
  EventStreamDecoder: () => G
});
module.exports = dt(Ut);

// js/src/error.ts
var w = class extends Error {
  /**
   * @param response the response, if there was one: that of a refusal holds its body, and can be read at any time
   * @param truncated it holds only the start of the refusal's body: the rest did not come within 2 s, or is past 64 KiB
   */
  constructor(e, i, r, s, f = !1) {
    super(i, { cause: r });
    this.reason = e;
    this.response = s;
    this.truncated = f;
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
function D(u) {
  typeof reportError == "function" ? reportError(u) : queueMicrotask(() => {
    throw u;
  });
}

// dist/core.mjs
for (M = new Uint8Array(123), C = 25; C >= 0; --C) M[48 + C] = 52 + C, M[65 + C] = C, M[97 + C] = 26 + C;
var se, M, C;
M[43] = 62, M[47] = 63;
function ft(u, t, e) {
  for (var i, r, s = 0, f = t, h = e.length, p = t + (h * 3 >> 2) - (e[h - 2] == "=") - (e[h - 1] == "="); s < h; s += 4) i = M[e.charCodeAt(s + 1)], r = M[e.charCodeAt(s + 2)], u[f++] = M[e.charCodeAt(s)] << 2 | i >> 4, f < p && (u[f++] = i << 4 | r >> 2), f < p && (u[f++] = r << 6 | M[e.charCodeAt(s + 3)]);
  return u;
}
function lt(u) {
  ft(se, 65538, "BAkLEBATZGF0YWV2ZW50aWRyZXRyee+7vw==");
}
function ht() {
  throw new Error("abort");
}
function mt(u) {
  var t = new ArrayBuffer(196608), e = new Int8Array(t), i = new Int16Array(t), r = new Int32Array(t), s = new Uint8Array(t), f = new Uint16Array(t), h = new Uint32Array(t), p = new Float32Array(t), b = new Float64Array(t), v = Math.imul, O = Math.fround, T = Math.abs, S = Math.clz32, A = Math.min, k = Math.max, x = Math.floor, ye = Math.ceil, te = Math.trunc, re = Math.sqrt, L = 65536;
  function g(n) {
    return v(s[v(n, 80) + 139368 | 0] && n >>> 0 < 512 ? n : 0, 80) + 139296 | 0;
  }
  function I(n, c, o) {
    var a = 0, d = 0, l = 0, m = 0;
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
            d = 144;
            break t;
          }
          if (d = 160, (a | 0) == 224) break t;
          if ((a | 0) != 237) break r;
          n = 159;
        }
        d = 128;
      }
      if (a = 0, e[c + 2 | 0] = 0, o = o & 255, !(o >>> 0 >= d >>> 0 & n >>> 0 >= o >>> 0)) {
        e[c | 0] = 0, n = -1;
        break e;
      }
      if (o = m - 1 | 0, e[c | 0] = o, a = 1, n = 1, o & 255) break e;
      n = 1 - s[c + 1 | 0] | 0;
    } else {
      if ((o + 11 & 255) >>> 0 <= 204) {
        a = 1, n = 0;
        break e;
      }
      if (e[c + 2 | 0] = o, e[c | 0] = 1, e[c + 1 | 0] = 1, a = 1, o = o & 255, n = 1, o >>> 0 < 224 || (e[c | 0] = 2, n = 1, o >>> 0 < 240)) break e;
      e[c | 0] = 3, e[c + 1 | 0] = 2, n = 1;
    }
    r[l >> 2] = n, e[l + 4 | 0] = a;
  }
  function we(n, c) {
    var o = 0, a = 0, d = 0, l = 0, m = 0, E = 0, y = 0, R = 0, N = 0, _ = 0, z = 0, Ae = 0, Ie = 0;
    for (l = r[c + 28 >> 2], R = r[c + 24 >> 2], o = R, s[n + 20 | 0] && (Oe(n, c), o = r[c + 24 >> 2]), y = R - l | 0, N = r[c >> 2], _ = N + 8 | 0, z = r[c + 4 >> 2]; ; ) {
      e: {
        if (l = o, (z | 0) <= (o | 0)) break e;
        if (o = o + 16 | 0, (z | 0) >= (o | 0) && (E = l + _ | 0, m = s[E | 0] | s[E + 1 | 0] << 8 | (s[E + 2 | 0] << 16 | s[E + 3 | 0] << 24), d = l + N | 0, a = s[d | 0] | s[d + 1 | 0] << 8 | (s[d + 2 | 0] << 16 | s[d + 3 | 0] << 24), Ae = (m - 235802126 | a - 235802126 | a | m) & -2139062144, d = s[d + 4 | 0] | s[d + 5 | 0] << 8 | (s[d + 6 | 0] << 16 | s[d + 7 | 0] << 24), Ie = d - ((a >>> 0 < 235802126) + 235802126 | 0) | 0, a = s[E + 4 | 0] | s[E + 5 | 0] << 8 | (s[E + 6 | 0] << 16 | s[E + 7 | 0] << 24), !(Ae | (Ie | a - ((m >>> 0 < 235802126) + 235802126 | 0) | d | a) & -2139062144))) continue;
        if (o = l + 8 | 0, (z | 0) >= (o | 0)) {
          if (a = l + N | 0, d = s[a | 0] | s[a + 1 | 0] << 8 | (s[a + 2 | 0] << 16 | s[a + 3 | 0] << 24), m = (d - 235802126 | d) & -2139062144, a = s[a + 4 | 0] | s[a + 5 | 0] << 8 | (s[a + 6 | 0] << 16 | s[a + 7 | 0] << 24), d = (a - ((d >>> 0 < 235802126) + 235802126 | 0) | a) & -2139062144, !(m | d)) continue;
          t: {
            if (d | m) {
              o = d - 1 | 0, a = m - 1 | 0, o = (a | 0) != -1 ? o + 1 | 0 : o, o = S(o ^ d), o = 63 - ((o | 0) == 32 ? S(a ^ m) + 32 | 0 : o) | 0;
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
          r[c + 24 >> 2] = l, Oe(n, c), o = r[c + 24 >> 2];
          continue;
        }
        !o & s[n + 24 | 0] == 3 && (e[n + 28 | 0] = 1), o = l + 1 | 0;
        continue;
      }
      break;
    }
    r[c + 24 >> 2] = l, _ = r[c + 4 >> 2], a = s[n + 24 | 0];
    e: if ((a | 0) == 4) {
      for (o = l - R | 0, y = (o | 0) > 0 ? o : 0, m = r[c >> 2] + R | 0; ; ) {
        if (y) {
          d = s[m | 0], e[n + 27 | 0] = 1, a = r[n + 16 >> 2], r[n + 16 >> 2] = a >>> 0 >= 214748364 ? 2147483647 : v(a, 10) + (d - 48 & 255) | 0, e[n + 28 | 0] = (s[n + 28 | 0] | (d - 58 & 255) >>> 0 < 246) & 1, m = m + 1 | 0, y = y - 1 | 0, o = o - 1 | 0;
          continue;
        }
        break;
      }
      if (s[n + 28 | 0] | (!s[n + 27 | 0] | (l | 0) >= (_ | 0))) break e;
      e[n + 8 | 0] = 1, r[n + 4 >> 2] = r[n + 16 >> 2];
    } else {
      if (o = (l | 0) >= (_ | 0), o & (y | 0) >= (l - r[c + 28 >> 2] | 0)) break e;
      t: {
        r: switch (a - 1 | 0) {
          case 2:
            if (s[n + 28 | 0]) break e;
            if (l = 3, o) break t;
            e[n + 26 | 0] = s[n + 26 | 0] | 2, l = 4;
            break t;
          case 1:
            l = 2, e[n + 26 | 0] = s[n + 26 | 0] | 2;
            break t;
          case 0:
            break r;
          default:
            break e;
        }
        o = s[n + 26 | 0], l = o & 1 ? s[n + 27 | 0] ? 1 : 17 : 1, e[n + 26 | 0] = o | 1;
      }
      a = s[n + 27 | 0], e[n + 27 | 0] = 1, o = r[c + 12 >> 2] + (r[c + 32 >> 2] << 3) | 0, r[o + 4 >> 2] = r[c + 24 >> 2] - r[c + 28 >> 2], r[o >> 2] = y << 8 | (a ? l | 8 : l), r[c + 32 >> 2] = r[c + 32 >> 2] + 1;
    }
    if (r[c + 24 >> 2] != r[c + 4 >> 2]) e: {
      if (Te(n, c), Se(n, c), s[n + 23 | 0] == 5 || (e[n + 23 | 0] = 1, o = r[c + 24 >> 2], (o | 0) >= r[c + 4 >> 2])) break e;
      t: switch (s[o + r[c >> 2] | 0] - 10 | 0) {
        case 0:
        case 3:
          break t;
        default:
          break e;
      }
      ke(n, c);
    }
  }
  function Se(n, c) {
    var o = 0, a = 0, d = 0, l = 0;
    if (a = r[c + 24 >> 2], d = r[c >> 2], l = s[a + d | 0], o = a + 1 | 0, r[c + 24 >> 2] = o, (l | 0) == 13) e: {
      if (r[c + 4 >> 2] == (o | 0)) {
        e[n + 29 | 0] = 1, o = r[c + 24 >> 2];
        break e;
      }
      if (s[o + d | 0] != 10) break e;
      o = a + 2 | 0, r[c + 24 >> 2] = o;
    }
    r[c + 40 >> 2] = o;
  }
  function ke(n, c) {
    var o = 0, a = 0;
    Se(n, c), o = s[n + 26 | 0], !o | o & 1 ? o && (a = r[c + 32 >> 2], o = r[c + 12 >> 2] + (a << 3) | 0, r[c + 36 >> 2] >= (a | 0) ? (r[o >> 2] = 37, r[o + 4 >> 2] = 0, r[c + 32 >> 2] = r[c + 32 >> 2] + 1) : (o = o - 8 | 0, r[o >> 2] = r[o >> 2] | 32)) : (o = r[c + 12 >> 2] + (r[c + 32 >> 2] << 3) | 0, r[o >> 2] = 5, r[o + 4 >> 2] = 0, r[c + 32 >> 2] = r[c + 32 >> 2] + 1), o = 1, o = s[n + 9 | 0] ? o : e[n + 26 | 0] & 1, e[n + 26 | 0] = 0, e[n + 9 | 0] = o, r[n + 12 >> 2] = 0, r[c + 36 >> 2] = r[c + 32 >> 2];
  }
  function Te(n, c) {
    var o = 0, a = 0;
    e: if (o = r[c + 40 >> 2], a = r[c + 24 >> 2], r[c + 40 >> 2] = a, s[n + 23 | 0] != 5) {
      if (s[n + 24 | 0] == 5 || (o = r[n + 12 >> 2] + (a - o | 0) | 0, r[n + 12 >> 2] = o, a = r[n >> 2], o >>> 0 <= (a || 16777216) >>> 0)) break e;
      o = r[c + 12 >> 2] + (r[c + 32 >> 2] << 3) | 0, r[o >> 2] = 6, r[o + 4 >> 2] = 0, r[c + 32 >> 2] = r[c + 32 >> 2] + 1, e[n + 23 | 0] = 5;
    }
  }
  function Oe(n, c) {
    var o = 0, a = 0, d = 0, l = 0, m = 0, E = 0, y = 0, R = 0;
    for (d = L - 16 | 0, L = d, l = c + 28 | 0, m = n + 20 | 0, n = c + 24 | 0, E = r[c + 4 >> 2], R = r[c >> 2]; ; ) {
      e: {
        if (a = r[n >> 2], (a | 0) >= (E | 0)) break e;
        o = a + R | 0, c = e[o | 0];
        t: {
          if (!s[m | 0]) r: {
            if ((c | 0) >= 0) break e;
            if ((c | 0) == -19 | (a + 2 | 0) >= (E | 0) | (c + 31 & 255) >>> 0 > 14 || (y = s[o + 2 | 0], o = s[o + 1 | 0], (y & o) << 24 >> 24 >= 0 | (o | y) & 64)) break r;
            r[n >> 2] = a + 3, a = 2, c = l;
            break t;
          }
          if (I(d + 8 | 0, m, c), o = s[d + 12 | 0], r[l >> 2] = r[l >> 2] + r[d + 8 >> 2], a = 1, c = n, !o) continue;
        }
        r[c >> 2] = r[c >> 2] + a;
        continue;
      }
      break;
    }
    L = d + 16 | 0;
  }
  function Ve() {
    return 65568;
  }
  function Je(n, c, o, a) {
    n = +n, c = +c, o = +o, a = +a;
    var d = 0;
    return c = n + c, d = c - a, d > 0 ? n = A(n, d) : n = c >= o && a - o > 1e3 ? 1e3 : 0, +n;
  }
  function Qe(n) {
    return n = n | 0, s[g(n) + 48 | 0];
  }
  function Xe(n) {
    return n = n | 0, n = g(n), s[n + 8 | 0] ? (n = r[n + 4 >> 2], n = (n | 0) < 0 ? 3e3 : n) : n = 3e3, n | 0;
  }
  function Ze(n, c, o, a) {
    n = n | 0, c = c | 0, o = o | 0, a = +a;
    var d = 0, l = 0;
    d = g(n), b[d + 56 >> 3] = a, n = c & 65535, e[d + 65 | 0] = (n | 0) == 204, e[d + 64 | 0] = o >>> 1 & 1;
    e: {
      t: {
        r: {
          n: if (o & 4) l = (o & 8) >>> 3 | 0;
          else {
            if (l = 0, s[d + 32 | 0] < 2) break n;
            if ((n | 0) == 429) {
              e[d + 66 | 0] = 1;
              break r;
            }
            l = (c - 502 & 65535) >>> 0 < 3;
          }
          if (n = l, e[d + 66 | 0] = n, (c & 65535) == 200) break t;
        }
        if (n = 4, o & 2 | (c - 300 & 65535) >>> 0 < 65436 | (c & 65534) == 204) break e;
      }
      if (n = 5, !(o & 1)) break e;
      e[d + 48 | 0] = 1, n = 0;
    }
    return n | 0;
  }
  function et(n) {
    n = n | 0, e[g(n) + 72 | 0] = 0;
  }
  function tt(n, c, o, a, d) {
    n = n | 0, c = c | 0, o = o | 0, a = a | 0, d = d | 0;
    var l = 0, m = 0, E = 0, y = 0;
    l = -40880, E = 1;
    e: {
      for (; ; ) {
        if (!l) break e;
        if (s[l + 180328 | 0]) {
          l = l + 80 | 0, E = E + 1 | 0;
          continue;
        }
        break;
      }
      for (m = 80, y = l + 180256 | 0, y + 80 >>> 0 > st() << 16 >>> 0 && ht(); ; ) {
        if (m) {
          m = m - 1 | 0, e[y + m | 0] = 0;
          continue;
        }
        break;
      }
      return r[l + 180300 >> 2] = a, r[l + 180296 >> 2] = o, r[l + 180292 >> 2] = c, e[l + 180290 | 0] = n >>> 4 & 1, e[l + 180289 | 0] = n >>> 3 & 1, e[l + 180288 | 0] = n & 231, r[y >> 2] = d, e[l + 180328 | 0] = 1, E | 0;
    }
    return 0;
  }
  function rt(n, c) {
    n = n | 0, c = c | 0;
    var o = 0, a = 0, d = 0, l = 0, m = 0, E = 0, y = 0;
    if (o = L + -64 | 0, L = o, m = c >>> 0 >= 65536 ? 65536 : c, a = g(n), s[a + 23 | 0] != 5) {
      r[o + 60 >> 2] = 0, r[o + 52 >> 2] = 0, r[o + 56 >> 2] = 0, r[o + 44 >> 2] = 0, r[o + 48 >> 2] = 0, r[o + 36 >> 2] = 1024, r[o + 40 >> 2] = 1024, r[o + 32 >> 2] = 131104, r[o + 28 >> 2] = 65536, r[o + 24 >> 2] = m, r[o + 20 >> 2] = 65568;
      e: if (s[a + 29 | 0]) {
        if (n = 0, !c || (e[a + 29 | 0] = 0, n = 0, s[65568] != 10)) break e;
        r[o + 60 >> 2] = 1, r[o + 44 >> 2] = 1, n = 1;
      } else n = 0;
      for (d = n, y = a + 20 | 0; ; ) {
        e: {
          if ((r[o + 52 >> 2] + 2 | 0) > 1024 | (d | 0) >= (m | 0)) break e;
          t: {
            r: {
              n: {
                s: {
                  o: switch (E = s[a + 23 | 0], E | 0) {
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
                  we(a, o + 20 | 0);
                  break t;
                }
                s[r[o + 20 >> 2] + d | 0] == 32 && (r[o + 44 >> 2] = d + 1), e[a + 23 | 0] = 4;
                break t;
              }
              n = s[r[o + 20 >> 2] + d | 0], e[a + 23 | 0] = 4;
              n: {
                if (l = s[a + 25 | 0], c = s[a + 24 | 0], (l | 0) == s[(c + 1 & 255) + 65536 | 0]) {
                  if ((c | 0) == 6) {
                    r[a + 12 >> 2] = 0, e[a + 23 | 0] = 1, r[o + 60 >> 2] = d;
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
                  e[a + 23 | 0] = 3, r[o + 44 >> 2] = d + 1;
                } else {
                  if ((n | 0) != s[l + 65544 | 0]) break n;
                  I(o + 8 | 0, y, n), n = r[o + 8 >> 2], e[a + 23 | 0] = 2, e[a + 25 | 0] = s[a + 25 | 0] + 1, r[o + 44 >> 2] = d + 1, r[o + 48 >> 2] = n + r[o + 48 >> 2];
                }
                break t;
              }
              e[a + 24 | 0] = 0;
              break t;
            }
            if (c = r[o + 20 >> 2], l = d + 5 | 0, (l | 0) < r[o + 24 >> 2] && (n = c + d | 0, !(s[n + 4 | 0] != 58 | (s[n | 0] | s[n + 1 | 0] << 8 | (s[n + 2 | 0] << 16 | s[n + 3 | 0] << 24)) != 1635017060))) {
              e[a + 27 | 0] = 0, e[a + 28 | 0] = 0, e[a + 25 | 0] = 0, e[a + 23 | 0] = 3, e[a + 24 | 0] = 1, r[a + 16 >> 2] = 0, r[o + 44 >> 2] = l, s[c + l | 0] == 32 && (r[o + 44 >> 2] = d + 6), e[a + 23 | 0] = 4, we(a, o + 20 | 0);
              break t;
            }
            r: {
              n: {
                s: {
                  o: {
                    i: {
                      a: switch (c = s[c + d | 0], c - 100 | 0) {
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
                    e[a + 23 | 0] = 1, ke(a, o + 20 | 0);
                    break t;
                  case 1:
                  case 2:
                    break n;
                  default:
                    break s;
                }
                if (n = 5, (c | 0) == 58 || (n = 4, (c | 0) == 114)) break r;
                if ((c | 0) != 239) break n;
                n = E ? 0 : 6;
                break r;
              }
              n = 0;
            }
            e[a + 27 | 0] = 0, e[a + 28 | 0] = 0, e[a + 23 | 0] = 2, e[a + 24 | 0] = n, r[a + 16 >> 2] = 0, e[a + 25 | 0] = s[n + 65536 | 0];
          }
          d = r[o + 44 >> 2];
          continue;
        }
        break;
      }
      Te(a, o + 20 | 0), m = s[a + 23 | 0] == 5 ? m : r[o + 44 >> 2], d = r[o + 52 >> 2];
    }
    return L = o - -64 | 0, m << 12 | d;
  }
  function nt(n, c, o) {
    n = n | 0, c = c | 0, o = +o;
    var a = 0, d = 0, l = 0, m = 0, E = 0, y = 0, R = 0, N = 0;
    a = g(n), s[a + 9 | 0] && (r[a + 52 >> 2] = 0), n = 1, c & 64 || (!(c & 32) | s[a + 23 | 0] != 1 ? n = 0 : n = e[a + 26 | 0] & 1), m = s[a + 8 | 0], r[a + 8 >> 2] = 0, r[a + 12 >> 2] = 0, r[a + 16 >> 2] = 0, r[a + 20 >> 2] = 0, r[a + 24 >> 2] = 0, r[a + 28 >> 2] = 0, e[a + 8 | 0] = m, d = c & 16, c = c & 143, y = !c & n;
    e: if (s[a + 65 | 0]) {
      if (n = 1, s[a + 64 | 0]) break e;
      n = s[a + 32 | 0] == 2 & (d | 0) != 0;
    } else n = 0;
    if (n & (c | 0) == 4 | y) e[a + 48 | 0] = 2, o = 0, n = 1;
    else {
      y = r[a + 4 >> 2];
      e: {
        t: {
          if (n = r[a + 36 >> 2], n >>> 0 <= h[a + 52 >> 2] && n || (n = s[a + 32 | 0], !(d | (n | 0) != 2 | s[a + 34 | 0]))) break t;
          if (c >>> 0 >= 4) {
            if (!(e[a + 66 | 0] & 1 && n && (c | 0) == 4)) {
              e[a + 48 | 0] = 2, o = 0, n = 4;
              break e;
            }
          } else r: switch (n | 0) {
            case 0:
            case 3:
              break t;
            default:
              break r;
          }
          d = r[a + 44 >> 2], R = +(d >>> 0), N = d ? R : 2147483647, E = +h[a + 40 >> 2], m = m ? y : -1, l = A(N, k(E, +(((m | 0) < 0 ? 3e3 : m) >>> 0))), E = (n | 0) == 1 ? l : E, n = r[a + 52 >> 2], o = E + (k(l, A(l * +(1 << (n >>> 0 >= 31 ? 31 : n) >>> 0), d ? R : 3e4)) - E) * o, (c | 0) == 4 && (l = b[a + 56 >> 3], l > o && (o = A(l, N))), e[a + 48 | 0] = 0, r[a + 52 >> 2] = n + 1, n = 0;
          break e;
        }
        if (e[a + 48 | 0] = 2, o = 0, n = 4, c) break e;
        n = s[a + 33 | 0] ? 3 : 2;
      }
    }
    return +(o - +((n & 255) >>> 0));
  }
  se = s, lt(u);
  function st() {
    return t.byteLength >> 16;
  }
  return { memory: Object.create(Object.prototype, { grow: {}, buffer: { get: function() {
    return t;
  } } }), window: Ve, open: tt, release: et, feed: rt, responded: Ze, ended: nt, watch: Je, state: Qe, retryTime: Xe };
}
var oe = () => mt();

// js/src/translated.ts
var $ = () => {
};

// js/src/core.ts
var Et = {
  1: "complete",
  2: "eof",
  3: "incomplete",
  4: "failed"
}, ie = class {
  exports = oe();
  input;
  table;
  /** Those that have streams, to be told if the core fails. */
  i = /* @__PURE__ */ new Set();
  n;
  constructor() {
    let { buffer: t } = this.exports.memory, e = this.exports.window();
    this.input = new Uint8Array(t, e, 65536), this.table = new Uint32Array(t, e + 65536, 1024 * 2);
  }
  /** Fills the table from what the input holds. A trap is a bug of the core's: nothing of the instance can be relied on any more. */
  feed(t, e) {
    if (this.n) throw this.n;
    try {
      return this.exports.feed(t, e);
    } catch (i) {
      this.n = new w("wasm", "The core has failed", i), ae.delete(this);
      for (let r of this.i) r.t("failed", this.n);
      throw this.n;
    }
  }
}, ae = /* @__PURE__ */ new Set(), gt = { stream: !0 }, j = class {
  /** The last event ID string behind all that `read` has given. */
  lastEventId;
  #r;
  #t;
  #e = 0;
  #o;
  // the reconnection time, once released
  #n;
  // The values of the event that has not ended.
  #s = "";
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
  constructor(t, e, i = "") {
    if (this.#r = e, this.lastEventId = i, ![...ae].some((r) => this.#u(r, t))) {
      let r = new ie();
      ae.add(r), this.#u(r, t);
    }
    e && this.#t.i.add(e), this.#l();
  }
  /** Takes a handle of an instance, unless all are in use. */
  #u(t, { strategy: e, maxAttempts: i, minDelay: r, maxDelay: s, maxEventSize: f }) {
    return this.#t = t, this.#e = t.exports.open(e, i, r, s, f), this.#e > 0;
  }
  /** The ready state. */
  get state() {
    return this.#t.exports.state(this.#e);
  }
  /** The reconnection time, in milliseconds. */
  get retryTime() {
    return this.#o ?? this.#t.exports.retryTime(this.#e);
  }
  /** Whether the stream has been silent for too long; for how many ms it has not. See conn.Watch. */
  watch(t, e, i, r) {
    return this.#t.exports.watch(t, e, i, r);
  }
  /**
   * Takes a response, see conn.Responded. Gives the cause to end the connection with, or EOF: the stream is open.
   * @param facts of IS_EVENT_STREAM and the others
   * @param retryAfter what Retry-After comes to, in ms; NaN if there is none
   */
  responded(t, e, i) {
    return this.#t.exports.responded(this.#e, t, e, i);
  }
  /**
   * The messages of a chunk of the body, in parts: those of a window of it, maybe none. What is left unfinished goes on in
   * the next chunk.
   * @throws EventSourceError `limit`, behind the last messages: an event is longer than the policy's maxEventSize
   * @throws EventSourceError `unsupported`: what the body gives is no Uint8Array
   */
  *read(t) {
    if (t?.BYTES_PER_ELEMENT !== 1) throw new w("unsupported", "The body gives no Uint8Array");
    let { input: e, table: i } = this.#t, { length: r } = t;
    for (let s = 0; s < r; ) {
      let f = t.subarray(s, s + 65536);
      e.set(f);
      let h = this.#t.feed(this.#e, f.length), p = h >>> 12;
      p < f.length && (f = f.subarray(0, p)), s += p;
      let b = this.#n.decode(f, gt), v = [], O = this.#s, T = 0;
      for (let S = 0, A = (h & 4095) * 2; S < A; S += 2) {
        let k = i[S];
        if (T = k & 7, T < 5) {
          let x = b.slice(k >>> 8, i[S + 1]);
          T === 1 ? O = k & 16 ? O + `
` + x : k & 8 ? O + x : x : T === 2 ? this.#i = k & 8 ? this.#i + x : x : (this.#c = k & 8 ? this.#c + x : x, T === 4 && (this.#a = this.#c));
        }
        (T === 5 || k & 32) && (this.lastEventId = this.#a, k & 32 && v.push({ type: this.#i || "message", data: O, lastEventId: this.#a }), this.#i = O = "");
      }
      if (this.#s = O, yield v, T === 6) throw new w("limit", "An event is longer than maxEventSize");
    }
  }
  /**
   * Takes a connection's end. Gives the delay in milliseconds before the next request, or what the stream has come to.
   * @param cause EOF and the others
   * @param judge of the messages that have come
   */
  ended(t, { done: e, mayEnd: i }) {
    let r = (this.#s === e ? 32 : 0) | (i ? 64 : 0) | (this.lastEventId ? 16 : 0);
    this.#l();
    let s = this.#t.exports.ended(this.#e, t | r, Math.random());
    return s < 0 ? Et[-s] : s;
  }
  /** Ends it, once; the attributes stay as they are. */
  release() {
    let { exports: t, i: e } = this.#t;
    this.#r && e.delete(this.#r), this.#o = t.retryTime(this.#e), t.release(this.#e), this.#e = 0;
  }
  /** Prepares for a connection's body; what an earlier one left unfinished is forgotten. */
  #l() {
    this.#n = new TextDecoder("utf-8", { ignoreBOM: !0 }), this.#s = this.#i = "", this.#a = this.lastEventId;
  }
};

// js/src/init.ts
function B(u, t) {
  let e = Number(t ?? 0);
  if (!(e >= 0)) throw new TypeError(`${u}: ${t} is no delay or size`);
  return Math.min(e, 2147483647);
}
function P(u, t, ...e) {
  if (t !== void 0 && !e.includes(typeof t)) throw new TypeError(`${u} is no ${e.join(" and no ")}`);
}

// js/src/judge.ts
var U = class {
  constructor(t) {
    this.done = t;
  }
  done;
  /** `done` has said that a clean end completes the stream. */
  mayEnd = !1;
  /** Whether it is the last message, which is no content: nobody gets it. */
  isSentinel({ data: t }) {
    return t === this.done;
  }
  /**
   * What a message that has been handed out makes of the stream: true, it is complete; an EventSourceError, it has failed. A
   * function that throws has judged nothing: that is reported.
   */
  judge(t, e) {
    if (typeof this.done != "function") return !1;
    let i;
    try {
      i = this.done(t);
    } catch (r) {
      D(r);
    }
    return i instanceof Error ? new w("done", `The stream tells of an error: ${i.message}`, i, e) : (i !== void 0 && (this.mayEnd = i === "eof"), !!i && !this.mayEnd);
  }
  /** The error of a stream that has ended before it was complete. */
  incomplete(t) {
    return new w("eof", "Incomplete stream: it ended before done matched", void 0, t);
  }
};

// js/src/decoder.ts
var St = /* @__PURE__ */ new FinalizationRegistry((u) => u.release()), G = class {
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
  constructor({ done: t, maxEventSize: e, signal: i } = {}) {
    P("done", t, "string", "function");
    let r = { strategy: t === void 0 ? 0 : 8, maxEventSize: B("maxEventSize", e) }, s, f = new U(t), h, p, b, v = !1, O = 1048576, T, S = (g) => {
      v || (v = !0, s?.release(), i?.removeEventListener("abort", k), b?.(), g());
    }, A = (g) => {
      S(() => h.error(g)), p.error(g);
    }, k = () => A(i.reason), x = () => {
      T = setTimeout(() => p.error(), 5e3), S(() => h.close());
    }, ye = (g) => {
      if (v) return;
      if (f.isSentinel(g)) return x();
      h.enqueue(g);
      let I = f.judge(g);
      I === !0 ? x() : I && A(I);
    };
    this.readable = new ReadableStream({
      start(g) {
        h = g;
      },
      pull: () => b?.(),
      cancel(g) {
        S(() => p.error(g));
      }
    });
    let te = {
      start(g) {
        return p = g, L?.then(re, A);
      },
      write(g) {
        if (v) {
          O -= g.length, O < 0 && p.error();
          return;
        }
        try {
          for (let I of s.read(g))
            if (I.forEach(ye), v) return;
        } catch (I) {
          A(I);
        }
        return v || h.desiredSize > 0 ? void 0 : new Promise((I) => b = I);
      },
      close() {
        clearTimeout(T), !v && s.ended(0, f) === "incomplete" ? A(f.incomplete()) : S(() => h.close());
      },
      abort(g) {
        clearTimeout(T), A(g);
      }
    }, re = () => {
      v || (s = new j(r), St.register(te, s));
    }, L = $();
    L || re(), this.writable = new WritableStream(te), i?.aborted ? k() : i?.addEventListener("abort", k);
  }
};

// js/src/body.ts
async function Ne(u, t, e, i) {
  let r = !1, s = () => {
    r = !0, u.cancel().catch(() => {
    });
  }, f = setTimeout(s, e);
  try {
    for (let h = 0; h < t; ) {
      let { done: p, value: b } = await u.read();
      if (p) return !r;
      i(b), h += b.length;
    }
  } catch {
  } finally {
    clearTimeout(f);
  }
  return s(), !1;
}
async function Ce(u, t) {
  await Ne(u, 1048576, 5e3, () => {
  }), t.abort();
}
var Le = 200;
async function ue(u, t, e) {
  if (!u.body?.getReader) return new w(t, e, void 0, u);
  let i = new Uint8Array(65536), r = 0, s = await Ne(u.body.getReader(), 65537, 2e3, (b) => {
    let v = b.subarray(0, 65536 - r);
    i.set(v, r), r += v.length;
  }), f = i.slice(0, r), h = new TextDecoder().decode(f), p = h ? `${e}: ${h.slice(0, Le)}${h.length > Le ? "\u2026" : ""}` : e;
  return new w(t, p, void 0, kt(f, u), !s);
}
function kt(u, t) {
  let { url: e, redirected: i, type: r } = t, s = new Response(u.length ? u : null, t);
  for (let [f, h] of Object.entries({ url: e, redirected: i, type: r })) Object.defineProperty(s, f, { value: h });
  return s;
}

// js/src/leaving.ts
var De = !1, fe, le = () => {
}, je, W = /* @__PURE__ */ new Set();
function de() {
  for (let u of W) u();
}
function Ue() {
  clearTimeout(je), fe ??= new Promise((u) => {
    le = () => {
      fe = void 0, u();
    };
  });
}
function Be() {
  if (De) return;
  De = !0, globalThis.addEventListener?.("online", de);
  let { document: u } = globalThis;
  u && (u.addEventListener("resume", de), addEventListener("beforeunload", () => {
    Ue(), je = setTimeout(() => le(), 5e3);
  }), addEventListener("pagehide", Ue), addEventListener("pageshow", () => {
    le(), de();
  }));
}
function He() {
  return fe;
}

// js/src/listeners.ts
var K = class {
  #r = /* @__PURE__ */ new Map();
  of(t) {
    return this.#r.get(t);
  }
  /** @param isWrapped its calls go through somebody else's code */
  setHandler(t, e, i) {
    let r = this.of(t)?.hasOthers ?? !1;
    this.#r.set(t, { handler: e, hasOthers: r, sole: r || i ? void 0 : e?.a });
  }
  /**
   * A listener has been added, or removed.
   * @param plain if it is a function that was added without options, and that nothing wraps
   */
  changed(t, e) {
    let i = this.of(t);
    this.#r.set(t, { handler: i?.handler, hasOthers: !0, sole: i ? void 0 : e });
  }
};
function he(u) {
  let t = Function.prototype.toString.call(u);
  return (/^function addEventListener\(\) \{\s*\[native code\]/.test(t) || !globalThis.document && t.startsWith("addEventListener(")) && Reflect.ownKeys(u).length === 2;
}

// js/src/webidl.ts
function Y(u, t, e = []) {
  let { prototype: i } = u;
  Object.defineProperty(u, "name", { value: t, configurable: !0 }), Object.defineProperty(i, Symbol.toStringTag, { value: t, configurable: !0 });
  for (let r of Object.getOwnPropertyNames(i))
    r !== "constructor" && Object.defineProperty(i, r, { enumerable: !0 });
  return e.forEach((r, s) => {
    for (let f of [u, i]) Object.defineProperty(f, r, { value: s, enumerable: !0 });
  }), u;
}

// js/src/message.ts
var _e = 0, V = 1, Tt = 2, Ot = /* @__PURE__ */ Object.freeze([]), me = class extends Event {
  // Three fields: up to there a browser's object keeps them in one piece.
  #r;
  #t;
  #e = _e;
  constructor(t, e) {
    super(t.type), this.#r = t, this.#t = e;
  }
  /** Calls a sole listener, who finds the event as in a dispatch. It takes a third of the time of one. */
  static f(t, e) {
    e.#e = V;
    try {
      t.call(e.#t.source, e);
    } catch (i) {
      D(i);
    }
    e.#e = Tt;
  }
  get type() {
    return this.#r.type;
  }
  get data() {
    return this.#r.data;
  }
  get origin() {
    return this.#t.origin;
  }
  get lastEventId() {
    return this.#r.lastEventId;
  }
  get source() {
    return null;
  }
  get userActivation() {
    return null;
  }
  get ports() {
    return Ot;
  }
  get target() {
    return super.target ?? (this.#e === _e ? null : this.#t.source);
  }
  get srcElement() {
    return this.target;
  }
  get currentTarget() {
    return this.#e === V ? this.#t.source : super.currentTarget;
  }
  get eventPhase() {
    return this.#e === V ? 2 : super.eventPhase;
  }
  composedPath() {
    return this.#e === V ? [this.#t.source] : super.composedPath();
  }
};
function At(u) {
  let { prototype: t } = Y(u, "MessageEvent");
  return Object.setPrototypeOf(t, MessageEvent.prototype), "userActivation" in MessageEvent.prototype || Reflect.deleteProperty(t, "userActivation"), Object.defineProperty(t, "constructor", { value: MessageEvent }), u;
}
var pe = /* @__PURE__ */ At(me);

// js/src/request.ts
var ve = { resume: 2, rejected: 3, replay: 4 };
function $e(u, t) {
  return typeof u == "function" ? u(t) : u;
}
var Fe = (u, ...t) => t.includes(Object.prototype.toString.call(u).slice(8, -1)), F = (u) => Fe(u, "ReadableStream");
function Ee(u) {
  let t = Fe(u, "Blob", "File", "FormData", "URLSearchParams", "ArrayBuffer", "SharedArrayBuffer") || F(u);
  return Object(u) !== u || t || ArrayBuffer.isView(u) ? { s: u } : { s: JSON.stringify(u), type: "application/json" };
}
var Q = ({ method: u = "GET" }) => String(u).toUpperCase() === "GET", J = class {
  c;
  /** The last event ID string before the first event. */
  lastEventId;
  #r;
  #t;
  #e;
  #o;
  // What is sent is what there was at the call, however often it is sent.
  #n;
  #s;
  #i;
  /** @throws TypeError if a member of init is not what it should be */
  constructor(t, e) {
    let { headers: i, body: r, done: s, lastEventId: f } = e, h = Object(e.reconnect), { request: p, statuses: b } = h, v = xt(e);
    if ((v === 3 || v === 4) && F(r)) throw new TypeError("body: a stream is sent once");
    P("done", s, "string", "function"), P("fetch", e.fetch ?? globalThis.fetch ?? null, "function"), P("request", p, "function"), P("cancel", h.cancel, "boolean", "function"), P("attach", e.attach, "function"), P("lastEventId", f, "string"), P("lastEventIdParameter", e.lastEventIdParameter, "string"), Array.isArray(b) || P("statuses", b, "function"), this.#r = v, this.c = { strategy: v | (s === void 0 ? 0 : 8) | (p ? 16 : 0) };
    let T = { ...h, maxEventSize: e.maxEventSize };
    for (let S of ["maxAttempts", "minDelay", "maxDelay", "maxEventSize"]) this.c[S] = B(S, T[S]);
    this.lastEventId = f ?? "", this.#t = t, this.#e = e, this.#o = h, this.#n = typeof i == "function" ? i : new Headers(i), this.#s = typeof r == "function" ? r : Ee(r), this.#c(typeof this.#s == "function" ? {} : this.#s);
  }
  /**
   * The request of an attempt, 0 for the first.
   * @throws EventSourceError `request`: what code of the page's threw, or gave that is none
   */
  async l(t, e) {
    try {
      if (this.#r === 2 && t) {
        let s = await this.#o.request?.({ attempt: t, lastEventId: e, url: this.#t });
        return await this.#a(s, "GET", t, e);
      }
      let i = await $e(this.#n, t), r = typeof this.#s == "function" ? Ee(await this.#s(t)) : this.#s;
      return F(r.s) && this.#c(r), this.#u(this.#t, this.#e, i, r, e);
    } catch (i) {
      throw new w("request", `Request failed: ${q(i)}`, i);
    }
  }
  /** The request that asks the server to stop its work, if there is to be one. */
  async cancel(t) {
    let { cancel: e } = this.#o;
    if (!e || e === !0 && !t) return;
    let i = e === !0 ? void 0 : await e({ lastEventId: t, url: this.#t });
    return this.#a(i, "DELETE", 0, t);
  }
  /** There is a strategy, by name. */
  get isNamed() {
    return this.#r !== 1;
  }
  /** Tells that the response came from this URL. A plain GET stays there; another would take what the page adds along. */
  o(t) {
    let { headers: e, fetch: i } = this.#e;
    this.#r === 1 && !e && !i && (this.#t = t);
  }
  /** Whether the page names a status as worth another try; undefined: it names none. What its function throws is reported. */
  h(t) {
    let { statuses: e } = this.#o;
    try {
      return typeof e == "function" ? !!e(t) : e?.includes(t);
    } catch (i) {
      D(i);
      return;
    }
  }
  /**
   * The platform's own checks of method, modes, body and the rest, before anything is sent.
   * @throws TypeError
   */
  #c({ s: t }) {
    let e = F(t) ? new ReadableStream() : t, i = new Request("data:,", this.#u("data:,", { ...this.#e, signal: null }, [], { s: e }, this.lastEventId).init);
    if (F(e) && i.headers.has("content-type")) throw new TypeError("body: this browser sends no streams");
  }
  /** A request that asks for something else than the first: what the page gives of it, and for the rest the source's own. */
  async #a(t, e, i, r) {
    let s = typeof t == "string" || t instanceof URL ? { url: t } : t ?? {}, f = new Headers(s.headers ?? await $e(this.#n, i));
    s.headers || f.delete("content-type");
    let h = { ...this.#e, method: s.method ?? e };
    return this.#u(new URL(s.url ?? this.#t, this.#t).href, h, f, Ee(s.body), r);
  }
  /** Puts one request together. Members of init that are fetch's, known today or not, are taken over. */
  #u(t, e, i, { s: r, type: s }, f) {
    let h = new Headers(i), p = (v, O) => {
      h.has(v) || h.set(v, O);
    };
    p("accept", "text/event-stream"), s && p("content-type", s), this.#r === 4 && p("idempotency-key", this.#i ??= crypto.getRandomValues(new Uint32Array(4)).join("-"));
    let b = t;
    if (f && e.lastEventIdParameter !== void 0) {
      let v = new URL(t);
      v.searchParams.set(e.lastEventIdParameter, f), b = v.href;
    } else if (f) {
      try {
        h.set("last-event-id", "\u0100");
      } catch {
        f = String.fromCharCode(...new TextEncoder().encode(f));
      }
      h.set("last-event-id", f);
    }
    return {
      url: b,
      init: {
        ...e,
        cache: e.cache ?? "no-store",
        credentials: e.credentials ?? (e.withCredentials ? "include" : void 0),
        headers: h,
        body: r,
        duplex: "half"
      }
    };
  }
};
function xt(u) {
  let { reconnect: t } = u, { strategy: e } = Object(t);
  if (e !== void 0 && Object.hasOwn(ve, e)) return ve[e];
  if (e === void 0 && Q(u)) return t === !1 ? 0 : 1;
  if (!t) return 0;
  if (t === !0) return 4;
  throw new TypeError(`reconnect needs a strategy: ${Object.keys(ve).join(", ")}`);
}

// js/src/response.ts
var Pt = /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+$/;
function ze(u) {
  return (u ?? "").replace(/"(\\.|[^"\\])*"?/g, "").split(",").map((i) => i.split(";")[0].trim().toLowerCase()).filter((i) => Pt.test(i) && i !== "*/*").at(-1) === "text/event-stream";
}
function Ge(u) {
  return Math.max(0, Number(u) * 1e3 || Date.parse(u ?? "") - Date.now());
}
var We = /^(https?:\/\/[^/@]*\/|data:|blob:)/;

// js/src/turn.ts
function Mt() {
  if (globalThis.MessageChannel)
    return new Promise((u) => {
      let { port1: t, port2: e } = new MessageChannel();
      t.onmessage = () => {
        t.close(), u();
      }, e.postMessage(null);
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
    let t = performance.now(), e = t - this.#t;
    if (this.#t = t, this.#r = this.left = e < 1 ? Math.min(this.#r * 2, 64) : 1, this.#e += e, !(this.#e < 12))
      return this.#e = 0, Mt();
  }
};

// js/src/watch.ts
var X = class {
  /** Of what has come on this connection, if somebody has asked for alarms: the clock costs µs where it is looked at rarely. */
  arrival = null;
  #r;
  #t = [];
  #e = 0;
  // when something last came
  constructor(t) {
    this.#r = t;
  }
  /** Begins anew, with other alarms. */
  start(...t) {
    this.stop(), this.#t = t.filter(({ limit: e }) => e), this.#o(performance.now());
  }
  /** Something has come. */
  p() {
    if (!this.#t.length) return;
    let t = performance.now();
    this.arrival = { first: this.arrival?.first ?? t, last: t }, this.#o(t);
  }
  /** A silence. */
  #o(t) {
    this.#e = t;
    for (let e of this.#t) e.timer || this.#n(e, e.limit);
  }
  stop() {
    for (let { timer: t } of this.#t) clearTimeout(t);
    this.#t = [];
  }
  #n(t, e) {
    let i = performance.now() + e;
    t.timer = setTimeout(() => {
      t.timer = void 0;
      let r = this.#r(t.limit, this.#e, i, performance.now());
      r ? this.#n(t, r) : t.ring();
    }, e);
  }
};

// js/src/connection.ts
var Ke = "fetch gave no Response with a readable body", Nt = {
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
}, Z = class {
  /** The last event ID string, as of the last event that was dispatched. */
  lastEventId;
  /** What the stream came to, once it is CLOSED. */
  e;
  listeners = new K();
  /** To be called when the last event ID has changed. */
  o = void 0;
  /** A message has come that nobody was there for. */
  d = !1;
  r = [];
  #r;
  closed = new Promise((t) => this.#r = t);
  #t;
  #e;
  /** Nothing is asked of it that the browser's own class could not do. */
  #o;
  #n;
  #s;
  // from the first request on
  #i;
  // of the request
  #c;
  #a;
  // of what the connection brings
  #u;
  #l = new H();
  #d = new X((...t) => this.#s.watch(...t));
  #h;
  // from the wait for the next request
  /**
   * Checks the init; the first request follows in a microtask, unless the stream has been closed by then.
   * @throws TypeError if a member of init is not what it should be
   */
  constructor(t, e, i, r) {
    this.#t = t, this.#o = r, this.#e = i;
    for (let f of ["connectTimeout", "idleTimeout", "stallTimeout"]) i[f] = B(f, i[f]);
    r && (i.maxEventSize = 1 / 0), this.#n = new J(e, i), this.#a = new U(i.done), this.lastEventId = this.#n.lastEventId;
    let { signal: s } = i;
    s?.addEventListener("abort", this), s?.aborted ? this.handleEvent() : queueMicrotask(() => {
      this.#g();
    });
  }
  /** The ready state. */
  get state() {
    return this.e ? 2 : this.#s?.state ?? 0;
  }
  /** The reconnection time, in milliseconds. */
  get retryTime() {
    return this.#p(), this.#s?.retryTime ?? 0;
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
  t(t, e) {
    if (this.e) return;
    let i = { outcome: t };
    (t === "failed" || t === "incomplete" || t === "aborted") && (i.error = e), this.e = i, this.#s?.release(), this.#d.stop(), this.#h?.(), this.#e.signal?.removeEventListener("abort", this), e && t !== "aborted" && this.#E(e), t !== "complete" && this.#i?.abort(), (t === "closed" || t === "aborted") && this.#I(), this.#r(i);
    for (let r of this.r) r.end(i);
    this.r.length = 0;
  }
  async #g() {
    Be();
    for (let t = 0; !this.e; t++) {
      let e = await this.#b(t);
      if (e?.reason === "network" && await He(), this.#p(), this.e || !e) break;
      this.#d.stop();
      let i = this.#s.ended(Nt[e.reason], this.#a);
      if (typeof i == "number")
        this.#E(e, i), await this.#R(i, e);
      else {
        let r = i === "complete" && (e.reason === "eof" || !Q(this.#e));
        this.t(i, r ? void 0 : e);
      }
    }
  }
  /** One connection, from its request to its end. Gives why it ended; nothing if the page or its data have ended the stream. */
  async #b(t) {
    let e = this.#i = new AbortController(), { signal: i } = e;
    this.#c = void 0, this.#d.arrival = null, this.#a = new U(this.#e.done);
    try {
      let r = await this.#y(t, i);
      for (; ; ) {
        let { done: s, value: f } = await r.read();
        if (i.throwIfAborted(), s) return this.#e.done === void 0 ? this.#f("eof", "The stream has ended") : this.#a.incomplete(this.#c);
        if (this.#d.p(), await this.#k(f, i), !!this.e) {
          this.e.outcome === "complete" && await Ce(r, e);
          return;
        }
      }
    } catch (r) {
      if (e.abort(), i.reason instanceof w) return i.reason;
      if (r instanceof w) return r.response ? r : this.#f(r.reason, r.message, r.cause);
      let s = r?.name === "NotSupportedError";
      return this.#f(s ? "unsupported" : "network", `Network error: ${q(r)}`, r);
    }
  }
  /** One request, up to its response's body. */
  async #y(t, e) {
    await $(), e.throwIfAborted();
    let i = await this.#n.l(t, this.lastEventId);
    e.throwIfAborted(), this.#v("response");
    let r = this.#w(i, e);
    this.#p();
    let s = this.#c = await r;
    e.throwIfAborted(), await this.#S(s, i), e.throwIfAborted(), this.#v("body");
    let f = s.url || i.url;
    return s.redirected && this.#n.o(f), this.#u = { source: this.#t, origin: new URL(f).origin }, this.#t.dispatchEvent(Object.assign(new Event("open"), { response: s })), e.throwIfAborted(), s.body.getReader();
  }
  async #w({ url: t, init: e }, i) {
    try {
      return await (this.#e.fetch ?? fetch)(t, { ...e, signal: i });
    } catch (r) {
      throw We.test(t) ? r : this.#f("url", `${t} cannot be fetched: ${q(r)}`, r);
    }
  }
  /** Goes on with a response that is a stream. @throws EventSourceError if it is a refusal, which is read for what it says */
  async #S(t, { init: e }) {
    let { status: i, headers: r, body: s } = Object(t);
    if (!r?.get) throw this.#f("unsupported", Ke);
    let f = r.get("content-type"), h = this.#n.h(i), p = (ze(f) ? 1 : 0) | (Q(e) ? 2 : 0);
    h !== void 0 && (p |= 4 | (h ? 8 : 0));
    let b = this.#s.responded(i, p, Ge(r.get("retry-after")));
    if (b !== 0)
      throw this.#d.stop(), b === 4 ? await ue(t, "status", `HTTP ${i}`) : await ue(t, "content-type", `HTTP ${i}: the response has a MIME type ("${f ?? ""}") that is not "text/event-stream"`);
    if (!s?.getReader) throw this.#f("unsupported", Ke);
  }
  /** Delivers the messages of a chunk, in a frame of its own that ends with them: what waits for the next chunk keeps none. */
  async #k(t, e) {
    let i = this.#s, r = this.#l;
    for (let s of i.read(t)) {
      let f = this.lastEventId;
      if (s.length > 1 && r.begin(), this.#T(s)) {
        for (let h of this.r) h.u(s);
        if (--r.left === 0 && await this.#m(r.look()), this.e) return;
      } else
        for (let h of s)
          if (this.#O(h), await void 0, --r.left === 0 && await this.#m(r.look()), this.e) return;
      this.lastEventId = i.lastEventId, this.lastEventId !== f && this.#A();
      for (let h of this.r) {
        if (await this.#m(h.m()), this.e) return;
        e.throwIfAborted();
      }
    }
  }
  /**
   * Loops alone need no Event. Otherwise one is made even for a type that nobody is known to listen to: there are ways to add
   * a listener behind our back.
   */
  #T(t) {
    let e = this.#a;
    return !this.r.length || typeof e.done == "function" ? !1 : t.every((i) => !e.isSentinel(i) && !this.listeners.of(i.type));
  }
  /** Hands one message to all who listen, and ends the stream if it is the last. */
  #O(t) {
    if (this.lastEventId = t.lastEventId, this.#a.isSentinel(t)) {
      this.t("complete");
      return;
    }
    for (let s of this.r) s.u([t]);
    let e = new pe(t, this.#u), i = this.listeners.of(t.type);
    if (!i && !this.r.length && (this.d = !0), i?.sole && !this.#o ? pe.f(i.sole, e) : this.#t.dispatchEvent(e), this.e) return;
    let r = this.#a.judge(e, this.#c);
    r === !0 ? this.t("complete") : r && this.t("failed", r);
  }
  /** Reading waits for a slow loop, or for the page's turn; the server is not to blame for that silence. */
  async #m(t) {
    t && (this.#d.stop(), await t, this.e || this.#v("body"), this.#l.begin());
  }
  #A() {
    try {
      this.o?.();
    } catch (t) {
      D(t);
    }
  }
  /** Asks the server to stop, if the page wants that and anything has been sent. */
  async #I() {
    if (this.#i)
      try {
        let t = await this.#n.cancel(this.#s?.lastEventId ?? "");
        t && await (this.#e.fetch ?? fetch)(t.url, { ...t.init, signal: null, keepalive: !0 });
      } catch {
      }
  }
  /**
   * Waits until the next request is due, or the stream has ended. What has a strategy tries at once when the page or the network is
   * back, unless it is the server that wants to be left alone for a while.
   */
  async #R(t, { reason: e }) {
    if (this.e) return;
    let i;
    await new Promise((r) => {
      this.#h = r, i = setTimeout(r, t), this.#n.isNamed && e !== "status" && W.add(r);
    }), clearTimeout(i), W.delete(this.#h);
  }
  /** Starts the core, if it is there. */
  #p() {
    if (this.e || this.#s) return;
    let { c: t, lastEventId: e } = this.#n;
    try {
      $() || (this.#s = new j(t, this, e));
    } catch (i) {
      console.error(i), this.t("failed", i);
    }
  }
  /** From now on there should be a response, or more of its body: a silence is told of, a longer one ends the connection. */
  #v(t) {
    let { stallTimeout: e, connectTimeout: i, idleTimeout: r } = this.#e, s = t === "response" ? i : r, f = () => this.#i.abort(this.#f("timeout", `Timeout: nothing has come for ${s} ms`)), h = () => {
      this.#t.dispatchEvent(Object.assign(new Event("stalled"), { phase: t }));
    };
    this.#d.start({ limit: e, ring: h }, { limit: s, ring: f });
  }
  #f(t, e, i) {
    return new w(t, e, i, this.#c);
  }
  #E(t, e) {
    let { reason: i, message: r, status: s, response: f } = t, h = new Event("error");
    Object.assign(h, { reason: i, message: r, status: s, code: s, response: f, error: t, reconnecting: e !== void 0, delay: e }), this.#t.dispatchEvent(h);
  }
};

// js/src/queue.ts
var Ct = 64, ee = class {
  #r = [];
  #t = [];
  #e = 0;
  // of them
  #o;
  #n;
  #s = new H();
  // the loop's
  u(t) {
    for (this.#t = this.#t.slice(this.#e).concat(t), this.#e = 0, t.length > 1 && this.#s.begin(); this.#r.length && (this.#n || this.#t.length); ) this.#r.shift()(this.#i());
  }
  /** Nothing if there is room; else a promise of an empty queue. */
  m() {
    return this.#t.length - this.#e < Ct ? void 0 : new Promise((t) => this.#o = t);
  }
  /** The next message. A loop that finds one at hand whenever it comes gives the page its turn now and then. */
  next() {
    let t = this.#t.length && --this.#s.left === 0 ? this.#s.look() : void 0, e = this.#i();
    return t ? t.then(() => (this.#s.begin(), e)) : e;
  }
  #i() {
    let t = this.#t, e = t[this.#e];
    if (e)
      return ++this.#e === t.length && (t.length = this.#e = 0, this.#o?.()), Promise.resolve({ value: e, done: !1 });
    if (!this.#n) return new Promise((i) => this.#r.push(i));
    if ("error" in this.#n) {
      let { error: i } = this.#n;
      return this.#n = {}, Promise.reject(i);
    }
    return Promise.resolve({ value: e, done: !0 });
  }
  /** No more messages: the loop ends behind those it has, with the error if there is one. */
  end(t) {
    this.#n = t, this.u([]);
  }
  /** The loop has been left. */
  return() {
    return this.#t = [], this.#o?.(), this.end({}), this.next();
  }
};

// js/src/eventsource.ts
var be = class u extends EventTarget {
  #r;
  #t;
  #e;
  /**
   * @param url resolved against the document's base URL, or the worker's URL
   * @throws SyntaxError (DOMException) if the URL does not parse
   * @throws TypeError if a member of init is not what it should be
   */
  constructor(t, e = {}) {
    if (arguments.length === 0) throw new TypeError("no url");
    super();
    let i = `${t}`;
    if (e ??= {}, Object(e) !== e) throw new TypeError("init is no object");
    let r = {};
    for (let f in e) r[f] = e[f];
    let s = Object.keys(r).every((f) => f === "withCredentials");
    this.#t = !!r.withCredentials;
    try {
      this.#r = new URL(i, globalThis.document?.baseURI ?? globalThis.location?.href).href;
    } catch {
      throw new DOMException(`'${i}' is no URL`, "SyntaxError");
    }
    this.#e = new Z(this, this.#r, r, s), this.#e.o = r.attach?.(this);
  }
  /**
   * The messages of a stream of bytes, from wherever they come. There is no reconnection: its end is an `error` event.
   * @param stream of Uint8Arrays; it is locked from now on, and cancelled by `close()`
   * @throws TypeError if it is no ReadableStream, or is locked already, or a member of init is not what it should be
   */
  static fromReadableStream(t, { done: e, maxEventSize: i, signal: r } = {}) {
    let s = ReadableStream.prototype.getReader.call(t), f = new Response(null, { headers: { "content-type": "text/event-stream" } });
    Object.defineProperty(f, "body", { value: { getReader: () => s } });
    let h = { done: e, maxEventSize: i, signal: r, fetch: async () => f, reconnect: !1 }, p = new u("about:event-stream", h);
    return p.closed.then(({ outcome: b }) => {
      b !== "complete" && s.cancel().catch(() => {
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
    return this.#o("open");
  }
  set onopen(t) {
    this.#n("open", t);
  }
  get onmessage() {
    return this.#o("message");
  }
  set onmessage(t) {
    this.#n("message", t);
  }
  get onerror() {
    return this.#o("error");
  }
  set onerror(t) {
    this.#n("error", t);
  }
  /** Ends the stream: the request is cancelled, and nothing is dispatched any more. */
  close() {
    this.#e.t("closed");
  }
  addEventListener(t, e) {
    super.addEventListener(...arguments);
    let i = typeof e == "function" && arguments.length === 2 && he(super.addEventListener);
    this.#e.listeners.changed(String(t), i ? e : void 0);
  }
  removeEventListener(t, e) {
    super.removeEventListener(...arguments);
    let { listeners: i } = this.#e;
    i.of(String(t)) && i.changed(String(t));
  }
  /**
   * Every message of any type, in order. A loop that lags behind slows the network down; leaving it closes the stream. After
   * `close()` it ends behind what had come. It throws if the stream fails, or ends before `done` has matched, an
   * EventSourceError; if `signal` has ended it, the signal's reason; and if it begins behind messages that nobody got, an
   * InvalidStateError (DOMException).
   */
  [Symbol.asyncIterator]() {
    let { r: t, e, d: i } = this.#e, r = new ee();
    return i ? r.end({ error: new DOMException("The loop began too late: it has missed messages", "InvalidStateError") }) : e ? r.end(e) : t.push(r), {
      next: () => r.next(),
      return: () => (this.close(), r.return()),
      [Symbol.asyncIterator]() {
        return this;
      }
    };
  }
  #o(t) {
    return this.#e.listeners.of(t)?.handler?.value ?? null;
  }
  /** HTML §8.1.8.1: objects are kept, functions are called, anything else is null; the first set fixes the order. */
  #n(t, e) {
    let { listeners: i } = this.#e, r = i.of(t)?.handler, s = !he(super.addEventListener);
    if (r && !s && Object(e) === e) {
      r.value = e;
      return;
    }
    r && super.removeEventListener(t, r.a);
    let f;
    if (Object(e) === e) {
      let h = {
        value: e,
        a: (p) => {
          typeof h.value == "function" && h.value.call(this, p) === !1 && p.preventDefault();
        }
      };
      f = h, super.addEventListener(t, h.a);
    }
    i.setHandler(t, f, s);
  }
};
function Dt(u) {
  let { prototype: t } = u;
  return Symbol.dispose && Object.defineProperty(t, Symbol.dispose, { value: t.close, writable: !0, configurable: !0 }), u;
}
var Ye = /* @__PURE__ */ Dt(/* @__PURE__ */ Y(be, "EventSource", ["CONNECTING", "OPEN", "CLOSED"]));
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  EventSource,
  EventSourceError,
  EventStreamDecoder
});
//# sourceMappingURL=eventsource.nowasm.cjs.map
