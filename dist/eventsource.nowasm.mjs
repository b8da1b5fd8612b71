/*! eventsource-wasm 0.1.0 | MIT */

// js/src/error.ts
var w = class extends Error {
  /**
   * @param response the response, if there was one: that of a refusal holds its body, and can be read at any time
   * @param truncated it holds only the start of the refusal's body: the rest did not come within 2 s, or is past 64 KiB
   */
  constructor(t, a, e, n, f = !1) {
    super(a, { cause: e });
    this.reason = t;
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
function q(u, r) {
  return new w("done", `The stream tells of an error: ${u.message}`, u, r);
}
function $(u) {
  return new w("eof", "Incomplete stream: it ended before done matched", void 0, u);
}
function B(u) {
  return u instanceof Error ? u.message : String(u);
}
function F(u) {
  typeof reportError == "function" ? reportError(u) : queueMicrotask(() => {
    throw u;
  });
}

// dist/core.mjs
for (P = new Uint8Array(123), L = 25; L >= 0; --L) P[48 + L] = 52 + L, P[65 + L] = L, P[97 + L] = 26 + L;
var ee, P, L;
P[43] = 62, P[47] = 63;
function Xe(u, r, t) {
  for (var a, e, n = 0, f = r, l = t.length, p = r + (l * 3 >> 2) - (t[l - 2] == "=") - (t[l - 1] == "="); n < l; n += 4) a = P[t.charCodeAt(n + 1)], e = P[t.charCodeAt(n + 2)], u[f++] = P[t.charCodeAt(n)] << 2 | a >> 4, f < p && (u[f++] = a << 4 | e >> 2), f < p && (u[f++] = e << 6 | P[t.charCodeAt(n + 3)]);
  return u;
}
function Ze(u) {
  Xe(ee, 65538, "BAkLEBATZGF0YWV2ZW50aWRyZXRyee+7vw==");
}
function et() {
  throw new Error("abort");
}
function tt(u) {
  var r = new ArrayBuffer(196608), t = new Int8Array(r), a = new Int16Array(r), e = new Int32Array(r), n = new Uint8Array(r), f = new Uint16Array(r), l = new Uint32Array(r), p = new Float32Array(r), E = new Float64Array(r), g = Math.imul, I = Math.fround, T = Math.abs, S = Math.clz32, R = Math.min, k = Math.max, x = Math.floor, pe = Math.ceil, X = Math.trunc, Z = Math.sqrt, M = 65536;
  function b(s) {
    return g(n[g(s, 80) + 139368 | 0] && s >>> 0 < 512 ? s : 0, 80) + 139296 | 0;
  }
  function O(s, c, o) {
    var i = 0, d = 0, h = 0, m = 0;
    h = s, m = n[c | 0];
    e: if (m) {
      s = 191;
      t: {
        r: {
          n: {
            s: {
              o: switch (i = n[c + 2 | 0], i - 240 | 0) {
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
          if (d = 160, (i | 0) == 224) break t;
          if ((i | 0) != 237) break r;
          s = 159;
        }
        d = 128;
      }
      if (i = 0, t[c + 2 | 0] = 0, o = o & 255, !(o >>> 0 >= d >>> 0 & s >>> 0 >= o >>> 0)) {
        t[c | 0] = 0, s = -1;
        break e;
      }
      if (o = m - 1 | 0, t[c | 0] = o, i = 1, s = 1, o & 255) break e;
      s = 1 - n[c + 1 | 0] | 0;
    } else {
      if ((o + 11 & 255) >>> 0 <= 204) {
        i = 1, s = 0;
        break e;
      }
      if (t[c + 2 | 0] = o, t[c | 0] = 1, t[c + 1 | 0] = 1, i = 1, o = o & 255, s = 1, o >>> 0 < 224 || (t[c | 0] = 2, s = 1, o >>> 0 < 240)) break e;
      t[c | 0] = 3, t[c + 1 | 0] = 2, s = 1;
    }
    e[h >> 2] = s, t[h + 4 | 0] = i;
  }
  function Ee(s, c) {
    var o = 0, i = 0, d = 0, h = 0, m = 0, v = 0, y = 0, A = 0, N = 0, C = 0, _ = 0, we = 0, Se = 0;
    for (h = e[c + 28 >> 2], A = e[c + 24 >> 2], o = A, n[s + 20 | 0] && (ge(s, c), o = e[c + 24 >> 2]), y = A - h | 0, N = e[c >> 2], C = N + 8 | 0, _ = e[c + 4 >> 2]; ; ) {
      e: {
        if (h = o, (_ | 0) <= (o | 0)) break e;
        if (o = o + 16 | 0, (_ | 0) >= (o | 0) && (v = h + C | 0, m = n[v | 0] | n[v + 1 | 0] << 8 | (n[v + 2 | 0] << 16 | n[v + 3 | 0] << 24), d = h + N | 0, i = n[d | 0] | n[d + 1 | 0] << 8 | (n[d + 2 | 0] << 16 | n[d + 3 | 0] << 24), we = (m - 235802126 | i - 235802126 | i | m) & -2139062144, d = n[d + 4 | 0] | n[d + 5 | 0] << 8 | (n[d + 6 | 0] << 16 | n[d + 7 | 0] << 24), Se = d - ((i >>> 0 < 235802126) + 235802126 | 0) | 0, i = n[v + 4 | 0] | n[v + 5 | 0] << 8 | (n[v + 6 | 0] << 16 | n[v + 7 | 0] << 24), !(we | (Se | i - ((m >>> 0 < 235802126) + 235802126 | 0) | d | i) & -2139062144))) continue;
        if (o = h + 8 | 0, (_ | 0) >= (o | 0)) {
          if (i = h + N | 0, d = n[i | 0] | n[i + 1 | 0] << 8 | (n[i + 2 | 0] << 16 | n[i + 3 | 0] << 24), m = (d - 235802126 | d) & -2139062144, i = n[i + 4 | 0] | n[i + 5 | 0] << 8 | (n[i + 6 | 0] << 16 | n[i + 7 | 0] << 24), d = (i - ((d >>> 0 < 235802126) + 235802126 | 0) | i) & -2139062144, !(m | d)) continue;
          t: {
            if (d | m) {
              o = d - 1 | 0, i = m - 1 | 0, o = (i | 0) != -1 ? o + 1 | 0 : o, o = S(o ^ d), o = 63 - ((o | 0) == 32 ? S(i ^ m) + 32 | 0 : o) | 0;
              break t;
            }
            o = 64;
          }
          h = h + (o >>> 3 | 0) | 0;
        }
        t: switch (o = n[h + N | 0], o - 10 | 0) {
          case 0:
          case 3:
            break e;
          default:
            break t;
        }
        if (o = o << 24 >> 24, (o | 0) < 0) {
          e[c + 24 >> 2] = h, ge(s, c), o = e[c + 24 >> 2];
          continue;
        }
        !o & n[s + 24 | 0] == 3 && (t[s + 28 | 0] = 1), o = h + 1 | 0;
        continue;
      }
      break;
    }
    e[c + 24 >> 2] = h, C = e[c + 4 >> 2], i = n[s + 24 | 0];
    e: if ((i | 0) == 4) {
      for (o = h - A | 0, y = (o | 0) > 0 ? o : 0, m = e[c >> 2] + A | 0; ; ) {
        if (y) {
          d = n[m | 0], t[s + 27 | 0] = 1, i = e[s + 16 >> 2], e[s + 16 >> 2] = i >>> 0 >= 214748364 ? 2147483647 : g(i, 10) + (d - 48 & 255) | 0, t[s + 28 | 0] = (n[s + 28 | 0] | (d - 58 & 255) >>> 0 < 246) & 1, m = m + 1 | 0, y = y - 1 | 0, o = o - 1 | 0;
          continue;
        }
        break;
      }
      if (n[s + 28 | 0] | (!n[s + 27 | 0] | (h | 0) >= (C | 0))) break e;
      t[s + 8 | 0] = 1, e[s + 4 >> 2] = e[s + 16 >> 2];
    } else {
      if (o = (h | 0) >= (C | 0), o & (y | 0) >= (h - e[c + 28 >> 2] | 0)) break e;
      t: {
        r: switch (i - 1 | 0) {
          case 2:
            if (n[s + 28 | 0]) break e;
            if (h = 3, o) break t;
            t[s + 26 | 0] = n[s + 26 | 0] | 2, h = 4;
            break t;
          case 1:
            h = 2, t[s + 26 | 0] = n[s + 26 | 0] | 2;
            break t;
          case 0:
            break r;
          default:
            break e;
        }
        o = n[s + 26 | 0], h = o & 1 ? n[s + 27 | 0] ? 1 : 17 : 1, t[s + 26 | 0] = o | 1;
      }
      i = n[s + 27 | 0], t[s + 27 | 0] = 1, o = e[c + 12 >> 2] + (e[c + 32 >> 2] << 3) | 0, e[o + 4 >> 2] = e[c + 24 >> 2] - e[c + 28 >> 2], e[o >> 2] = y << 8 | (i ? h | 8 : h), e[c + 32 >> 2] = e[c + 32 >> 2] + 1;
    }
    if (e[c + 24 >> 2] != e[c + 4 >> 2]) e: {
      if (ye(s, c), ve(s, c), n[s + 23 | 0] == 5 || (t[s + 23 | 0] = 1, o = e[c + 24 >> 2], (o | 0) >= e[c + 4 >> 2])) break e;
      t: switch (n[o + e[c >> 2] | 0] - 10 | 0) {
        case 0:
        case 3:
          break t;
        default:
          break e;
      }
      be(s, c);
    }
  }
  function ve(s, c) {
    var o = 0, i = 0, d = 0, h = 0;
    if (i = e[c + 24 >> 2], d = e[c >> 2], h = n[i + d | 0], o = i + 1 | 0, e[c + 24 >> 2] = o, (h | 0) == 13) e: {
      if (e[c + 4 >> 2] == (o | 0)) {
        t[s + 29 | 0] = 1, o = e[c + 24 >> 2];
        break e;
      }
      if (n[o + d | 0] != 10) break e;
      o = i + 2 | 0, e[c + 24 >> 2] = o;
    }
    e[c + 40 >> 2] = o;
  }
  function be(s, c) {
    var o = 0, i = 0;
    ve(s, c), o = n[s + 26 | 0], !o | o & 1 ? o && (i = e[c + 32 >> 2], o = e[c + 12 >> 2] + (i << 3) | 0, e[c + 36 >> 2] >= (i | 0) ? (e[o >> 2] = 37, e[o + 4 >> 2] = 0, e[c + 32 >> 2] = e[c + 32 >> 2] + 1) : (o = o - 8 | 0, e[o >> 2] = e[o >> 2] | 32)) : (o = e[c + 12 >> 2] + (e[c + 32 >> 2] << 3) | 0, e[o >> 2] = 5, e[o + 4 >> 2] = 0, e[c + 32 >> 2] = e[c + 32 >> 2] + 1), o = 1, o = n[s + 9 | 0] ? o : t[s + 26 | 0] & 1, t[s + 26 | 0] = 0, t[s + 9 | 0] = o, e[s + 12 >> 2] = 0, e[c + 36 >> 2] = e[c + 32 >> 2];
  }
  function ye(s, c) {
    var o = 0, i = 0;
    e: if (o = e[c + 40 >> 2], i = e[c + 24 >> 2], e[c + 40 >> 2] = i, n[s + 23 | 0] != 5) {
      if (n[s + 24 | 0] == 5 || (o = e[s + 12 >> 2] + (i - o | 0) | 0, e[s + 12 >> 2] = o, i = e[s >> 2], o >>> 0 <= (i || 16777216) >>> 0)) break e;
      o = e[c + 12 >> 2] + (e[c + 32 >> 2] << 3) | 0, e[o >> 2] = 6, e[o + 4 >> 2] = 0, e[c + 32 >> 2] = e[c + 32 >> 2] + 1, t[s + 23 | 0] = 5;
    }
  }
  function ge(s, c) {
    var o = 0, i = 0, d = 0, h = 0, m = 0, v = 0, y = 0, A = 0;
    for (d = M - 16 | 0, M = d, h = c + 28 | 0, m = s + 20 | 0, s = c + 24 | 0, v = e[c + 4 >> 2], A = e[c >> 2]; ; ) {
      e: {
        if (i = e[s >> 2], (i | 0) >= (v | 0)) break e;
        o = i + A | 0, c = t[o | 0];
        t: {
          if (!n[m | 0]) r: {
            if ((c | 0) >= 0) break e;
            if ((c | 0) == -19 | (i + 2 | 0) >= (v | 0) | (c + 31 & 255) >>> 0 > 14 || (y = n[o + 2 | 0], o = n[o + 1 | 0], (y & o) << 24 >> 24 >= 0 | (o | y) & 64)) break r;
            e[s >> 2] = i + 3, i = 2, c = h;
            break t;
          }
          if (O(d + 8 | 0, m, c), o = n[d + 12 | 0], e[h >> 2] = e[h >> 2] + e[d + 8 >> 2], i = 1, c = s, !o) continue;
        }
        e[c >> 2] = e[c >> 2] + i;
        continue;
      }
      break;
    }
    M = d + 16 | 0;
  }
  function $e() {
    return 65568;
  }
  function Fe(s, c, o, i) {
    s = +s, c = +c, o = +o, i = +i;
    var d = 0;
    return c = s + c, d = c - i, d > 0 ? s = R(s, d) : s = c >= o && i - o > 1e3 ? 1e3 : 0, +s;
  }
  function ze(s) {
    return s = s | 0, n[b(s) + 48 | 0];
  }
  function Ge(s) {
    return s = s | 0, s = b(s), n[s + 8 | 0] ? (s = e[s + 4 >> 2], s = (s | 0) < 0 ? 3e3 : s) : s = 3e3, s | 0;
  }
  function We(s, c, o, i) {
    s = s | 0, c = c | 0, o = o | 0, i = +i;
    var d = 0, h = 0;
    d = b(s), E[d + 56 >> 3] = i, s = c & 65535, t[d + 65 | 0] = (s | 0) == 204, t[d + 64 | 0] = o >>> 1 & 1;
    e: {
      t: {
        r: {
          n: if (o & 4) h = (o & 8) >>> 3 | 0;
          else {
            if (h = 0, n[d + 32 | 0] < 2) break n;
            if ((s | 0) == 429) {
              t[d + 66 | 0] = 1;
              break r;
            } else h = (c - 502 & 65535) >>> 0 < 3;
          }
          if (s = h, t[d + 66 | 0] = s, (c & 65535) == 200) break t;
        }
        if (s = 4, o & 2 | (c - 300 & 65535) >>> 0 < 65436 | (c & 65534) == 204) break e;
      }
      if (s = 5, !(o & 1)) break e;
      t[d + 48 | 0] = 1, s = 0;
    }
    return s | 0;
  }
  function Ke(s) {
    s = s | 0, t[b(s) + 72 | 0] = 0;
  }
  function Ye(s, c, o, i, d) {
    s = s | 0, c = c | 0, o = o | 0, i = i | 0, d = d | 0;
    var h = 0, m = 0, v = 0, y = 0;
    h = -40880, v = 1;
    e: {
      for (; ; ) {
        if (h) {
          if (!n[h + 180328 | 0]) break e;
          h = h + 80 | 0, v = v + 1 | 0;
          continue;
        }
        break;
      }
      return 0;
    }
    for (m = 80, y = h + 180256 | 0, y + 80 >>> 0 > Je() << 16 >>> 0 && et(); ; ) {
      if (m) {
        m = m - 1 | 0, t[y + m | 0] = 0;
        continue;
      }
      break;
    }
    return e[h + 180300 >> 2] = i, e[h + 180296 >> 2] = o, e[h + 180292 >> 2] = c, t[h + 180290 | 0] = s >>> 4 & 1, t[h + 180289 | 0] = s >>> 3 & 1, t[h + 180288 | 0] = s & 231, e[y >> 2] = d, t[h + 180328 | 0] = 1, v | 0;
  }
  function Ve(s, c) {
    s = s | 0, c = c | 0;
    var o = 0, i = 0, d = 0, h = 0, m = 0, v = 0, y = 0;
    if (o = M + -64 | 0, M = o, m = c >>> 0 >= 65536 ? 65536 : c, i = b(s), n[i + 23 | 0] != 5) {
      e[o + 60 >> 2] = 0, e[o + 52 >> 2] = 0, e[o + 56 >> 2] = 0, e[o + 44 >> 2] = 0, e[o + 48 >> 2] = 0, e[o + 36 >> 2] = 1024, e[o + 40 >> 2] = 1024, e[o + 32 >> 2] = 131104, e[o + 28 >> 2] = 65536, e[o + 24 >> 2] = m, e[o + 20 >> 2] = 65568;
      e: if (n[i + 29 | 0]) {
        if (s = 0, !c || (t[i + 29 | 0] = 0, s = 0, n[65568] != 10)) break e;
        e[o + 60 >> 2] = 1, e[o + 44 >> 2] = 1, s = 1;
      } else s = 0;
      for (d = s, y = i + 20 | 0; ; ) {
        e: {
          if ((e[o + 52 >> 2] + 2 | 0) > 1024 | (d | 0) >= (m | 0)) break e;
          t: {
            r: {
              n: {
                s: {
                  o: switch (v = n[i + 23 | 0], v | 0) {
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
                  Ee(i, o + 20 | 0);
                  break t;
                }
                n[e[o + 20 >> 2] + d | 0] == 32 && (e[o + 44 >> 2] = d + 1), t[i + 23 | 0] = 4;
                break t;
              }
              s = n[e[o + 20 >> 2] + d | 0], t[i + 23 | 0] = 4;
              n: {
                if (h = n[i + 25 | 0], c = n[i + 24 | 0], (h | 0) == n[(c + 1 & 255) + 65536 | 0]) {
                  if ((c | 0) == 6) {
                    e[i + 12 >> 2] = 0, t[i + 23 | 0] = 1, e[o + 60 >> 2] = d;
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
                  t[i + 23 | 0] = 3, e[o + 44 >> 2] = d + 1;
                } else {
                  if ((s | 0) != n[h + 65544 | 0]) break n;
                  O(o + 8 | 0, y, s), s = e[o + 8 >> 2], t[i + 23 | 0] = 2, t[i + 25 | 0] = n[i + 25 | 0] + 1, e[o + 44 >> 2] = d + 1, e[o + 48 >> 2] = s + e[o + 48 >> 2];
                }
                break t;
              }
              t[i + 24 | 0] = 0;
              break t;
            }
            if (c = e[o + 20 >> 2], h = d + 5 | 0, (h | 0) < e[o + 24 >> 2] && (s = c + d | 0, !(n[s + 4 | 0] != 58 | (n[s | 0] | n[s + 1 | 0] << 8 | (n[s + 2 | 0] << 16 | n[s + 3 | 0] << 24)) != 1635017060))) {
              t[i + 27 | 0] = 0, t[i + 28 | 0] = 0, t[i + 25 | 0] = 0, t[i + 23 | 0] = 3, t[i + 24 | 0] = 1, e[i + 16 >> 2] = 0, e[o + 44 >> 2] = h, n[c + h | 0] == 32 && (e[o + 44 >> 2] = d + 6), t[i + 23 | 0] = 4, Ee(i, o + 20 | 0);
              break t;
            }
            r: {
              n: {
                s: {
                  o: {
                    i: {
                      a: switch (c = n[c + d | 0], c - 100 | 0) {
                        case 0:
                          break a;
                        case 1:
                          break o;
                        case 2:
                        case 3:
                        case 4:
                          break n;
                        case 5:
                          break i;
                        default:
                          break s;
                      }
                      s = 1;
                      break r;
                    }
                    s = 3;
                    break r;
                  }
                  s = 2;
                  break r;
                }
                s: switch (c - 10 | 0) {
                  case 0:
                  case 3:
                    t[i + 23 | 0] = 1, be(i, o + 20 | 0);
                    break t;
                  case 1:
                  case 2:
                    break n;
                  default:
                    break s;
                }
                if (s = 5, (c | 0) == 58 || (s = 4, (c | 0) == 114)) break r;
                if ((c | 0) != 239) break n;
                s = v ? 0 : 6;
                break r;
              }
              s = 0;
            }
            t[i + 27 | 0] = 0, t[i + 28 | 0] = 0, t[i + 23 | 0] = 2, t[i + 24 | 0] = s, e[i + 16 >> 2] = 0, t[i + 25 | 0] = n[s + 65536 | 0];
          }
          d = e[o + 44 >> 2];
          continue;
        }
        break;
      }
      ye(i, o + 20 | 0), m = n[i + 23 | 0] == 5 ? m : e[o + 44 >> 2], d = e[o + 52 >> 2];
    }
    return M = o - -64 | 0, m << 12 | d;
  }
  function Qe(s, c, o) {
    s = s | 0, c = c | 0, o = +o;
    var i = 0, d = 0, h = 0, m = 0, v = 0, y = 0, A = 0, N = 0, C = 0;
    i = b(s), n[i + 9 | 0] && (e[i + 52 >> 2] = 0), c & 32 ? s = t[i + 26 | 0] & 1 & n[i + 23 | 0] == 1 : s = 0, A = n[i + 8 | 0], e[i + 8 >> 2] = 0, e[i + 12 >> 2] = 0, e[i + 16 >> 2] = 0, e[i + 20 >> 2] = 0, e[i + 24 >> 2] = 0, e[i + 28 >> 2] = 0, t[i + 8 | 0] = A, h = c & 16, m = c & 207;
    e: if (n[i + 65 | 0]) {
      if (c = 1, n[i + 64 | 0]) break e;
      c = n[i + 32 | 0] == 2 & (h | 0) != 0;
    } else c = 0;
    if (s & !m | (m | 0) == 4 & c) t[i + 48 | 0] = 2, o = 0, s = 1;
    else {
      c = e[i + 4 >> 2];
      e: {
        t: {
          if (s = e[i + 36 >> 2], s >>> 0 <= l[i + 52 >> 2] && s || (v = n[i + 32 | 0], !(h | (v | 0) != 2 | n[i + 34 | 0]))) break t;
          if (m >>> 0 >= 4) {
            if (!(t[i + 66 | 0] & 1 && v && (m | 0) == 4)) {
              t[i + 48 | 0] = 2, o = 0, s = 4;
              break e;
            }
          } else r: switch (v | 0) {
            case 0:
            case 3:
              break t;
            default:
              break r;
          }
          h = e[i + 44 >> 2], N = +(h >>> 0), C = h ? N : 2147483647, d = +l[i + 40 >> 2], s = A ? c : -1, y = R(C, k(d, +(((s | 0) < 0 ? 3e3 : s) >>> 0))), d = (v | 0) == 1 ? y : d, s = e[i + 52 >> 2], o = d + (k(y, R(y * +(1 << (s >>> 0 >= 31 ? 31 : s) >>> 0), h ? N : 3e4)) - d) * o, (m | 0) == 4 && (d = E[i + 56 >> 3], d > o && (o = R(d, C))), t[i + 48 | 0] = 0, e[i + 52 >> 2] = s + 1, s = 0;
          break e;
        }
        if (t[i + 48 | 0] = 2, o = 0, s = 4, m) break e;
        s = n[i + 33 | 0] ? 3 : 2;
      }
    }
    return +(o - +((s & 255) >>> 0));
  }
  ee = n, Ze(u);
  function Je() {
    return r.byteLength >> 16;
  }
  return { memory: Object.create(Object.prototype, { grow: {}, buffer: { get: function() {
    return r;
  } } }), window: $e, open: Ye, release: Ke, feed: Ve, responded: We, ended: Qe, watch: Fe, state: ze, retryTime: Ge };
}
var te = () => tt();

// js/src/translated.ts
var H = () => {
};

// js/src/core.ts
var st = {
  1: "complete",
  2: "eof",
  3: "incomplete",
  4: "failed"
}, re = class {
  exports = te();
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
    } catch (a) {
      this.n = new w("wasm", "The core has failed", a), ne.delete(this);
      for (let e of this.a) e.t("failed", this.n);
      throw this.n;
    }
  }
}, ne = /* @__PURE__ */ new Set(), ot = { stream: !0 }, j = class {
  /** The last event ID string behind all that `read` has given. */
  lastEventId;
  #s;
  #t;
  #e = 0;
  #r;
  // the reconnection time, once released
  #n;
  // The values of the event that has not ended.
  #o = "";
  #a = "";
  #i = "";
  // as far as it has come
  #c = "";
  // the last event ID buffer
  /**
   * @param owner told if the core fails; without one the next `read` tells
   * @param lastEventId the last event ID string before the first connection
   * @throws EventSourceError `wasm`: the page may not run WebAssembly
   */
  constructor(r, t, a = "") {
    if (this.#s = t, this.lastEventId = a, ![...ne].some((e) => this.#d(e, r))) {
      let e = new re();
      ne.add(e), this.#d(e, r);
    }
    t && this.#t.a.add(t), this.#u();
  }
  /** Takes a handle of an instance, unless all are in use. */
  #d(r, { strategy: t, maxAttempts: a, minDelay: e, maxDelay: n, maxEventSize: f }) {
    return this.#t = r, this.#e = r.exports.open(t, a, e, n, f), this.#e > 0;
  }
  /** The ready state. */
  get state() {
    return this.#t.exports.state(this.#e);
  }
  /** The reconnection time, in milliseconds. */
  get retryTime() {
    return this.#r ?? this.#t.exports.retryTime(this.#e);
  }
  /** Whether the stream has been silent for too long; for how many ms it has not. See conn.Watch. */
  watch(r, t, a, e) {
    return this.#t.exports.watch(r, t, a, e);
  }
  /**
   * Takes a response, see conn.Responded. Gives the cause to end the connection with, or EOF: the stream is open.
   * @param facts of IS_EVENT_STREAM and the others
   * @param retryAfter what Retry-After comes to, in ms; NaN if there is none
   */
  responded(r, t, a) {
    return this.#t.exports.responded(this.#e, r, t, a);
  }
  /**
   * The messages of a chunk of the body, in parts: those of a window of it, maybe none. What is left unfinished goes on in
   * the next chunk.
   * @throws EventSourceError `limit`, behind the last messages: an event is longer than the policy's maxEventSize
   * @throws EventSourceError `unsupported`: what the body gives is no Uint8Array
   */
  *read(r) {
    if (r?.BYTES_PER_ELEMENT !== 1) throw new w("unsupported", "The body gives no Uint8Array");
    let { input: t, table: a } = this.#t, { length: e } = r;
    for (let n = 0; n < e; ) {
      let f = r.subarray(n, n + 65536);
      t.set(f);
      let l = this.#t.feed(this.#e, f.length), p = l >>> 12;
      p < f.length && (f = f.subarray(0, p)), n += p;
      let E = this.#n.decode(f, ot), g = [], I = this.#o, T = 0;
      for (let S = 0, R = (l & 4095) * 2; S < R; S += 2) {
        let k = a[S];
        if (T = k & 7, T < 5) {
          let x = E.slice(k >>> 8, a[S + 1]);
          T === 1 ? I = k & 16 ? I + `
` + x : k & 8 ? I + x : x : T === 2 ? this.#a = k & 8 ? this.#a + x : x : (this.#i = k & 8 ? this.#i + x : x, T === 4 && (this.#c = this.#i));
        }
        (T === 5 || k & 32) && (this.lastEventId = this.#c, k & 32 && g.push({ type: this.#a || "message", data: I, lastEventId: this.#c }), this.#a = I = "");
      }
      if (this.#o = I, yield g, T === 6) throw new w("limit", "An event is longer than maxEventSize");
    }
  }
  /**
   * Takes a connection's end. Gives the delay in milliseconds before the next request, or what the stream has come to.
   * @param cause EOF and the others
   * @param sentinel the data that completes the stream
   */
  ended(r, t) {
    let a = (this.#o === t ? 32 : 0) | (this.lastEventId ? 16 : 0);
    this.#u();
    let e = this.#t.exports.ended(this.#e, r | a, Math.random());
    return e < 0 ? st[-e] : e;
  }
  /** Ends it, once; the attributes stay as they are. */
  release() {
    let { exports: r, a: t } = this.#t;
    this.#s && t.delete(this.#s), this.#r = r.retryTime(this.#e), r.release(this.#e), this.#e = 0;
  }
  /** Prepares for a connection's body; what an earlier one left unfinished is forgotten. */
  #u() {
    this.#n = new TextDecoder("utf-8", { ignoreBOM: !0 }), this.#o = this.#a = "", this.#c = this.lastEventId;
  }
};

// js/src/init.ts
function U(u, r) {
  let t = Number(r ?? 0);
  if (!(t >= 0)) throw new TypeError(`${u}: ${r} is no delay or size`);
  return Math.min(t, 2147483647);
}
function D(u, r, ...t) {
  if (r !== void 0 && !t.includes(typeof r)) throw new TypeError(`${u} is no ${t.join(" and no ")}`);
}

// js/src/decoder.ts
var ut = /* @__PURE__ */ new FinalizationRegistry((u) => u.release()), oe = class {
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
  constructor({ done: r, maxEventSize: t, signal: a } = {}) {
    D("done", r, "string", "function");
    let e = { strategy: r === void 0 ? 0 : 8, maxEventSize: U("maxEventSize", t) }, n, f, l, p, E = !1, g = !1, I = 1048576, T, S = (b) => {
      E || (E = !0, n?.release(), a?.removeEventListener("abort", k), p?.(), b());
    }, R = (b) => {
      S(() => f.error(b)), l.error(b);
    }, k = () => R(a.reason), x = () => {
      T = setTimeout(() => l.error(), 5e3), S(() => f.close());
    }, pe = (b) => {
      if (E) return;
      if (b.data === r) return x();
      f.enqueue(b);
      let O = typeof r == "function" && r(b);
      O !== void 0 && (g = O === "eof"), O instanceof Error ? R(q(O)) : O && !g && x();
    };
    this.readable = new ReadableStream({
      start(b) {
        f = b;
      },
      pull: () => p?.(),
      cancel(b) {
        S(() => l.error(b));
      }
    });
    let X = {
      start(b) {
        return l = b, M?.then(Z, R);
      },
      write(b) {
        if (E) {
          I -= b.length, I < 0 && l.error();
          return;
        }
        try {
          for (let O of n.read(b))
            if (O.forEach(pe), E) return;
        } catch (O) {
          R(O);
        }
        return E || f.desiredSize > 0 ? void 0 : new Promise((O) => p = O);
      },
      close() {
        clearTimeout(T), !E && !g && n.ended(0, r) === "incomplete" ? R($()) : S(() => f.close());
      },
      abort(b) {
        clearTimeout(T), R(b);
      }
    }, Z = () => {
      E || (n = new j(e), ut.register(X, n));
    }, M = H();
    M || Z(), this.writable = new WritableStream(X), a?.aborted ? k() : a?.addEventListener("abort", k);
  }
};

// js/src/body.ts
async function Re(u, r, t, a) {
  let e = !1, n = () => {
    e = !0, u.cancel().catch(() => {
    });
  }, f = setTimeout(n, t);
  try {
    for (let l = 0; l < r; ) {
      let { done: p, value: E } = await u.read();
      if (p) return !e;
      a(E), l += E.length;
    }
  } catch {
  } finally {
    clearTimeout(f);
  }
  return n(), !1;
}
async function Ae(u, r) {
  await Re(u, 1048576, 5e3, () => {
  }), r.abort();
}
var Ie = 200;
async function ie(u, r, t) {
  if (!u.body?.getReader) return new w(r, t, void 0, u);
  let a = [], e = 65536, n = await Re(u.body.getReader(), 65537, 2e3, (E) => {
    a.push(E.subarray(0, e)), e -= Math.min(e, E.length);
  }), f = new Blob(a), l = await f.text(), p = l ? `${t}: ${l.slice(0, Ie)}${l.length > Ie ? "\u2026" : ""}` : t;
  return new w(r, p, void 0, ft(f, u), !n);
}
function ft(u, r) {
  let { url: t, redirected: a, type: e } = r, n = new Response(u.size ? u : null, r);
  for (let [f, l] of Object.entries({ url: t, redirected: a, type: e })) Object.defineProperty(n, f, { value: l });
  return n;
}

// js/src/leaving.ts
var xe = !1, ae, ce = () => {
}, Me;
function Pe() {
  clearTimeout(Me), ae ??= new Promise((u) => {
    ce = () => {
      ae = void 0, u();
    };
  });
}
function Ne() {
  xe || !globalThis.document || (xe = !0, addEventListener("beforeunload", () => {
    Pe(), Me = setTimeout(() => ce(), 5e3);
  }), addEventListener("pagehide", Pe), addEventListener("pageshow", () => ce()));
}
function Ce() {
  return ae;
}

// js/src/webidl.ts
function z(u, r, t = []) {
  let { prototype: a } = u;
  Object.defineProperty(u, "name", { value: r, configurable: !0 }), Object.defineProperty(a, Symbol.toStringTag, { value: r, configurable: !0 });
  for (let e of Object.getOwnPropertyNames(a))
    e !== "constructor" && Object.defineProperty(a, e, { enumerable: !0 });
  return t.forEach((e, n) => {
    for (let f of [u, a]) Object.defineProperty(f, e, { value: n, enumerable: !0 });
  }), u;
}

// js/src/message.ts
var Le = 0, G = 1, ht = 2, lt = /* @__PURE__ */ Object.freeze([]), ue = class extends Event {
  #s;
  #t;
  #e;
  #r = Le;
  constructor(r, t, a, e) {
    super(r), this.#s = t, this.#t = a, this.#e = e;
  }
  /** Calls a sole listener, who finds the event as in a dispatch. It takes a third of the time of one. */
  static l(r, t) {
    t.#r = G;
    try {
      r(t);
    } catch (a) {
      F(a);
    }
    t.#r = ht;
  }
  get data() {
    return this.#s;
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
    return lt;
  }
  get target() {
    return super.target ?? (this.#r === Le ? null : this.#e.source);
  }
  get srcElement() {
    return this.target;
  }
  get currentTarget() {
    return this.#r === G ? this.#e.source : super.currentTarget;
  }
  get eventPhase() {
    return this.#r === G ? 2 : super.eventPhase;
  }
  composedPath() {
    return this.#r === G ? [this.#e.source] : super.composedPath();
  }
};
function mt(u) {
  let { prototype: r } = z(u, "MessageEvent");
  return Object.setPrototypeOf(r, MessageEvent.prototype), Object.defineProperty(r, "constructor", { value: MessageEvent }), u;
}
var de = /* @__PURE__ */ mt(ue);

// js/src/request.ts
var fe = { resume: 2, rejected: 3, replay: 4 };
function De(u, r) {
  return typeof u == "function" ? u(r) : u;
}
var Ue = (u, ...r) => r.includes(Object.prototype.toString.call(u).slice(8, -1)), W = (u) => Ue(u, "ReadableStream");
function he(u) {
  return Ue(u, "Object", "Array") ? { s: JSON.stringify(u), type: "application/json" } : { s: u };
}
var Y = ({ method: u = "GET" }) => String(u).toUpperCase() === "GET", K = class {
  c;
  /** The last event ID string before the first event. */
  lastEventId;
  #s;
  #t;
  #e;
  #r;
  // What is sent is what there was at the call, however often it is sent.
  #n;
  #o;
  #a;
  /** @throws TypeError if a member of init is not what it should be */
  constructor(r, t) {
    let { headers: a, body: e, done: n, lastEventId: f } = t, l = Object(t.reconnect), { request: p, statuses: E } = l, g = bt(t);
    if ((g === 3 || g === 4) && W(e)) throw new TypeError("body: a stream is sent once");
    D("done", n, "string", "function"), D("fetch", t.fetch ?? globalThis.fetch ?? null, "function"), D("request", p, "function"), D("lastEventId", f, "string"), D("lastEventIdParameter", t.lastEventIdParameter, "string"), Array.isArray(E) || D("statuses", E, "function"), this.#s = g, this.c = { strategy: g | (n === void 0 ? 0 : 8) | (p ? 16 : 0) };
    let T = { ...l, maxEventSize: t.maxEventSize };
    for (let S of ["maxAttempts", "minDelay", "maxDelay", "maxEventSize"]) this.c[S] = U(S, T[S]);
    this.lastEventId = f ?? "", this.#t = r, this.#e = t, this.#r = l, this.#n = typeof a == "function" ? a : new Headers(a), this.#o = typeof e == "function" ? e : he(e), this.#i(typeof this.#o == "function" ? {} : this.#o);
  }
  /**
   * The request of an attempt, 0 for the first.
   * @throws EventSourceError `request`: what code of the page's threw, or gave that is none
   */
  async p(r, t) {
    try {
      if (this.#s === 2 && r) return await this.#c(r, t);
      let a = await De(this.#n, r), e = typeof this.#o == "function" ? he(await this.#o(r)) : this.#o;
      return W(e.s) && this.#i(e), this.#d(this.#t, this.#e, a, e, t);
    } catch (a) {
      throw new w("request", `Request failed: ${B(a)}`, a);
    }
  }
  /** Tells that the response came from this URL. A plain GET stays there; another would take what the page adds along. */
  m(r) {
    let { headers: t, fetch: a } = this.#e;
    this.#s === 1 && !t && !a && (this.#t = r);
  }
  /** Whether the page names a status as worth another try; undefined: it names none. */
  E(r) {
    let { statuses: t } = this.#r;
    return typeof t == "function" ? !!t(r) : t?.includes(r);
  }
  /**
   * The platform's own checks of method, modes, body and the rest, before anything is sent.
   * @throws TypeError
   */
  #i({ s: r }) {
    let t = W(r) ? new ReadableStream() : r, a = new Request("data:,", this.#d("data:,", { ...this.#e, signal: null }, [], { s: t }, this.lastEventId).init);
    if (W(t) && a.headers.has("content-type")) throw new TypeError("body: this browser sends no streams");
  }
  async #c(r, t) {
    let a = this.#t, e = await this.#r.request?.({ attempt: r, lastEventId: t, url: a }), n = typeof e == "string" || e instanceof URL ? { url: e } : e ?? {}, f = new Headers(n.headers ?? await De(this.#n, r));
    n.headers || f.delete("content-type");
    let l = { ...this.#e, method: n.method ?? "GET" };
    return this.#d(new URL(n.url ?? a, a).href, l, f, he(n.body), t);
  }
  /** Puts one request together. Members of init that are fetch's, known today or not, are taken over. */
  #d(r, t, a, { s: e, type: n }, f) {
    let l = new Headers(a), p = (g, I) => {
      l.has(g) || l.set(g, I);
    };
    p("accept", "text/event-stream"), n && p("content-type", n), this.#s === 4 && p("idempotency-key", this.#a ??= crypto.getRandomValues(new Uint32Array(4)).join("-"));
    let E = r;
    if (f && t.lastEventIdParameter !== void 0) {
      let g = new URL(r);
      g.searchParams.set(t.lastEventIdParameter, f), E = g.href;
    } else if (f) {
      try {
        l.set("last-event-id", "\u0100");
      } catch {
        f = String.fromCharCode(...new TextEncoder().encode(f));
      }
      l.set("last-event-id", f);
    }
    return {
      url: E,
      init: {
        ...t,
        cache: t.cache ?? "no-store",
        credentials: t.credentials ?? (t.withCredentials ? "include" : void 0),
        headers: l,
        body: e,
        duplex: "half"
      }
    };
  }
};
function bt(u) {
  let { reconnect: r } = u, { strategy: t } = Object(r);
  if (t !== void 0 && Object.hasOwn(fe, t)) return fe[t];
  if (t === void 0 && Y(u)) return r === !1 ? 0 : 1;
  if (!r) return 0;
  if (r === !0) return 4;
  throw new TypeError(`reconnect needs a strategy: ${Object.keys(fe).join(", ")}`);
}

// js/src/response.ts
var yt = /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+$/;
function je(u) {
  return (u ?? "").replace(/"(\\.|[^"\\])*"?/g, "").split(",").map((a) => a.split(";")[0].trim().toLowerCase()).filter((a) => yt.test(a) && a !== "*/*").at(-1) === "text/event-stream";
}
function Be(u) {
  return Math.max(0, Number(u) * 1e3 || Date.parse(u ?? "") - Date.now());
}
var He = /^(https?:\/\/[^/@]*\/|data:|blob:)/;

// js/src/watch.ts
var V = class {
  #s;
  #t;
  #e;
  #r = 0;
  #n = 0;
  // when something last came
  constructor(r, t) {
    this.#s = r, this.#t = t;
  }
  /** Begins anew, with another limit in ms; 0 is none. */
  start(r) {
    this.stop(), this.#r = r, this.f(), r && this.#o(r);
  }
  /** Something has come. */
  f() {
    this.#r && (this.#n = performance.now());
  }
  stop() {
    clearTimeout(this.#e);
  }
  #o(r) {
    let t = performance.now() + r;
    this.#e = setTimeout(() => {
      let a = this.#s(this.#r, this.#n, t, performance.now());
      a ? this.#o(a) : this.#t(this.#r);
    }, r);
  }
};

// js/src/connection.ts
var _e = "fetch gave no Response with a readable body", wt = {
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
};
function qe(u, r) {
  try {
    return u(r);
  } catch (t) {
    F(t);
    return;
  }
}
var Q = class {
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
  h = !1;
  r = [];
  #s;
  closed = new Promise((r) => this.#s = r);
  #t;
  #e;
  /** Nothing is asked of it that the browser's own class could not do. */
  #r;
  #n;
  #o;
  // from the first request on
  #a;
  // of the request
  #i;
  #c = !1;
  // done has said that a clean end is one
  #d;
  #u;
  // if there are timeouts
  #m;
  // of the next request
  /**
   * Checks the init; the first request follows in a microtask, unless the stream has been closed by then.
   * @throws TypeError if a member of init is not what it should be
   */
  constructor(r, t, a, e) {
    this.#t = r, this.#r = e, this.#e = a, a.connectTimeout = U("connectTimeout", a.connectTimeout), a.idleTimeout = U("idleTimeout", a.idleTimeout), e && (a.maxEventSize = 1 / 0), this.#n = new K(t, a), this.lastEventId = this.#n.lastEventId;
    let { signal: n } = a;
    n?.addEventListener("abort", this), n?.aborted ? this.handleEvent() : queueMicrotask(() => {
      this.#E();
    });
  }
  /** The ready state. */
  get state() {
    return this.e ? 2 : this.#o?.state ?? 0;
  }
  /** The reconnection time, in milliseconds. */
  get retryTime() {
    return this.#h(), this.#o?.retryTime ?? 0;
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
    let a = { outcome: r };
    (r === "failed" || r === "incomplete" || r === "aborted") && (a.error = t), this.e = a, this.#o?.release(), this.#u?.stop(), clearTimeout(this.#m), this.#e.signal?.removeEventListener("abort", this), t && r !== "aborted" && this.#p(t), r !== "complete" && this.#a?.abort(), this.#s(a);
    for (let e of this.r) e.end(a);
    this.r.length = 0;
  }
  async #E() {
    Ne();
    for (let r = 0; !this.e; r++) {
      let t = await this.#v(r);
      if (t?.reason === "network" && await Ce(), this.#h(), this.e || !t) break;
      this.#u?.stop();
      let a = this.#o.ended(wt[t.reason], this.#e.done);
      if (typeof a == "number")
        this.#p(t, a), await this.#O(a);
      else {
        let e = a === "complete" && (t.reason === "eof" || !Y(this.#e));
        this.t(a, e ? void 0 : t);
      }
    }
  }
  /** One connection, from its request to its end. Gives why it ended; nothing if the page or its data have ended the stream. */
  async #v(r) {
    let t = this.#a = new AbortController(), { signal: a } = t;
    this.#i = void 0, this.#c = !1;
    try {
      let e = await this.#b(r, a);
      for (; ; ) {
        let { done: n, value: f } = await e.read();
        if (a.throwIfAborted(), n && this.#c && this.t("complete"), n) return this.#e.done === void 0 ? this.#f("eof", "The stream has ended") : $(this.#i);
        if (this.#u?.f(), await this.#w(f, a), !!this.e) {
          this.e.outcome === "complete" && await Ae(e, t);
          return;
        }
      }
    } catch (e) {
      if (t.abort(), a.reason instanceof w) return a.reason;
      if (e instanceof w) return e.response ? e : this.#f(e.reason, e.message, e.cause);
      let n = e?.name === "NotSupportedError";
      return this.#f(n ? "unsupported" : "network", `Network error: ${B(e)}`, e);
    }
  }
  /** One request, up to its response's body. */
  async #b(r, t) {
    await H(), t.throwIfAborted();
    let a = await this.#n.p(r, this.lastEventId);
    t.throwIfAborted(), this.#l(this.#e.connectTimeout);
    let e = this.#y(a, t);
    this.#h();
    let n = this.#i = await e;
    t.throwIfAborted(), await this.#g(n, a), t.throwIfAborted(), this.#l(this.#e.idleTimeout);
    let f = n.url || a.url;
    return n.redirected && this.#n.m(f), this.#d = { source: this.#t, origin: new URL(f).origin }, this.#t.dispatchEvent(Object.assign(new Event("open"), { response: n })), t.throwIfAborted(), n.body.getReader();
  }
  async #y({ url: r, init: t }, a) {
    try {
      return await (this.#e.fetch ?? fetch)(r, { ...t, signal: a });
    } catch (e) {
      throw He.test(r) ? e : this.#f("url", `${r} cannot be fetched: ${B(e)}`, e);
    }
  }
  /** Goes on with a response that is a stream. @throws EventSourceError if it is a refusal, which is read for what it says */
  async #g(r, { init: t }) {
    let { status: a, headers: e, body: n } = Object(r);
    if (!e?.get) throw this.#f("unsupported", _e);
    let f = e.get("content-type"), l = qe((g) => this.#n.E(g), a), p = (je(f) ? 1 : 0) | (Y(t) ? 2 : 0);
    l !== void 0 && (p |= 4 | (l ? 8 : 0));
    let E = this.#o.responded(a, p, Be(e.get("retry-after")));
    if (E !== 0)
      throw this.#u?.stop(), E === 4 ? await ie(r, "status", `HTTP ${a}`) : await ie(r, "content-type", `HTTP ${a}: the response has a MIME type ("${f ?? ""}") that is not "text/event-stream"`);
    if (!n?.getReader) throw this.#f("unsupported", _e);
  }
  /** Delivers the messages of a chunk, in a frame of its own that ends with them: what waits for the next chunk keeps none. */
  async #w(r, t) {
    let a = this.#o;
    for (let e of a.read(r)) {
      if (this.#S(e))
        for (let n of this.r) n.u(e);
      else
        for (let n of e)
          if (this.#k(n), await void 0, this.e) return;
      this.lastEventId = a.lastEventId;
      for (let n of this.r) {
        if (await this.#T(n.v()), this.e) return;
        t.throwIfAborted();
      }
    }
  }
  /**
   * Loops alone need no Event. Otherwise one is made even for a type that nobody is known to listen to: there are ways to add
   * a listener behind our back.
   */
  #S(r) {
    let { r: t, o: a, i: e } = this, { done: n } = this.#e;
    return !t.length || e || typeof n == "function" ? !1 : r.every(({ type: f, data: l }) => l !== n && !a[f]);
  }
  /** Hands one message to all who listen, and ends the stream if it is the last. */
  #k(r) {
    let { type: t, data: a, lastEventId: e } = r, { done: n } = this.#e;
    if (this.lastEventId = e, a === n) {
      this.t("complete");
      return;
    }
    for (let E of this.r) E.u([r]);
    let f = new de(t, a, e, this.#d), l = this.i ? void 0 : this.o[t];
    if (!l && !this.r.length && !this.o[t] && !this.types?.has(t) && (this.h = !0), l && t === "message" && !this.#r ? de.l(l.d, f) : this.#t.dispatchEvent(f), typeof n != "function" || this.e) return;
    let p = qe(n, f);
    p !== void 0 && (this.#c = p === "eof"), p instanceof Error ? this.t("failed", q(p, this.#i)) : p && !this.#c && this.t("complete");
  }
  /** Reading waits for a slow loop; the server is not to blame for that silence. */
  async #T(r) {
    r && (this.#u?.stop(), await r, this.e || this.#l(this.#e.idleTimeout));
  }
  /** Waits until the next request is due; for ever if the stream is ended meanwhile. */
  #O(r) {
    return new Promise((t) => {
      this.e || (this.#m = setTimeout(t, r));
    });
  }
  /** Starts the core, if it is there. */
  #h() {
    if (this.e || this.#o) return;
    let { c: r, lastEventId: t } = this.#n;
    try {
      H() || (this.#o = new j(r, this, t));
    } catch (a) {
      console.error(a), this.t("failed", a);
    }
  }
  /** Ends the connection if nothing comes for so many ms. */
  #l(r) {
    r && (this.#u ??= new V(
      (...t) => this.#o.watch(...t),
      (t) => this.#a.abort(this.#f("timeout", `Timeout: nothing has come for ${t} ms`))
    )), this.#u?.start(r);
  }
  #f(r, t, a) {
    return new w(r, t, a, this.#i);
  }
  #p(r, t) {
    let { reason: a, message: e, status: n, response: f } = r, l = new Event("error");
    Object.assign(l, { reason: a, message: e, status: n, code: n, response: f, error: r, reconnecting: t !== void 0, delay: t }), this.#t.dispatchEvent(l);
  }
};

// js/src/queue.ts
var J = class {
  #s = [];
  #t = [];
  #e = 0;
  // of them
  #r;
  #n;
  u(r) {
    for (this.#t = this.#t.slice(this.#e).concat(r), this.#e = 0; this.#s.length && (this.#n || this.#t.length); ) this.#s.shift()(this.next());
  }
  /** Nothing if there is room; else a promise of an empty queue. */
  v() {
    return this.#t.length - this.#e < 64 ? void 0 : new Promise((r) => this.#r = r);
  }
  next() {
    let r = this.#t, t = r[this.#e];
    if (t)
      return ++this.#e === r.length && (r.length = this.#e = 0, this.#r?.()), Promise.resolve({ value: t, done: !1 });
    if (!this.#n) return new Promise((a) => this.#s.push(a));
    if ("error" in this.#n) {
      let { error: a } = this.#n;
      return this.#n = {}, Promise.reject(a);
    }
    return Promise.resolve({ value: t, done: !0 });
  }
  /** No more messages: the loop ends behind those it has, with the error if there is one. */
  end(r) {
    this.#n = r, this.u([]);
  }
  /** The loop has been left. */
  return() {
    return this.#t = [], this.#r?.(), this.end({}), this.next();
  }
};

// js/src/eventsource.ts
var me = class u extends EventTarget {
  #s;
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
    let a = `${r}`;
    if (t ??= {}, Object(t) !== t) throw new TypeError("init is no object");
    let e = {};
    for (let f in t) e[f] = t[f];
    let n = Object.keys(e).every((f) => f === "withCredentials");
    this.#t = !!e.withCredentials;
    try {
      this.#s = new URL(a, globalThis.document?.baseURI ?? globalThis.location?.href).href;
    } catch {
      throw new DOMException(`'${a}' is no URL`, "SyntaxError");
    }
    this.#e = new Q(this, this.#s, e, n);
  }
  /**
   * The messages of a stream of bytes, from wherever they come. There is no reconnection: its end is an `error` event.
   * @param stream of Uint8Arrays; it is locked from now on, and cancelled by `close()`
   * @throws TypeError if it is no ReadableStream, or is locked already, or a member of init is not what it should be
   */
  static fromReadableStream(r, { done: t, maxEventSize: a, signal: e } = {}) {
    let n = ReadableStream.prototype.getReader.call(r), f = new Response(null, { headers: { "content-type": "text/event-stream" } });
    Object.defineProperty(f, "body", { value: { getReader: () => n } });
    let l = { done: t, maxEventSize: a, signal: e, fetch: async () => f, reconnect: !1 }, p = new u("about:event-stream", l);
    return p.closed.then(({ outcome: E }) => {
      E !== "complete" && n.cancel().catch(() => {
      });
    }), p;
  }
  get url() {
    return this.#s;
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
  get onopen() {
    return this.#r("open");
  }
  set onopen(r) {
    this.#n("open", r);
  }
  get onmessage() {
    return this.#r("message");
  }
  set onmessage(r) {
    this.#n("message", r);
  }
  get onerror() {
    return this.#r("error");
  }
  set onerror(r) {
    this.#n("error", r);
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
    let { r, e: t, h: a } = this.#e, e = new J();
    return a ? e.end({ error: new DOMException("The loop began too late: it has missed messages", "InvalidStateError") }) : t ? e.end(t) : r.push(e), {
      next: () => e.next(),
      return: () => (this.close(), e.return()),
      [Symbol.asyncIterator]() {
        return this;
      }
    };
  }
  #r(r) {
    return this.#e.o[r]?.value ?? null;
  }
  /** HTML §8.1.8.1: objects are kept, functions are called, anything else is null; the first set fixes the order. */
  #n(r, t) {
    let { o: a } = this.#e, e = a[r];
    if (Object(t) !== t)
      e && super.removeEventListener(r, e.d), delete a[r];
    else if (e)
      e.value = t;
    else {
      let n = {
        value: t,
        d: (f) => {
          typeof n.value == "function" && n.value.call(this, f) === !1 && f.preventDefault();
        }
      };
      a[r] = n, super.addEventListener(r, n.d), this.#e.i ||= !St(super.addEventListener);
    }
  }
};
function St(u) {
  return Function.prototype.toString.call(u).includes("[native code]") && Reflect.ownKeys(u).length === 2;
}
function kt(u) {
  let { prototype: r } = u;
  return Symbol.dispose && Object.defineProperty(r, Symbol.dispose, { value: r.close, writable: !0, configurable: !0 }), u;
}
var Tt = /* @__PURE__ */ kt(/* @__PURE__ */ z(me, "EventSource", ["CONNECTING", "OPEN", "CLOSED"]));
export {
  Tt as EventSource,
  w as EventSourceError,
  oe as EventStreamDecoder
};
