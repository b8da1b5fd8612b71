/*! eventsource-wasm 0.2.0 | MIT */

// js/src/error.ts
var w = class extends Error {
  /**
   * @param response the response, if there was one: that of a refusal holds its body, and can be read at any time
   * @param truncated it holds only the start of the refusal's body: the rest did not come within 2 s, or is past 64 KiB
   */
  constructor(e, i, t, n, f = !1) {
    super(i, { cause: t });
    this.reason = e;
    this.response = n;
    this.truncated = f;
    this.status = n?.status;
  }
  reason;
  response;
  truncated;
  name = "EventSourceError";
  /** The HTTP status, if there was a response. */
  status;
};
function _(u) {
  return u instanceof Error ? u.message : String(u);
}
function U(u) {
  typeof reportError == "function" ? reportError(u) : queueMicrotask(() => {
    throw u;
  });
}

// dist/core.mjs
for (M = new Uint8Array(123), C = 25; C >= 0; --C) M[48 + C] = 52 + C, M[65 + C] = C, M[97 + C] = 26 + C;
var te, M, C;
M[43] = 62, M[47] = 63;
function tt(u, r, e) {
  for (var i, t, n = 0, f = r, h = e.length, p = r + (h * 3 >> 2) - (e[h - 2] == "=") - (e[h - 1] == "="); n < h; n += 4) i = M[e.charCodeAt(n + 1)], t = M[e.charCodeAt(n + 2)], u[f++] = M[e.charCodeAt(n)] << 2 | i >> 4, f < p && (u[f++] = i << 4 | t >> 2), f < p && (u[f++] = t << 6 | M[e.charCodeAt(n + 3)]);
  return u;
}
function rt(u) {
  tt(te, 65538, "BAkLEBATZGF0YWV2ZW50aWRyZXRyee+7vw==");
}
function nt() {
  throw new Error("abort");
}
function st(u) {
  var r = new ArrayBuffer(196608), e = new Int8Array(r), i = new Int16Array(r), t = new Int32Array(r), n = new Uint8Array(r), f = new Uint16Array(r), h = new Uint32Array(r), p = new Float32Array(r), g = new Float64Array(r), v = Math.imul, O = Math.fround, T = Math.abs, S = Math.clz32, I = Math.min, k = Math.max, x = Math.floor, Ee = Math.ceil, Z = Math.trunc, ee = Math.sqrt, L = 65536;
  function b(s) {
    return v(n[v(s, 80) + 139368 | 0] && s >>> 0 < 512 ? s : 0, 80) + 139296 | 0;
  }
  function R(s, c, o) {
    var a = 0, d = 0, l = 0, m = 0;
    l = s, m = n[c | 0];
    e: if (m) {
      s = 191;
      t: {
        r: {
          n: {
            s: {
              o: switch (a = n[c + 2 | 0], a - 240 | 0) {
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
              s = 143;
              break r;
            }
            d = 144;
            break t;
          }
          if (d = 160, (a | 0) == 224) break t;
          if ((a | 0) != 237) break r;
          s = 159;
        }
        d = 128;
      }
      if (a = 0, e[c + 2 | 0] = 0, o = o & 255, !(o >>> 0 >= d >>> 0 & s >>> 0 >= o >>> 0)) {
        e[c | 0] = 0, s = -1;
        break e;
      }
      if (o = m - 1 | 0, e[c | 0] = o, a = 1, s = 1, o & 255) break e;
      s = 1 - n[c + 1 | 0] | 0;
    } else {
      if ((o + 11 & 255) >>> 0 <= 204) {
        a = 1, s = 0;
        break e;
      }
      if (e[c + 2 | 0] = o, e[c | 0] = 1, e[c + 1 | 0] = 1, a = 1, o = o & 255, s = 1, o >>> 0 < 224 || (e[c | 0] = 2, s = 1, o >>> 0 < 240)) break e;
      e[c | 0] = 3, e[c + 1 | 0] = 2, s = 1;
    }
    t[l >> 2] = s, e[l + 4 | 0] = a;
  }
  function be(s, c) {
    var o = 0, a = 0, d = 0, l = 0, m = 0, E = 0, y = 0, A = 0, N = 0, D = 0, z = 0, ke = 0, Te = 0;
    for (l = t[c + 28 >> 2], A = t[c + 24 >> 2], o = A, n[s + 20 | 0] && (Se(s, c), o = t[c + 24 >> 2]), y = A - l | 0, N = t[c >> 2], D = N + 8 | 0, z = t[c + 4 >> 2]; ; ) {
      e: {
        if (l = o, (z | 0) <= (o | 0)) break e;
        if (o = o + 16 | 0, (z | 0) >= (o | 0) && (E = l + D | 0, m = n[E | 0] | n[E + 1 | 0] << 8 | (n[E + 2 | 0] << 16 | n[E + 3 | 0] << 24), d = l + N | 0, a = n[d | 0] | n[d + 1 | 0] << 8 | (n[d + 2 | 0] << 16 | n[d + 3 | 0] << 24), ke = (m - 235802126 | a - 235802126 | a | m) & -2139062144, d = n[d + 4 | 0] | n[d + 5 | 0] << 8 | (n[d + 6 | 0] << 16 | n[d + 7 | 0] << 24), Te = d - ((a >>> 0 < 235802126) + 235802126 | 0) | 0, a = n[E + 4 | 0] | n[E + 5 | 0] << 8 | (n[E + 6 | 0] << 16 | n[E + 7 | 0] << 24), !(ke | (Te | a - ((m >>> 0 < 235802126) + 235802126 | 0) | d | a) & -2139062144))) continue;
        if (o = l + 8 | 0, (z | 0) >= (o | 0)) {
          if (a = l + N | 0, d = n[a | 0] | n[a + 1 | 0] << 8 | (n[a + 2 | 0] << 16 | n[a + 3 | 0] << 24), m = (d - 235802126 | d) & -2139062144, a = n[a + 4 | 0] | n[a + 5 | 0] << 8 | (n[a + 6 | 0] << 16 | n[a + 7 | 0] << 24), d = (a - ((d >>> 0 < 235802126) + 235802126 | 0) | a) & -2139062144, !(m | d)) continue;
          t: {
            if (d | m) {
              o = d - 1 | 0, a = m - 1 | 0, o = (a | 0) != -1 ? o + 1 | 0 : o, o = S(o ^ d), o = 63 - ((o | 0) == 32 ? S(a ^ m) + 32 | 0 : o) | 0;
              break t;
            }
            o = 64;
          }
          l = l + (o >>> 3 | 0) | 0;
        }
        t: switch (o = n[l + N | 0], o - 10 | 0) {
          case 0:
          case 3:
            break e;
          default:
            break t;
        }
        if (o = o << 24 >> 24, (o | 0) < 0) {
          t[c + 24 >> 2] = l, Se(s, c), o = t[c + 24 >> 2];
          continue;
        }
        !o & n[s + 24 | 0] == 3 && (e[s + 28 | 0] = 1), o = l + 1 | 0;
        continue;
      }
      break;
    }
    t[c + 24 >> 2] = l, D = t[c + 4 >> 2], a = n[s + 24 | 0];
    e: if ((a | 0) == 4) {
      for (o = l - A | 0, y = (o | 0) > 0 ? o : 0, m = t[c >> 2] + A | 0; ; ) {
        if (y) {
          d = n[m | 0], e[s + 27 | 0] = 1, a = t[s + 16 >> 2], t[s + 16 >> 2] = a >>> 0 >= 214748364 ? 2147483647 : v(a, 10) + (d - 48 & 255) | 0, e[s + 28 | 0] = (n[s + 28 | 0] | (d - 58 & 255) >>> 0 < 246) & 1, m = m + 1 | 0, y = y - 1 | 0, o = o - 1 | 0;
          continue;
        }
        break;
      }
      if (n[s + 28 | 0] | (!n[s + 27 | 0] | (l | 0) >= (D | 0))) break e;
      e[s + 8 | 0] = 1, t[s + 4 >> 2] = t[s + 16 >> 2];
    } else {
      if (o = (l | 0) >= (D | 0), o & (y | 0) >= (l - t[c + 28 >> 2] | 0)) break e;
      t: {
        r: switch (a - 1 | 0) {
          case 2:
            if (n[s + 28 | 0]) break e;
            if (l = 3, o) break t;
            e[s + 26 | 0] = n[s + 26 | 0] | 2, l = 4;
            break t;
          case 1:
            l = 2, e[s + 26 | 0] = n[s + 26 | 0] | 2;
            break t;
          case 0:
            break r;
          default:
            break e;
        }
        o = n[s + 26 | 0], l = o & 1 ? n[s + 27 | 0] ? 1 : 17 : 1, e[s + 26 | 0] = o | 1;
      }
      a = n[s + 27 | 0], e[s + 27 | 0] = 1, o = t[c + 12 >> 2] + (t[c + 32 >> 2] << 3) | 0, t[o + 4 >> 2] = t[c + 24 >> 2] - t[c + 28 >> 2], t[o >> 2] = y << 8 | (a ? l | 8 : l), t[c + 32 >> 2] = t[c + 32 >> 2] + 1;
    }
    if (t[c + 24 >> 2] != t[c + 4 >> 2]) e: {
      if (we(s, c), ge(s, c), n[s + 23 | 0] == 5 || (e[s + 23 | 0] = 1, o = t[c + 24 >> 2], (o | 0) >= t[c + 4 >> 2])) break e;
      t: switch (n[o + t[c >> 2] | 0] - 10 | 0) {
        case 0:
        case 3:
          break t;
        default:
          break e;
      }
      ye(s, c);
    }
  }
  function ge(s, c) {
    var o = 0, a = 0, d = 0, l = 0;
    if (a = t[c + 24 >> 2], d = t[c >> 2], l = n[a + d | 0], o = a + 1 | 0, t[c + 24 >> 2] = o, (l | 0) == 13) e: {
      if (t[c + 4 >> 2] == (o | 0)) {
        e[s + 29 | 0] = 1, o = t[c + 24 >> 2];
        break e;
      }
      if (n[o + d | 0] != 10) break e;
      o = a + 2 | 0, t[c + 24 >> 2] = o;
    }
    t[c + 40 >> 2] = o;
  }
  function ye(s, c) {
    var o = 0, a = 0;
    ge(s, c), o = n[s + 26 | 0], !o | o & 1 ? o && (a = t[c + 32 >> 2], o = t[c + 12 >> 2] + (a << 3) | 0, t[c + 36 >> 2] >= (a | 0) ? (t[o >> 2] = 37, t[o + 4 >> 2] = 0, t[c + 32 >> 2] = t[c + 32 >> 2] + 1) : (o = o - 8 | 0, t[o >> 2] = t[o >> 2] | 32)) : (o = t[c + 12 >> 2] + (t[c + 32 >> 2] << 3) | 0, t[o >> 2] = 5, t[o + 4 >> 2] = 0, t[c + 32 >> 2] = t[c + 32 >> 2] + 1), o = 1, o = n[s + 9 | 0] ? o : e[s + 26 | 0] & 1, e[s + 26 | 0] = 0, e[s + 9 | 0] = o, t[s + 12 >> 2] = 0, t[c + 36 >> 2] = t[c + 32 >> 2];
  }
  function we(s, c) {
    var o = 0, a = 0;
    e: if (o = t[c + 40 >> 2], a = t[c + 24 >> 2], t[c + 40 >> 2] = a, n[s + 23 | 0] != 5) {
      if (n[s + 24 | 0] == 5 || (o = t[s + 12 >> 2] + (a - o | 0) | 0, t[s + 12 >> 2] = o, a = t[s >> 2], o >>> 0 <= (a || 16777216) >>> 0)) break e;
      o = t[c + 12 >> 2] + (t[c + 32 >> 2] << 3) | 0, t[o >> 2] = 6, t[o + 4 >> 2] = 0, t[c + 32 >> 2] = t[c + 32 >> 2] + 1, e[s + 23 | 0] = 5;
    }
  }
  function Se(s, c) {
    var o = 0, a = 0, d = 0, l = 0, m = 0, E = 0, y = 0, A = 0;
    for (d = L - 16 | 0, L = d, l = c + 28 | 0, m = s + 20 | 0, s = c + 24 | 0, E = t[c + 4 >> 2], A = t[c >> 2]; ; ) {
      e: {
        if (a = t[s >> 2], (a | 0) >= (E | 0)) break e;
        o = a + A | 0, c = e[o | 0];
        t: {
          if (!n[m | 0]) r: {
            if ((c | 0) >= 0) break e;
            if ((c | 0) == -19 | (a + 2 | 0) >= (E | 0) | (c + 31 & 255) >>> 0 > 14 || (y = n[o + 2 | 0], o = n[o + 1 | 0], (y & o) << 24 >> 24 >= 0 | (o | y) & 64)) break r;
            t[s >> 2] = a + 3, a = 2, c = l;
            break t;
          }
          if (R(d + 8 | 0, m, c), o = n[d + 12 | 0], t[l >> 2] = t[l >> 2] + t[d + 8 >> 2], a = 1, c = s, !o) continue;
        }
        t[c >> 2] = t[c >> 2] + a;
        continue;
      }
      break;
    }
    L = d + 16 | 0;
  }
  function ze() {
    return 65568;
  }
  function Ge(s, c, o, a) {
    s = +s, c = +c, o = +o, a = +a;
    var d = 0;
    return c = s + c, d = c - a, d > 0 ? s = I(s, d) : s = c >= o && a - o > 1e3 ? 1e3 : 0, +s;
  }
  function Ke(s) {
    return s = s | 0, n[b(s) + 48 | 0];
  }
  function Ye(s) {
    return s = s | 0, s = b(s), n[s + 8 | 0] ? (s = t[s + 4 >> 2], s = (s | 0) < 0 ? 3e3 : s) : s = 3e3, s | 0;
  }
  function Ve(s, c, o, a) {
    s = s | 0, c = c | 0, o = o | 0, a = +a;
    var d = 0, l = 0;
    d = b(s), g[d + 56 >> 3] = a, s = c & 65535, e[d + 65 | 0] = (s | 0) == 204, e[d + 64 | 0] = o >>> 1 & 1;
    e: {
      t: {
        r: {
          n: if (o & 4) l = (o & 8) >>> 3 | 0;
          else {
            if (l = 0, n[d + 32 | 0] < 2) break n;
            if ((s | 0) == 429) {
              e[d + 66 | 0] = 1;
              break r;
            }
            l = (c - 502 & 65535) >>> 0 < 3;
          }
          if (s = l, e[d + 66 | 0] = s, (c & 65535) == 200) break t;
        }
        if (s = 4, o & 2 | (c - 300 & 65535) >>> 0 < 65436 | (c & 65534) == 204) break e;
      }
      if (s = 5, !(o & 1)) break e;
      e[d + 48 | 0] = 1, s = 0;
    }
    return s | 0;
  }
  function Je(s) {
    s = s | 0, e[b(s) + 72 | 0] = 0;
  }
  function Qe(s, c, o, a, d) {
    s = s | 0, c = c | 0, o = o | 0, a = a | 0, d = d | 0;
    var l = 0, m = 0, E = 0, y = 0;
    l = -40880, E = 1;
    e: {
      for (; ; ) {
        if (!l) break e;
        if (n[l + 180328 | 0]) {
          l = l + 80 | 0, E = E + 1 | 0;
          continue;
        }
        break;
      }
      for (m = 80, y = l + 180256 | 0, y + 80 >>> 0 > et() << 16 >>> 0 && nt(); ; ) {
        if (m) {
          m = m - 1 | 0, e[y + m | 0] = 0;
          continue;
        }
        break;
      }
      return t[l + 180300 >> 2] = a, t[l + 180296 >> 2] = o, t[l + 180292 >> 2] = c, e[l + 180290 | 0] = s >>> 4 & 1, e[l + 180289 | 0] = s >>> 3 & 1, e[l + 180288 | 0] = s & 231, t[y >> 2] = d, e[l + 180328 | 0] = 1, E | 0;
    }
    return 0;
  }
  function Xe(s, c) {
    s = s | 0, c = c | 0;
    var o = 0, a = 0, d = 0, l = 0, m = 0, E = 0, y = 0;
    if (o = L + -64 | 0, L = o, m = c >>> 0 >= 65536 ? 65536 : c, a = b(s), n[a + 23 | 0] != 5) {
      t[o + 60 >> 2] = 0, t[o + 52 >> 2] = 0, t[o + 56 >> 2] = 0, t[o + 44 >> 2] = 0, t[o + 48 >> 2] = 0, t[o + 36 >> 2] = 1024, t[o + 40 >> 2] = 1024, t[o + 32 >> 2] = 131104, t[o + 28 >> 2] = 65536, t[o + 24 >> 2] = m, t[o + 20 >> 2] = 65568;
      e: if (n[a + 29 | 0]) {
        if (s = 0, !c || (e[a + 29 | 0] = 0, s = 0, n[65568] != 10)) break e;
        t[o + 60 >> 2] = 1, t[o + 44 >> 2] = 1, s = 1;
      } else s = 0;
      for (d = s, y = a + 20 | 0; ; ) {
        e: {
          if ((t[o + 52 >> 2] + 2 | 0) > 1024 | (d | 0) >= (m | 0)) break e;
          t: {
            r: {
              n: {
                s: {
                  o: switch (E = n[a + 23 | 0], E | 0) {
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
                  be(a, o + 20 | 0);
                  break t;
                }
                n[t[o + 20 >> 2] + d | 0] == 32 && (t[o + 44 >> 2] = d + 1), e[a + 23 | 0] = 4;
                break t;
              }
              s = n[t[o + 20 >> 2] + d | 0], e[a + 23 | 0] = 4;
              n: {
                if (l = n[a + 25 | 0], c = n[a + 24 | 0], (l | 0) == n[(c + 1 & 255) + 65536 | 0]) {
                  if ((c | 0) == 6) {
                    t[a + 12 >> 2] = 0, e[a + 23 | 0] = 1, t[o + 60 >> 2] = d;
                    break t;
                  }
                  s: switch (s - 10 | 0) {
                    case 0:
                    case 3:
                      break t;
                    case 1:
                    case 2:
                      break n;
                    default:
                      break s;
                  }
                  if ((s | 0) != 58) break n;
                  e[a + 23 | 0] = 3, t[o + 44 >> 2] = d + 1;
                } else {
                  if ((s | 0) != n[l + 65544 | 0]) break n;
                  R(o + 8 | 0, y, s), s = t[o + 8 >> 2], e[a + 23 | 0] = 2, e[a + 25 | 0] = n[a + 25 | 0] + 1, t[o + 44 >> 2] = d + 1, t[o + 48 >> 2] = s + t[o + 48 >> 2];
                }
                break t;
              }
              e[a + 24 | 0] = 0;
              break t;
            }
            if (c = t[o + 20 >> 2], l = d + 5 | 0, (l | 0) < t[o + 24 >> 2] && (s = c + d | 0, !(n[s + 4 | 0] != 58 | (n[s | 0] | n[s + 1 | 0] << 8 | (n[s + 2 | 0] << 16 | n[s + 3 | 0] << 24)) != 1635017060))) {
              e[a + 27 | 0] = 0, e[a + 28 | 0] = 0, e[a + 25 | 0] = 0, e[a + 23 | 0] = 3, e[a + 24 | 0] = 1, t[a + 16 >> 2] = 0, t[o + 44 >> 2] = l, n[c + l | 0] == 32 && (t[o + 44 >> 2] = d + 6), e[a + 23 | 0] = 4, be(a, o + 20 | 0);
              break t;
            }
            r: {
              n: {
                s: {
                  o: {
                    i: {
                      a: switch (c = n[c + d | 0], c - 100 | 0) {
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
                      s = 3;
                      break r;
                    }
                    s = 2;
                    break r;
                  }
                  s = 1;
                  break r;
                }
                s: switch (c - 10 | 0) {
                  case 0:
                  case 3:
                    e[a + 23 | 0] = 1, ye(a, o + 20 | 0);
                    break t;
                  case 1:
                  case 2:
                    break n;
                  default:
                    break s;
                }
                if (s = 5, (c | 0) == 58 || (s = 4, (c | 0) == 114)) break r;
                if ((c | 0) != 239) break n;
                s = E ? 0 : 6;
                break r;
              }
              s = 0;
            }
            e[a + 27 | 0] = 0, e[a + 28 | 0] = 0, e[a + 23 | 0] = 2, e[a + 24 | 0] = s, t[a + 16 >> 2] = 0, e[a + 25 | 0] = n[s + 65536 | 0];
          }
          d = t[o + 44 >> 2];
          continue;
        }
        break;
      }
      we(a, o + 20 | 0), m = n[a + 23 | 0] == 5 ? m : t[o + 44 >> 2], d = t[o + 52 >> 2];
    }
    return L = o - -64 | 0, m << 12 | d;
  }
  function Ze(s, c, o) {
    s = s | 0, c = c | 0, o = +o;
    var a = 0, d = 0, l = 0, m = 0, E = 0, y = 0, A = 0, N = 0, D = 0;
    a = b(s), n[a + 9 | 0] && (t[a + 52 >> 2] = 0), s = 1, c & 64 || (!(c & 32) | n[a + 23 | 0] != 1 ? s = 0 : s = e[a + 26 | 0] & 1), m = n[a + 8 | 0], t[a + 8 >> 2] = 0, t[a + 12 >> 2] = 0, t[a + 16 >> 2] = 0, t[a + 20 >> 2] = 0, t[a + 24 >> 2] = 0, t[a + 28 >> 2] = 0, e[a + 8 | 0] = m, y = c & 16, c = c & 143, d = !c & s;
    e: if (n[a + 65 | 0]) {
      if (s = 1, n[a + 64 | 0]) break e;
      s = n[a + 32 | 0] == 2 & (y | 0) != 0;
    } else s = 0;
    e: {
      if (d | s & (c | 0) == 4) e[a + 48 | 0] = 2, s = 1;
      else t: {
        if (d = n[a + 32 | 0], d) r: {
          if (s = t[a + 36 >> 2], s >>> 0 <= h[a + 52 >> 2] && s) break r;
          D = t[a + 4 >> 2];
          n: {
            if ((d | 0) != 2 | y) {
              if (c >>> 0 <= 3) {
                if ((d | 0) == 3) break r;
                break n;
              }
            } else {
              if (!n[a + 34 | 0]) break r;
              if (c >>> 0 < 4) break n;
            }
            if (s = 4, n[a + 66 | 0] && (c | 0) == 4) break n;
            e[a + 48 | 0] = 2;
            break t;
          }
          s = t[a + 44 >> 2], A = +(s >>> 0), N = s ? A : 2147483647, E = +h[a + 40 >> 2], m = m ? D : -1, l = I(N, k(E, +(((m | 0) < 0 ? 3e3 : m) >>> 0))), E = (d | 0) == 1 ? l : E, d = t[a + 52 >> 2], o = E + (k(l, I(l * +(1 << (d >>> 0 >= 31 ? 31 : d) >>> 0), s ? A : 3e4)) - E) * o, (c | 0) == 4 && (l = g[a + 56 >> 3], l > o && (o = I(l, N))), s = 0, e[a + 48 | 0] = 0, t[a + 52 >> 2] = d + 1;
          break e;
        }
        if (e[a + 48 | 0] = 2, s = 4, o = 0, c) break e;
        s = n[a + 33 | 0] ? 3 : 2;
        break e;
      }
      o = 0;
    }
    return +(o - +((s & 255) >>> 0));
  }
  te = n, rt(u);
  function et() {
    return r.byteLength >> 16;
  }
  return { memory: Object.create(Object.prototype, { grow: {}, buffer: { get: function() {
    return r;
  } } }), window: ze, open: Qe, release: Je, feed: Xe, responded: Ve, ended: Ze, watch: Ge, state: Ke, retryTime: Ye };
}
var re = () => st();

// js/src/translated.ts
var $ = () => {
};

// js/src/core.ts
var at = {
  1: "complete",
  2: "eof",
  3: "incomplete",
  4: "failed"
}, ne = class {
  exports = re();
  input;
  table;
  /** Those that have streams, to be told if the core fails. */
  i = /* @__PURE__ */ new Set();
  n;
  constructor() {
    let { buffer: r } = this.exports.memory, e = this.exports.window();
    this.input = new Uint8Array(r, e, 65536), this.table = new Uint32Array(r, e + 65536, 1024 * 2);
  }
  /** Fills the table from what the input holds. A trap is a bug of the core's: nothing of the instance can be relied on any more. */
  feed(r, e) {
    if (this.n) throw this.n;
    try {
      return this.exports.feed(r, e);
    } catch (i) {
      this.n = new w("wasm", "The core has failed", i), se.delete(this);
      for (let t of this.i) t.t("failed", this.n);
      throw this.n;
    }
  }
}, se = /* @__PURE__ */ new Set(), ct = { stream: !0 }, H = class {
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
  constructor(r, e, i = "") {
    if (this.#r = e, this.lastEventId = i, ![...se].some((t) => this.#u(t, r))) {
      let t = new ne();
      se.add(t), this.#u(t, r);
    }
    e && this.#t.i.add(e), this.#l();
  }
  /** Takes a handle of an instance, unless all are in use. */
  #u(r, { strategy: e, maxAttempts: i, minDelay: t, maxDelay: n, maxEventSize: f }) {
    return this.#t = r, this.#e = r.exports.open(e, i, t, n, f), this.#e > 0;
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
  watch(r, e, i, t) {
    return this.#t.exports.watch(r, e, i, t);
  }
  /**
   * Takes a response, see conn.Responded. Gives the cause to end the connection with, or EOF: the stream is open.
   * @param facts of IS_EVENT_STREAM and the others
   * @param retryAfter what Retry-After comes to, in ms; NaN if there is none
   */
  responded(r, e, i) {
    return this.#t.exports.responded(this.#e, r, e, i);
  }
  /**
   * The messages of a chunk of the body, in parts: those of a window of it, maybe none. What is left unfinished goes on in
   * the next chunk.
   * @throws EventSourceError `limit`, behind the last messages: an event is longer than the policy's maxEventSize
   * @throws EventSourceError `unsupported`: what the body gives is no Uint8Array
   */
  *read(r) {
    if (r?.BYTES_PER_ELEMENT !== 1) throw new w("unsupported", "The body gives no Uint8Array");
    let { input: e, table: i } = this.#t, { length: t } = r;
    for (let n = 0; n < t; ) {
      let f = r.subarray(n, n + 65536);
      e.set(f);
      let h = this.#t.feed(this.#e, f.length), p = h >>> 12;
      p < f.length && (f = f.subarray(0, p)), n += p;
      let g = this.#n.decode(f, ct), v = [], O = this.#s, T = 0;
      for (let S = 0, I = (h & 4095) * 2; S < I; S += 2) {
        let k = i[S];
        if (T = k & 7, T < 5) {
          let x = g.slice(k >>> 8, i[S + 1]);
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
  ended(r, { done: e, mayEnd: i }) {
    let t = (this.#s === e ? 32 : 0) | (i ? 64 : 0) | (this.lastEventId ? 16 : 0);
    this.#l();
    let n = this.#t.exports.ended(this.#e, r | t, Math.random());
    return n < 0 ? at[-n] : n;
  }
  /** Ends it, once; the attributes stay as they are. */
  release() {
    let { exports: r, i: e } = this.#t;
    this.#r && e.delete(this.#r), this.#o = r.retryTime(this.#e), r.release(this.#e), this.#e = 0;
  }
  /** Prepares for a connection's body; what an earlier one left unfinished is forgotten. */
  #l() {
    this.#n = new TextDecoder("utf-8", { ignoreBOM: !0 }), this.#s = this.#i = "", this.#a = this.lastEventId;
  }
};

// js/src/init.ts
function B(u, r) {
  let e = Number(r ?? 0);
  if (!(e >= 0)) throw new TypeError(`${u}: ${r} is no delay or size`);
  return Math.min(e, 2147483647);
}
function P(u, r, ...e) {
  if (r !== void 0 && !e.includes(typeof r)) throw new TypeError(`${u} is no ${e.join(" and no ")}`);
}

// js/src/judge.ts
var j = class {
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
  judge(r, e) {
    if (typeof this.done != "function") return !1;
    let i;
    try {
      i = this.done(r);
    } catch (t) {
      U(t);
    }
    return i instanceof Error ? new w("done", `The stream tells of an error: ${i.message}`, i, e) : (i !== void 0 && (this.mayEnd = i === "eof"), !!i && !this.mayEnd);
  }
  /** The error of a stream that has ended before it was complete. */
  incomplete(r) {
    return new w("eof", "Incomplete stream: it ended before done matched", void 0, r);
  }
};

// js/src/decoder.ts
var lt = /* @__PURE__ */ new FinalizationRegistry((u) => u.release()), ie = class {
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
  constructor({ done: r, maxEventSize: e, signal: i } = {}) {
    P("done", r, "string", "function");
    let t = { strategy: r === void 0 ? 0 : 8, maxEventSize: B("maxEventSize", e) }, n, f = new j(r), h, p, g, v = !1, O = 1048576, T, S = (b) => {
      v || (v = !0, n?.release(), i?.removeEventListener("abort", k), g?.(), b());
    }, I = (b) => {
      S(() => h.error(b)), p.error(b);
    }, k = () => I(i.reason), x = () => {
      T = setTimeout(() => p.error(), 5e3), S(() => h.close());
    }, Ee = (b) => {
      if (v) return;
      if (f.isSentinel(b)) return x();
      h.enqueue(b);
      let R = f.judge(b);
      R === !0 ? x() : R && I(R);
    };
    this.readable = new ReadableStream({
      start(b) {
        h = b;
      },
      pull: () => g?.(),
      cancel(b) {
        S(() => p.error(b));
      }
    });
    let Z = {
      start(b) {
        return p = b, L?.then(ee, I);
      },
      write(b) {
        if (v) {
          O -= b.length, O < 0 && p.error();
          return;
        }
        try {
          for (let R of n.read(b))
            if (R.forEach(Ee), v) return;
        } catch (R) {
          I(R);
        }
        return v || h.desiredSize > 0 ? void 0 : new Promise((R) => g = R);
      },
      close() {
        clearTimeout(T), !v && n.ended(0, f) === "incomplete" ? I(f.incomplete()) : S(() => h.close());
      },
      abort(b) {
        clearTimeout(T), I(b);
      }
    }, ee = () => {
      v || (n = new H(t), lt.register(Z, n));
    }, L = $();
    L || ee(), this.writable = new WritableStream(Z), i?.aborted ? k() : i?.addEventListener("abort", k);
  }
};

// js/src/body.ts
async function Pe(u, r, e, i) {
  let t = !1, n = () => {
    t = !0, u.cancel().catch(() => {
    });
  }, f = setTimeout(n, e);
  try {
    for (let h = 0; h < r; ) {
      let { done: p, value: g } = await u.read();
      if (p) return !t;
      i(g), h += g.length;
    }
  } catch {
  } finally {
    clearTimeout(f);
  }
  return n(), !1;
}
async function Me(u, r) {
  await Pe(u, 1048576, 5e3, () => {
  }), r.abort();
}
var xe = 200;
async function ae(u, r, e) {
  if (!u.body?.getReader) return new w(r, e, void 0, u);
  let i = new Uint8Array(65536), t = 0, n = await Pe(u.body.getReader(), 65537, 2e3, (g) => {
    let v = g.subarray(0, 65536 - t);
    i.set(v, t), t += v.length;
  }), f = i.slice(0, t), h = new TextDecoder().decode(f), p = h ? `${e}: ${h.slice(0, xe)}${h.length > xe ? "\u2026" : ""}` : e;
  return new w(r, p, void 0, ht(f, u), !n);
}
function ht(u, r) {
  let { url: e, redirected: i, type: t } = r, n = new Response(u.length ? u : null, r);
  for (let [f, h] of Object.entries({ url: e, redirected: i, type: t })) Object.defineProperty(n, f, { value: h });
  return n;
}

// js/src/leaving.ts
var Le = !1, ue, de = () => {
}, Ce, G = /* @__PURE__ */ new Set();
function ce() {
  for (let u of G) u();
}
function Ne() {
  clearTimeout(Ce), ue ??= new Promise((u) => {
    de = () => {
      ue = void 0, u();
    };
  });
}
function De() {
  if (Le) return;
  Le = !0, globalThis.addEventListener?.("online", ce);
  let { document: u } = globalThis;
  u && (u.addEventListener("resume", ce), addEventListener("beforeunload", () => {
    Ne(), Ce = setTimeout(() => de(), 5e3);
  }), addEventListener("pagehide", Ne), addEventListener("pageshow", () => {
    de(), ce();
  }));
}
function Ue() {
  return ue;
}

// js/src/listeners.ts
var K = class {
  #r = /* @__PURE__ */ new Map();
  of(r) {
    return this.#r.get(r);
  }
  /** @param isWrapped its calls go through somebody else's code */
  setHandler(r, e, i) {
    let t = this.of(r)?.hasOthers ?? !1;
    this.#r.set(r, { handler: e, hasOthers: t, sole: t || i ? void 0 : e?.a });
  }
  /**
   * A listener has been added, or removed.
   * @param plain if it is a function that was added without options, and that nothing wraps
   */
  changed(r, e) {
    let i = this.of(r);
    this.#r.set(r, { handler: i?.handler, hasOthers: !0, sole: i ? void 0 : e });
  }
};
function fe(u) {
  let r = Function.prototype.toString.call(u);
  return (/^function addEventListener\(\) \{\s*\[native code\]/.test(r) || !globalThis.document && r.startsWith("addEventListener(")) && Reflect.ownKeys(u).length === 2;
}

// js/src/message.ts
function le({ type: u, data: r, lastEventId: e }, { origin: i }) {
  return new MessageEvent(u, { data: r, origin: i, lastEventId: e });
}
var F = class u {
  isTrusted = !1;
  // an event's own property
  #r;
  #t;
  #e = !0;
  #o;
  constructor(r, e) {
    this.#r = r, this.#t = e;
  }
  /** Calls a listener without a dispatch. Gives what it has been called with. */
  static l(r, e, i) {
    let t = new u(e, i), n = t;
    try {
      r.call(i.source, n);
    } catch (f) {
      U(f);
    }
    return t.#e = !1, n;
  }
  /**
   * Puts the class into the place of MessageEvent, once: what it does not answer itself, an event of the platform's answers for it.
   * That takes some milliseconds of a cold page.
   */
  static c() {
    let { prototype: r } = u;
    if (!(r instanceof MessageEvent)) {
      Object.setPrototypeOf(r, MessageEvent.prototype), Object.defineProperty(r, "constructor", { value: MessageEvent });
      for (let e of [new MessageEvent(""), MessageEvent.prototype, Event.prototype])
        for (let [i, t] of Object.entries(Object.getOwnPropertyDescriptors(e))) {
          for (let n of ["get", "set", "value"]) {
            let f = t[n];
            typeof f == "function" && (t[n] = function(...h) {
              return f.apply(this.#o ??= le(this.#r, this.#t), h);
            });
          }
          Object.defineProperty(r, i, Object.hasOwn(r, i) ? { enumerable: t.enumerable } : t);
        }
    }
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
  get target() {
    return this.#t.source;
  }
  get srcElement() {
    return this.#t.source;
  }
  get currentTarget() {
    return this.#e ? this.#t.source : null;
  }
  get eventPhase() {
    return this.#e ? 2 : 0;
  }
  composedPath() {
    return this.#e ? [this.#t.source] : [];
  }
};

// js/src/request.ts
var he = { resume: 2, rejected: 3, replay: 4 };
function He(u, r) {
  return typeof u == "function" ? u(r) : u;
}
var Be = (u, ...r) => r.includes(Object.prototype.toString.call(u).slice(8, -1)), W = (u) => Be(u, "ReadableStream");
function me(u) {
  let r = Be(u, "Blob", "File", "FormData", "URLSearchParams", "ArrayBuffer", "SharedArrayBuffer") || W(u);
  return Object(u) !== u || r || ArrayBuffer.isView(u) ? { s: u } : { s: JSON.stringify(u), type: "application/json" };
}
var V = ({ method: u = "GET" }) => String(u).toUpperCase() === "GET", Y = class {
  u;
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
  constructor(r, e) {
    let { headers: i, body: t, done: n, lastEventId: f } = e, h = Object(e.reconnect), { request: p, statuses: g } = h, v = vt(e);
    if ((v === 3 || v === 4) && W(t)) throw new TypeError("body: a stream is sent once");
    P("done", n, "string", "function"), P("fetch", e.fetch ?? globalThis.fetch ?? null, "function"), P("request", p, "function"), P("cancel", h.cancel, "boolean", "function"), P("attach", e.attach, "function"), P("lastEventId", f, "string"), P("lastEventIdParameter", e.lastEventIdParameter, "string"), Array.isArray(g) || P("statuses", g, "function"), this.#r = v, this.u = { strategy: v | (n === void 0 ? 0 : 8) | (p ? 16 : 0) };
    let T = { ...h, maxEventSize: e.maxEventSize };
    for (let S of ["maxAttempts", "minDelay", "maxDelay", "maxEventSize"]) this.u[S] = B(S, T[S]);
    this.lastEventId = f ?? "", this.#t = r, this.#e = e, this.#o = h, this.#n = typeof i == "function" ? i : new Headers(i), this.#s = typeof t == "function" ? t : me(t), this.#c(typeof this.#s == "function" ? {} : this.#s);
  }
  /**
   * The request of an attempt, 0 for the first.
   * @throws EventSourceError `request`: what code of the page's threw, or gave that is none
   */
  async c(r, e) {
    try {
      if (this.#r === 2 && r) {
        let n = await this.#o.request?.({ attempt: r, lastEventId: e, url: this.#t });
        return await this.#a(n, "GET", r, e);
      }
      let i = await He(this.#n, r), t = typeof this.#s == "function" ? me(await this.#s(r)) : this.#s;
      return W(t.s) && this.#c(t), this.#u(this.#t, this.#e, i, t, e);
    } catch (i) {
      throw new w("request", `Request failed: ${_(i)}`, i);
    }
  }
  /** The request that asks the server to stop its work, if there is to be one. */
  async cancel(r) {
    let { cancel: e } = this.#o;
    if (!e || e === !0 && !r) return;
    let i = e === !0 ? void 0 : await e({ lastEventId: r, url: this.#t });
    return this.#a(i, "DELETE", 0, r);
  }
  /** There is a strategy, by name. */
  get isNamed() {
    return this.#r !== 1;
  }
  /** Tells that the response came from this URL. A plain GET stays there; another would take what the page adds along. */
  o(r) {
    let { headers: e, fetch: i } = this.#e;
    this.#r === 1 && !e && !i && (this.#t = r);
  }
  /** Whether the page names a status as worth another try; undefined: it names none. What its function throws is reported. */
  h(r) {
    let { statuses: e } = this.#o;
    try {
      return typeof e == "function" ? !!e(r) : e?.includes(r);
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
    let e = W(r) ? new ReadableStream() : r, i = new Request("data:,", this.#u("data:,", { ...this.#e, signal: null }, [], { s: e }, this.lastEventId).init);
    if (W(e) && i.headers.has("content-type")) throw new TypeError("body: this browser sends no streams");
  }
  /** A request that asks for something else than the first: what the page gives of it, and for the rest the source's own. */
  async #a(r, e, i, t) {
    let n = typeof r == "string" || r instanceof URL ? { url: r } : r ?? {}, f = new Headers(n.headers ?? await He(this.#n, i));
    n.headers || f.delete("content-type");
    let h = { ...this.#e, method: n.method ?? e };
    return this.#u(new URL(n.url ?? this.#t, this.#t).href, h, f, me(n.body), t);
  }
  /** Puts one request together. Members of init that are fetch's, known today or not, are taken over. */
  #u(r, e, i, { s: t, type: n }, f) {
    let h = new Headers(i), p = (v, O) => {
      h.has(v) || h.set(v, O);
    };
    p("accept", "text/event-stream"), n && p("content-type", n), this.#r === 4 && p("idempotency-key", this.#i ??= crypto.getRandomValues(new Uint32Array(4)).join("-"));
    let g = r;
    if (f && e.lastEventIdParameter !== void 0) {
      let v = new URL(r);
      v.searchParams.set(e.lastEventIdParameter, f), g = v.href;
    } else if (f) {
      try {
        h.set("last-event-id", "\u0100");
      } catch {
        f = String.fromCharCode(...new TextEncoder().encode(f));
      }
      h.set("last-event-id", f);
    }
    return {
      url: g,
      init: {
        ...e,
        cache: e.cache ?? "no-store",
        credentials: e.credentials ?? (e.withCredentials ? "include" : void 0),
        headers: h,
        body: t,
        duplex: "half"
      }
    };
  }
};
function vt(u) {
  let { reconnect: r } = u, { strategy: e } = Object(r);
  if (e !== void 0 && Object.hasOwn(he, e)) return he[e];
  if (e === void 0 && V(u)) return r === !1 ? 0 : 1;
  if (!r) return 0;
  if (r === !0) return 4;
  throw new TypeError(`reconnect needs a strategy: ${Object.keys(he).join(", ")}`);
}

// js/src/response.ts
var Et = /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+$/;
function qe(u) {
  return (u ?? "").replace(/"(\\.|[^"\\])*"?/g, "").split(",").map((i) => i.split(";")[0].trim().toLowerCase()).filter((i) => Et.test(i) && i !== "*/*").at(-1) === "text/event-stream";
}
function _e(u) {
  return Math.max(0, Number(u) * 1e3 || Date.parse(u ?? "") - Date.now());
}
var $e = /^(https?:\/\/[^/@]*\/|data:|blob:)/;

// js/src/turn.ts
function bt() {
  if (globalThis.MessageChannel)
    return new Promise((u) => {
      let { port1: r, port2: e } = new MessageChannel();
      r.onmessage = () => {
        r.close(), u();
      }, e.postMessage(null);
    });
}
var q = class {
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
    let r = performance.now(), e = r - this.#t;
    if (this.#t = r, this.#r = this.left = e < 1 ? Math.min(this.#r * 2, 64) : 1, this.#e += e, !(this.#e < 12))
      return this.#e = 0, bt();
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
    this.stop(), this.#t = r.filter(({ limit: e }) => e), this.#o(performance.now());
  }
  /** Something has come. */
  p() {
    if (!this.#t.length) return;
    let r = performance.now();
    this.arrival = { first: this.arrival?.first ?? r, last: r }, this.#o(r);
  }
  /** A silence. */
  #o(r) {
    this.#e = r;
    for (let e of this.#t) e.timer || this.#n(e, e.limit);
  }
  stop() {
    for (let { timer: r } of this.#t) clearTimeout(r);
    this.#t = [];
  }
  #n(r, e) {
    let i = performance.now() + e;
    r.timer = setTimeout(() => {
      r.timer = void 0;
      let t = this.#r(r.limit, this.#e, i, performance.now());
      t ? this.#n(r, t) : r.ring();
    }, e);
  }
};

// js/src/connection.ts
var Fe = "fetch gave no Response with a readable body", yt = {
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
  listeners = new K();
  /** To be called when the last event ID has changed. */
  o = void 0;
  /** A message has come that nobody was there for. */
  f = !1;
  r = [];
  #r;
  closed = new Promise((r) => this.#r = r);
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
  #l = new q();
  #d = new J((...r) => this.#s.watch(...r));
  #h;
  // from the wait for the next request
  /**
   * Checks the init; the first request follows in a microtask, unless the stream has been closed by then.
   * @throws TypeError if a member of init is not what it should be
   */
  constructor(r, e, i, t) {
    this.#t = r, this.#o = t, this.#e = i;
    for (let f of ["connectTimeout", "idleTimeout", "stallTimeout"]) i[f] = B(f, i[f]);
    t && (i.maxEventSize = 1 / 0), this.#n = new Y(e, i), this.#a = new j(i.done), this.lastEventId = this.#n.lastEventId;
    let { signal: n } = i;
    n?.addEventListener("abort", this), n?.aborted ? this.handleEvent() : queueMicrotask(() => {
      this.#b();
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
  t(r, e) {
    if (this.e) return;
    let i = { outcome: r };
    (r === "failed" || r === "incomplete" || r === "aborted") && (i.error = e), this.e = i, this.#s?.release(), this.#d.stop(), this.#h?.(), this.#e.signal?.removeEventListener("abort", this), e && r !== "aborted" && this.#E(e), r !== "complete" && this.#i?.abort(), (r === "closed" || r === "aborted") && this.#R(), this.#r(i);
    for (let t of this.r) t.end(i);
    this.r.length = 0;
  }
  async #b() {
    De();
    for (let r = 0; !this.e; r++) {
      let e = await this.#g(r);
      if (e?.reason === "network" && await Ue(), this.#p(), this.e || !e) break;
      this.#d.stop();
      let i = this.#s.ended(yt[e.reason], this.#a);
      if (typeof i == "number")
        this.#E(e, i), await this.#A(i, e);
      else {
        let t = i === "complete" && (e.reason === "eof" || !V(this.#e));
        this.t(i, t ? void 0 : e);
      }
    }
  }
  /** One connection, from its request to its end. Gives why it ended; nothing if the page or its data have ended the stream. */
  async #g(r) {
    let e = this.#i = new AbortController(), { signal: i } = e;
    this.#c = void 0, this.#d.arrival = null, this.#a = new j(this.#e.done);
    try {
      let t = await this.#y(r, i);
      for (; ; ) {
        let { done: n, value: f } = await t.read();
        if (i.throwIfAborted(), n) return this.#e.done === void 0 ? this.#f("eof", "The stream has ended") : this.#a.incomplete(this.#c);
        if (this.#d.p(), await this.#k(f, i), !!this.e) {
          this.e.outcome === "complete" && await Me(t, e);
          return;
        }
      }
    } catch (t) {
      if (e.abort(), i.reason instanceof w) return i.reason;
      if (t instanceof w) return t.response ? t : this.#f(t.reason, t.message, t.cause);
      let n = t?.name === "NotSupportedError";
      return this.#f(n ? "unsupported" : "network", `Network error: ${_(t)}`, t);
    }
  }
  /** One request, up to its response's body. */
  async #y(r, e) {
    await $(), e.throwIfAborted();
    let i = await this.#n.c(r, this.lastEventId);
    e.throwIfAborted(), this.#v("response");
    let t = this.#w(i, e);
    this.#p();
    let n = this.#c = await t;
    e.throwIfAborted(), await this.#S(n, i), e.throwIfAborted(), this.#v("body");
    let f = n.url || i.url;
    return n.redirected && this.#n.o(f), this.#u = { source: this.#t, origin: new URL(f).origin }, this.#t.dispatchEvent(Object.assign(new Event("open"), { response: n })), e.throwIfAborted(), n.body.getReader();
  }
  async #w({ url: r, init: e }, i) {
    try {
      return await (this.#e.fetch ?? fetch)(r, { ...e, signal: i });
    } catch (t) {
      throw $e.test(r) ? t : this.#f("url", `${r} cannot be fetched: ${_(t)}`, t);
    }
  }
  /** Goes on with a response that is a stream. @throws EventSourceError if it is a refusal, which is read for what it says */
  async #S(r, { init: e }) {
    let { status: i, headers: t, body: n } = Object(r);
    if (!t?.get) throw this.#f("unsupported", Fe);
    let f = t.get("content-type"), h = this.#n.h(i), p = (qe(f) ? 1 : 0) | (V(e) ? 2 : 0);
    h !== void 0 && (p |= 4 | (h ? 8 : 0));
    let g = this.#s.responded(i, p, _e(t.get("retry-after")));
    if (g !== 0)
      throw this.#d.stop(), g === 4 ? await ae(r, "status", `HTTP ${i}`) : await ae(r, "content-type", `HTTP ${i}: the response has a MIME type ("${f ?? ""}") that is not "text/event-stream"`);
    if (!n?.getReader) throw this.#f("unsupported", Fe);
  }
  /** Delivers the messages of a chunk, in a frame of its own that ends with them: what waits for the next chunk keeps none. */
  async #k(r, e) {
    let i = this.#s, t = this.#l;
    for (let n of i.read(r)) {
      let f = this.lastEventId;
      if (n.length > 1 && t.begin(), this.#T(n)) {
        for (let h of this.r) h.d(n);
        if (--t.left === 0 && await this.#m(t.look()), this.e) return;
      } else
        for (let h of n)
          if (this.#O(h), await void 0, --t.left === 0 && await this.#m(t.look()), this.e) return;
      this.lastEventId = i.lastEventId, this.lastEventId !== f && this.#I();
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
  #T(r) {
    let e = this.#a;
    return !this.r.length || typeof e.done == "function" ? !1 : r.every((i) => !e.isSentinel(i) && !this.listeners.of(i.type));
  }
  /** Hands one message to all who listen, and ends the stream if it is the last. */
  #O(r) {
    if (this.lastEventId = r.lastEventId, this.#a.isSentinel(r)) {
      this.t("complete");
      return;
    }
    for (let n of this.r) n.d([r]);
    let e = this.listeners.of(r.type);
    !e && !this.r.length && (this.f = !0);
    let i;
    if (e?.sole && !this.#o ? i = F.l(e.sole, r, this.#u) : (i = le(r, this.#u), this.#t.dispatchEvent(i)), this.e) return;
    let t = this.#a.judge(i, this.#c);
    t === !0 ? this.t("complete") : t && this.t("failed", t);
  }
  /** Reading waits for a slow loop, or for the page's turn; the server is not to blame for that silence. */
  async #m(r) {
    r && (this.#d.stop(), await r, this.e || this.#v("body"), this.#l.begin());
  }
  #I() {
    try {
      this.o?.();
    } catch (r) {
      U(r);
    }
  }
  /** Asks the server to stop, if the page wants that and anything has been sent. */
  async #R() {
    if (this.#i)
      try {
        let r = await this.#n.cancel(this.#s?.lastEventId ?? "");
        r && await (this.#e.fetch ?? fetch)(r.url, { ...r.init, signal: null, keepalive: !0 });
      } catch {
      }
  }
  /**
   * Waits until the next request is due, or the stream has ended. What has a strategy tries at once when the page or the network is
   * back, unless it is the server that wants to be left alone for a while.
   */
  async #A(r, { reason: e }) {
    if (this.e) return;
    let i;
    await new Promise((t) => {
      this.#h = t, i = setTimeout(t, r), this.#n.isNamed && e !== "status" && G.add(t);
    }), clearTimeout(i), G.delete(this.#h);
  }
  /** Starts the core, if it is there, and what else can wait until a request is under way. */
  #p() {
    if (this.e || this.#s) return;
    F.c();
    let { u: r, lastEventId: e } = this.#n;
    try {
      $() || (this.#s = new H(r, this, e));
    } catch (i) {
      console.error(i), this.t("failed", i);
    }
  }
  /** From now on there should be a response, or more of its body: a silence is told of, a longer one ends the connection. */
  #v(r) {
    let { stallTimeout: e, connectTimeout: i, idleTimeout: t } = this.#e, n = r === "response" ? i : t, f = () => this.#i.abort(this.#f("timeout", `Timeout: nothing has come for ${n} ms`)), h = () => {
      this.#t.dispatchEvent(Object.assign(new Event("stalled"), { phase: r }));
    };
    this.#d.start({ limit: e, ring: h }, { limit: n, ring: f });
  }
  #f(r, e, i) {
    return new w(r, e, i, this.#c);
  }
  #E(r, e) {
    let { reason: i, message: t, status: n, response: f } = r, h = new Event("error");
    Object.assign(h, { reason: i, message: t, status: n, code: n, response: f, error: r, reconnecting: e !== void 0, delay: e }), this.#t.dispatchEvent(h);
  }
};

// js/src/queue.ts
var wt = 64, X = class {
  #r = [];
  #t = [];
  #e = 0;
  // of them
  #o;
  #n;
  #s = new q();
  // the loop's
  d(r) {
    for (this.#t = this.#t.slice(this.#e).concat(r), this.#e = 0, r.length > 1 && this.#s.begin(); this.#r.length && (this.#n || this.#t.length); ) this.#r.shift()(this.#i());
  }
  /** Nothing if there is room; else a promise of an empty queue. */
  m() {
    return this.#t.length - this.#e < wt ? void 0 : new Promise((r) => this.#o = r);
  }
  /** The next message. A loop that finds one at hand whenever it comes gives the page its turn now and then. */
  next() {
    let r = this.#t.length && --this.#s.left === 0 ? this.#s.look() : void 0, e = this.#i();
    return r ? r.then(() => (this.#s.begin(), e)) : e;
  }
  #i() {
    let r = this.#t, e = r[this.#e];
    if (e)
      return ++this.#e === r.length && (r.length = this.#e = 0, this.#o?.()), Promise.resolve({ value: e, done: !1 });
    if (!this.#n) return new Promise((i) => this.#r.push(i));
    if ("error" in this.#n) {
      let { error: i } = this.#n;
      return this.#n = {}, Promise.reject(i);
    }
    return Promise.resolve({ value: e, done: !0 });
  }
  /** No more messages: the loop ends behind those it has, with the error if there is one. */
  end(r) {
    this.#n = r, this.d([]);
  }
  /** The loop has been left. */
  return() {
    return this.#t = [], this.#o?.(), this.end({}), this.next();
  }
};

// js/src/webidl.ts
function We(u, r, e = []) {
  let { prototype: i } = u;
  Object.defineProperty(u, "name", { value: r, configurable: !0 }), Object.defineProperty(i, Symbol.toStringTag, { value: r, configurable: !0 });
  for (let t of Object.getOwnPropertyNames(i))
    t !== "constructor" && Object.defineProperty(i, t, { enumerable: !0 });
  return e.forEach((t, n) => {
    for (let f of [u, i]) Object.defineProperty(f, t, { value: n, enumerable: !0 });
  }), u;
}

// js/src/eventsource.ts
var ve = class u extends EventTarget {
  #r;
  #t;
  #e;
  /**
   * @param url resolved against the document's base URL, or the worker's URL
   * @throws SyntaxError (DOMException) if the URL does not parse
   * @throws TypeError if a member of init is not what it should be
   */
  constructor(r, e = {}) {
    if (arguments.length === 0) throw new TypeError("no url");
    super();
    let i = `${r}`;
    if (e ??= {}, Object(e) !== e) throw new TypeError("init is no object");
    let t = {};
    for (let f in e) t[f] = e[f];
    let n = Object.keys(t).every((f) => f === "withCredentials");
    this.#t = !!t.withCredentials;
    try {
      this.#r = new URL(i, globalThis.document?.baseURI ?? globalThis.location?.href).href;
    } catch {
      throw new DOMException(`'${i}' is no URL`, "SyntaxError");
    }
    this.#e = new Q(this, this.#r, t, n), this.#e.o = t.attach?.(this);
  }
  /**
   * The messages of a stream of bytes, from wherever they come. There is no reconnection: its end is an `error` event.
   * @param stream of Uint8Arrays; it is locked from now on, and cancelled by `close()`
   * @throws TypeError if it is no ReadableStream, or is locked already, or a member of init is not what it should be
   */
  static fromReadableStream(r, { done: e, maxEventSize: i, signal: t } = {}) {
    let n = ReadableStream.prototype.getReader.call(r), f = new Response(null, { headers: { "content-type": "text/event-stream" } });
    Object.defineProperty(f, "body", { value: { getReader: () => n } });
    let h = { done: e, maxEventSize: i, signal: t, fetch: async () => f, reconnect: !1 }, p = new u("about:event-stream", h);
    return p.closed.then(({ outcome: g }) => {
      g !== "complete" && n.cancel().catch(() => {
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
  set onopen(r) {
    this.#n("open", r);
  }
  get onmessage() {
    return this.#o("message");
  }
  set onmessage(r) {
    this.#n("message", r);
  }
  get onerror() {
    return this.#o("error");
  }
  set onerror(r) {
    this.#n("error", r);
  }
  /** Ends the stream: the request is cancelled, and nothing is dispatched any more. */
  close() {
    this.#e.t("closed");
  }
  addEventListener(r, e) {
    super.addEventListener(...arguments);
    let i = typeof e == "function" && arguments.length === 2 && fe(super.addEventListener);
    this.#e.listeners.changed(String(r), i ? e : void 0);
  }
  removeEventListener(r, e) {
    super.removeEventListener(...arguments);
    let { listeners: i } = this.#e;
    i.of(String(r)) && i.changed(String(r));
  }
  /**
   * Every message of any type, in order. A loop that lags behind slows the network down; leaving it closes the stream. After
   * `close()` it ends behind what had come. It throws if the stream fails, or ends before `done` has matched, an
   * EventSourceError; if `signal` has ended it, the signal's reason; and if it begins behind messages that nobody got, an
   * InvalidStateError (DOMException).
   */
  [Symbol.asyncIterator]() {
    let { r, e, f: i } = this.#e, t = new X();
    return i ? t.end({ error: new DOMException("The loop began too late: it has missed messages", "InvalidStateError") }) : e ? t.end(e) : r.push(t), {
      next: () => t.next(),
      return: () => (this.close(), t.return()),
      [Symbol.asyncIterator]() {
        return this;
      }
    };
  }
  #o(r) {
    return this.#e.listeners.of(r)?.handler?.value ?? null;
  }
  /** HTML §8.1.8.1: objects are kept, functions are called, anything else is null; the first set fixes the order. */
  #n(r, e) {
    let { listeners: i } = this.#e, t = i.of(r)?.handler, n = !fe(super.addEventListener);
    if (t && !n && Object(e) === e) {
      t.value = e;
      return;
    }
    t && super.removeEventListener(r, t.a);
    let f;
    if (Object(e) === e) {
      let h = {
        value: e,
        a: (p) => {
          typeof h.value == "function" && h.value.call(this, p) === !1 && p.preventDefault();
        }
      };
      f = h, super.addEventListener(r, h.a);
    }
    i.setHandler(r, f, n);
  }
};
function St(u) {
  let { prototype: r } = u;
  return Symbol.dispose && Object.defineProperty(r, Symbol.dispose, { value: r.close, writable: !0, configurable: !0 }), u;
}
var kt = /* @__PURE__ */ St(/* @__PURE__ */ We(ve, "EventSource", ["CONNECTING", "OPEN", "CLOSED"]));
export {
  kt as EventSource,
  w as EventSourceError,
  ie as EventStreamDecoder
};
//# sourceMappingURL=eventsource.nowasm.mjs.map
