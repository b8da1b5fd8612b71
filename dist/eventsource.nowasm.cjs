/*! eventsource-wasm 0.2.0 | MIT */
var re = Object.defineProperty;
var st = Object.getOwnPropertyDescriptor;
var ot = Object.getOwnPropertyNames;
var it = Object.prototype.hasOwnProperty;
var at = (d, e) => {
  for (var t in e)
    re(d, t, { get: e[t], enumerable: !0 });
}, ct = (d, e, t, i) => {
  if (e && typeof e == "object" || typeof e == "function")
    for (let r of ot(e))
      !it.call(d, r) && r !== t && re(d, r, { get: () => e[r], enumerable: !(i = st(e, r)) || i.enumerable });
  return d;
};
var dt = (d) => ct(re({}, "__esModule", { value: !0 }), d);

// js/src/index.ts
var Lt = {};
at(Lt, {
  EventSource: () => Ke,
  EventSourceError: () => w,
  EventStreamDecoder: () => G
});
module.exports = dt(Lt);

// js/src/error.ts
var w = class extends Error {
  name = "EventSourceError";
  /** @param cause what was thrown, if anything was */
  constructor(e, t, i, r, n = !1) {
    super(t, { cause: i }), this.reason = e, this.response = r, this.truncated = n, this.status = r?.status;
  }
};
function _(d) {
  return d instanceof Error ? d.message : String(d);
}
function j(d) {
  typeof reportError == "function" ? reportError(d) : queueMicrotask(() => {
    throw d;
  });
}

// dist/core.mjs
for (L = new Uint8Array(123), D = 25; D >= 0; --D) L[48 + D] = 52 + D, L[65 + D] = D, L[97 + D] = 26 + D;
var ne, L, D;
L[43] = 62, L[47] = 63;
function ut(d, e, t) {
  for (var i, r, n = 0, f = e, h = t.length, p = e + (h * 3 >> 2) - (t[h - 2] == "=") - (t[h - 1] == "="); n < h; n += 4) i = L[t.charCodeAt(n + 1)], r = L[t.charCodeAt(n + 2)], d[f++] = L[t.charCodeAt(n)] << 2 | i >> 4, f < p && (d[f++] = i << 4 | r >> 2), f < p && (d[f++] = r << 6 | L[t.charCodeAt(n + 3)]);
  return d;
}
function ft(d) {
  ut(ne, 65538, "BAkLEBATZGF0YWV2ZW50aWRyZXRyee+7vw==");
}
function lt() {
  throw new Error("abort");
}
function ht(d) {
  var e = new ArrayBuffer(196608), t = new Int8Array(e), i = new Int16Array(e), r = new Int32Array(e), n = new Uint8Array(e), f = new Uint16Array(e), h = new Uint32Array(e), p = new Float32Array(e), b = new Float64Array(e), v = Math.imul, O = Math.fround, T = Math.abs, S = Math.clz32, I = Math.min, k = Math.max, P = Math.floor, ge = Math.ceil, ee = Math.trunc, te = Math.sqrt, N = 65536;
  function g(s) {
    return v(n[v(s, 80) + 139368 | 0] && s >>> 0 < 512 ? s : 0, 80) + 139296 | 0;
  }
  function R(s, c, o) {
    var a = 0, u = 0, l = 0, m = 0;
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
            u = 144;
            break t;
          }
          if (u = 160, (a | 0) == 224) break t;
          if ((a | 0) != 237) break r;
          s = 159;
        }
        u = 128;
      }
      if (a = 0, t[c + 2 | 0] = 0, o = o & 255, !(o >>> 0 >= u >>> 0 & s >>> 0 >= o >>> 0)) {
        t[c | 0] = 0, s = -1;
        break e;
      }
      if (o = m - 1 | 0, t[c | 0] = o, a = 1, s = 1, o & 255) break e;
      s = 1 - n[c + 1 | 0] | 0;
    } else {
      if ((o + 11 & 255) >>> 0 <= 204) {
        a = 1, s = 0;
        break e;
      }
      if (t[c + 2 | 0] = o, t[c | 0] = 1, t[c + 1 | 0] = 1, a = 1, o = o & 255, s = 1, o >>> 0 < 224 || (t[c | 0] = 2, s = 1, o >>> 0 < 240)) break e;
      t[c | 0] = 3, t[c + 1 | 0] = 2, s = 1;
    }
    r[l >> 2] = s, t[l + 4 | 0] = a;
  }
  function ye(s, c) {
    var o = 0, a = 0, u = 0, l = 0, m = 0, E = 0, y = 0, x = 0, C = 0, U = 0, z = 0, Oe = 0, Ie = 0;
    for (l = r[c + 28 >> 2], x = r[c + 24 >> 2], o = x, n[s + 20 | 0] && (Te(s, c), o = r[c + 24 >> 2]), y = x - l | 0, C = r[c >> 2], U = C + 8 | 0, z = r[c + 4 >> 2]; ; ) {
      e: {
        if (l = o, (z | 0) <= (o | 0)) break e;
        if (o = o + 16 | 0, (z | 0) >= (o | 0) && (E = l + U | 0, m = n[E | 0] | n[E + 1 | 0] << 8 | (n[E + 2 | 0] << 16 | n[E + 3 | 0] << 24), u = l + C | 0, a = n[u | 0] | n[u + 1 | 0] << 8 | (n[u + 2 | 0] << 16 | n[u + 3 | 0] << 24), Oe = (m - 235802126 | a - 235802126 | a | m) & -2139062144, u = n[u + 4 | 0] | n[u + 5 | 0] << 8 | (n[u + 6 | 0] << 16 | n[u + 7 | 0] << 24), Ie = u - ((a >>> 0 < 235802126) + 235802126 | 0) | 0, a = n[E + 4 | 0] | n[E + 5 | 0] << 8 | (n[E + 6 | 0] << 16 | n[E + 7 | 0] << 24), !(Oe | (Ie | a - ((m >>> 0 < 235802126) + 235802126 | 0) | u | a) & -2139062144))) continue;
        if (o = l + 8 | 0, (z | 0) >= (o | 0)) {
          if (a = l + C | 0, u = n[a | 0] | n[a + 1 | 0] << 8 | (n[a + 2 | 0] << 16 | n[a + 3 | 0] << 24), m = (u - 235802126 | u) & -2139062144, a = n[a + 4 | 0] | n[a + 5 | 0] << 8 | (n[a + 6 | 0] << 16 | n[a + 7 | 0] << 24), u = (a - ((u >>> 0 < 235802126) + 235802126 | 0) | a) & -2139062144, !(m | u)) continue;
          t: {
            if (u | m) {
              o = u - 1 | 0, a = m - 1 | 0, o = (a | 0) != -1 ? o + 1 | 0 : o, o = S(o ^ u), o = 63 - ((o | 0) == 32 ? S(a ^ m) + 32 | 0 : o) | 0;
              break t;
            }
            o = 64;
          }
          l = l + (o >>> 3 | 0) | 0;
        }
        t: switch (o = n[l + C | 0], o - 10 | 0) {
          case 0:
          case 3:
            break e;
          default:
            break t;
        }
        if (o = o << 24 >> 24, (o | 0) < 0) {
          r[c + 24 >> 2] = l, Te(s, c), o = r[c + 24 >> 2];
          continue;
        }
        !o & n[s + 24 | 0] == 3 && (t[s + 28 | 0] = 1), o = l + 1 | 0;
        continue;
      }
      break;
    }
    r[c + 24 >> 2] = l, U = r[c + 4 >> 2], a = n[s + 24 | 0];
    e: if ((a | 0) == 4) {
      for (o = l - x | 0, y = (o | 0) > 0 ? o : 0, m = r[c >> 2] + x | 0; ; ) {
        if (y) {
          u = n[m | 0], t[s + 27 | 0] = 1, a = r[s + 16 >> 2], r[s + 16 >> 2] = a >>> 0 >= 214748364 ? 2147483647 : v(a, 10) + (u - 48 & 255) | 0, t[s + 28 | 0] = (n[s + 28 | 0] | (u - 58 & 255) >>> 0 < 246) & 1, m = m + 1 | 0, y = y - 1 | 0, o = o - 1 | 0;
          continue;
        }
        break;
      }
      if (n[s + 28 | 0] | (!n[s + 27 | 0] | (l | 0) >= (U | 0))) break e;
      t[s + 8 | 0] = 1, r[s + 4 >> 2] = r[s + 16 >> 2];
    } else {
      if (o = (l | 0) >= (U | 0), o & (y | 0) >= (l - r[c + 28 >> 2] | 0)) break e;
      t: {
        r: switch (a - 1 | 0) {
          case 2:
            if (n[s + 28 | 0]) break e;
            if (l = 3, o) break t;
            t[s + 26 | 0] = n[s + 26 | 0] | 2, l = 4;
            break t;
          case 1:
            l = 2, t[s + 26 | 0] = n[s + 26 | 0] | 2;
            break t;
          case 0:
            break r;
          default:
            break e;
        }
        o = n[s + 26 | 0], l = o & 1 ? n[s + 27 | 0] ? 1 : 17 : 1, t[s + 26 | 0] = o | 1;
      }
      a = n[s + 27 | 0], t[s + 27 | 0] = 1, o = r[c + 12 >> 2] + (r[c + 32 >> 2] << 3) | 0, r[o + 4 >> 2] = r[c + 24 >> 2] - r[c + 28 >> 2], r[o >> 2] = y << 8 | (a ? l | 8 : l), r[c + 32 >> 2] = r[c + 32 >> 2] + 1;
    }
    if (r[c + 24 >> 2] != r[c + 4 >> 2]) e: {
      if (ke(s, c), we(s, c), n[s + 23 | 0] == 5 || (t[s + 23 | 0] = 1, o = r[c + 24 >> 2], (o | 0) >= r[c + 4 >> 2])) break e;
      t: switch (n[o + r[c >> 2] | 0] - 10 | 0) {
        case 0:
        case 3:
          break t;
        default:
          break e;
      }
      Se(s, c);
    }
  }
  function we(s, c) {
    var o = 0, a = 0, u = 0, l = 0;
    if (a = r[c + 24 >> 2], u = r[c >> 2], l = n[a + u | 0], o = a + 1 | 0, r[c + 24 >> 2] = o, (l | 0) == 13) e: {
      if (r[c + 4 >> 2] == (o | 0)) {
        t[s + 29 | 0] = 1, o = r[c + 24 >> 2];
        break e;
      }
      if (n[o + u | 0] != 10) break e;
      o = a + 2 | 0, r[c + 24 >> 2] = o;
    }
    r[c + 40 >> 2] = o;
  }
  function Se(s, c) {
    var o = 0, a = 0;
    we(s, c), o = n[s + 26 | 0], !o | o & 1 ? o && (a = r[c + 32 >> 2], o = r[c + 12 >> 2] + (a << 3) | 0, r[c + 36 >> 2] >= (a | 0) ? (r[o >> 2] = 37, r[o + 4 >> 2] = 0, r[c + 32 >> 2] = r[c + 32 >> 2] + 1) : (o = o - 8 | 0, r[o >> 2] = r[o >> 2] | 32)) : (o = r[c + 12 >> 2] + (r[c + 32 >> 2] << 3) | 0, r[o >> 2] = 5, r[o + 4 >> 2] = 0, r[c + 32 >> 2] = r[c + 32 >> 2] + 1), o = 1, o = n[s + 9 | 0] ? o : t[s + 26 | 0] & 1, t[s + 26 | 0] = 0, t[s + 9 | 0] = o, r[s + 12 >> 2] = 0, r[c + 36 >> 2] = r[c + 32 >> 2];
  }
  function ke(s, c) {
    var o = 0, a = 0;
    e: if (o = r[c + 40 >> 2], a = r[c + 24 >> 2], r[c + 40 >> 2] = a, n[s + 23 | 0] != 5) {
      if (n[s + 24 | 0] == 5 || (o = r[s + 12 >> 2] + (a - o | 0) | 0, r[s + 12 >> 2] = o, a = r[s >> 2], o >>> 0 <= (a || 16777216) >>> 0)) break e;
      o = r[c + 12 >> 2] + (r[c + 32 >> 2] << 3) | 0, r[o >> 2] = 6, r[o + 4 >> 2] = 0, r[c + 32 >> 2] = r[c + 32 >> 2] + 1, t[s + 23 | 0] = 5;
    }
  }
  function Te(s, c) {
    var o = 0, a = 0, u = 0, l = 0, m = 0, E = 0, y = 0, x = 0;
    for (u = N - 16 | 0, N = u, l = c + 28 | 0, m = s + 20 | 0, s = c + 24 | 0, E = r[c + 4 >> 2], x = r[c >> 2]; ; ) {
      e: {
        if (a = r[s >> 2], (a | 0) >= (E | 0)) break e;
        o = a + x | 0, c = t[o | 0];
        t: {
          if (!n[m | 0]) r: {
            if ((c | 0) >= 0) break e;
            if ((c | 0) == -19 | (a + 2 | 0) >= (E | 0) | (c + 31 & 255) >>> 0 > 14 || (y = n[o + 2 | 0], o = n[o + 1 | 0], (y & o) << 24 >> 24 >= 0 | (o | y) & 64)) break r;
            r[s >> 2] = a + 3, a = 2, c = l;
            break t;
          }
          if (R(u + 8 | 0, m, c), o = n[u + 12 | 0], r[l >> 2] = r[l >> 2] + r[u + 8 >> 2], a = 1, c = s, !o) continue;
        }
        r[c >> 2] = r[c >> 2] + a;
        continue;
      }
      break;
    }
    N = u + 16 | 0;
  }
  function Ye() {
    return 65568;
  }
  function Ve(s, c, o, a) {
    s = +s, c = +c, o = +o, a = +a;
    var u = 0;
    return c = s + c, u = c - a, u > 0 ? s = I(s, u) : s = c >= o && a - o > 1e3 ? 1e3 : 0, +s;
  }
  function Je(s) {
    return s = s | 0, n[g(s) + 48 | 0];
  }
  function Qe(s) {
    return s = s | 0, s = g(s), n[s + 8 | 0] ? (s = r[s + 4 >> 2], s = (s | 0) < 0 ? 3e3 : s) : s = 3e3, s | 0;
  }
  function Xe(s, c, o, a) {
    s = s | 0, c = c | 0, o = o | 0, a = +a;
    var u = 0, l = 0;
    u = g(s), b[u + 56 >> 3] = a, s = c & 65535, t[u + 65 | 0] = (s | 0) == 204, t[u + 64 | 0] = o >>> 1 & 1;
    e: {
      t: {
        r: {
          n: if (o & 4) l = (o & 8) >>> 3 | 0;
          else {
            if (l = 0, n[u + 32 | 0] < 2) break n;
            if ((s | 0) == 429) {
              t[u + 66 | 0] = 1;
              break r;
            }
            l = (c - 502 & 65535) >>> 0 < 3;
          }
          if (s = l, t[u + 66 | 0] = s, (c & 65535) == 200) break t;
        }
        if (s = 4, o & 2 | (c - 300 & 65535) >>> 0 < 65436 | (c & 65534) == 204) break e;
      }
      if (s = 5, !(o & 1)) break e;
      t[u + 48 | 0] = 1, s = 0;
    }
    return s | 0;
  }
  function Ze(s) {
    s = s | 0, t[g(s) + 72 | 0] = 0;
  }
  function et(s, c, o, a, u) {
    s = s | 0, c = c | 0, o = o | 0, a = a | 0, u = u | 0;
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
      for (m = 80, y = l + 180256 | 0, y + 80 >>> 0 > nt() << 16 >>> 0 && lt(); ; ) {
        if (m) {
          m = m - 1 | 0, t[y + m | 0] = 0;
          continue;
        }
        break;
      }
      return r[l + 180300 >> 2] = a, r[l + 180296 >> 2] = o, r[l + 180292 >> 2] = c, t[l + 180290 | 0] = s >>> 4 & 1, t[l + 180289 | 0] = s >>> 3 & 1, t[l + 180288 | 0] = s & 231, r[y >> 2] = u, t[l + 180328 | 0] = 1, E | 0;
    }
    return 0;
  }
  function tt(s, c) {
    s = s | 0, c = c | 0;
    var o = 0, a = 0, u = 0, l = 0, m = 0, E = 0, y = 0;
    if (o = N + -64 | 0, N = o, m = c >>> 0 >= 65536 ? 65536 : c, a = g(s), n[a + 23 | 0] != 5) {
      r[o + 60 >> 2] = 0, r[o + 52 >> 2] = 0, r[o + 56 >> 2] = 0, r[o + 44 >> 2] = 0, r[o + 48 >> 2] = 0, r[o + 36 >> 2] = 1024, r[o + 40 >> 2] = 1024, r[o + 32 >> 2] = 131104, r[o + 28 >> 2] = 65536, r[o + 24 >> 2] = m, r[o + 20 >> 2] = 65568;
      e: if (n[a + 29 | 0]) {
        if (s = 0, !c || (t[a + 29 | 0] = 0, s = 0, n[65568] != 10)) break e;
        r[o + 60 >> 2] = 1, r[o + 44 >> 2] = 1, s = 1;
      } else s = 0;
      for (u = s, y = a + 20 | 0; ; ) {
        e: {
          if ((r[o + 52 >> 2] + 2 | 0) > 1024 | (u | 0) >= (m | 0)) break e;
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
                  ye(a, o + 20 | 0);
                  break t;
                }
                n[r[o + 20 >> 2] + u | 0] == 32 && (r[o + 44 >> 2] = u + 1), t[a + 23 | 0] = 4;
                break t;
              }
              s = n[r[o + 20 >> 2] + u | 0], t[a + 23 | 0] = 4;
              n: {
                if (l = n[a + 25 | 0], c = n[a + 24 | 0], (l | 0) == n[(c + 1 & 255) + 65536 | 0]) {
                  if ((c | 0) == 6) {
                    r[a + 12 >> 2] = 0, t[a + 23 | 0] = 1, r[o + 60 >> 2] = u;
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
                  t[a + 23 | 0] = 3, r[o + 44 >> 2] = u + 1;
                } else {
                  if ((s | 0) != n[l + 65544 | 0]) break n;
                  R(o + 8 | 0, y, s), s = r[o + 8 >> 2], t[a + 23 | 0] = 2, t[a + 25 | 0] = n[a + 25 | 0] + 1, r[o + 44 >> 2] = u + 1, r[o + 48 >> 2] = s + r[o + 48 >> 2];
                }
                break t;
              }
              t[a + 24 | 0] = 0;
              break t;
            }
            if (c = r[o + 20 >> 2], l = u + 5 | 0, (l | 0) < r[o + 24 >> 2] && (s = c + u | 0, !(n[s + 4 | 0] != 58 | (n[s | 0] | n[s + 1 | 0] << 8 | (n[s + 2 | 0] << 16 | n[s + 3 | 0] << 24)) != 1635017060))) {
              t[a + 27 | 0] = 0, t[a + 28 | 0] = 0, t[a + 25 | 0] = 0, t[a + 23 | 0] = 3, t[a + 24 | 0] = 1, r[a + 16 >> 2] = 0, r[o + 44 >> 2] = l, n[c + l | 0] == 32 && (r[o + 44 >> 2] = u + 6), t[a + 23 | 0] = 4, ye(a, o + 20 | 0);
              break t;
            }
            r: {
              n: {
                s: {
                  o: {
                    i: {
                      a: switch (c = n[c + u | 0], c - 100 | 0) {
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
                    t[a + 23 | 0] = 1, Se(a, o + 20 | 0);
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
            t[a + 27 | 0] = 0, t[a + 28 | 0] = 0, t[a + 23 | 0] = 2, t[a + 24 | 0] = s, r[a + 16 >> 2] = 0, t[a + 25 | 0] = n[s + 65536 | 0];
          }
          u = r[o + 44 >> 2];
          continue;
        }
        break;
      }
      ke(a, o + 20 | 0), m = n[a + 23 | 0] == 5 ? m : r[o + 44 >> 2], u = r[o + 52 >> 2];
    }
    return N = o - -64 | 0, m << 12 | u;
  }
  function rt(s, c, o) {
    s = s | 0, c = c | 0, o = +o;
    var a = 0, u = 0, l = 0, m = 0, E = 0, y = 0, x = 0, C = 0, U = 0;
    a = g(s), n[a + 9 | 0] && (r[a + 52 >> 2] = 0), s = 1, c & 64 || (!(c & 32) | n[a + 23 | 0] != 1 ? s = 0 : s = t[a + 26 | 0] & 1), m = n[a + 8 | 0], r[a + 8 >> 2] = 0, r[a + 12 >> 2] = 0, r[a + 16 >> 2] = 0, r[a + 20 >> 2] = 0, r[a + 24 >> 2] = 0, r[a + 28 >> 2] = 0, t[a + 8 | 0] = m, y = c & 16, c = c & 143, u = !c & s;
    e: if (n[a + 65 | 0]) {
      if (s = 1, n[a + 64 | 0]) break e;
      s = n[a + 32 | 0] == 2 & (y | 0) != 0;
    } else s = 0;
    e: {
      if (u | s & (c | 0) == 4) t[a + 48 | 0] = 2, s = 1;
      else t: {
        if (u = n[a + 32 | 0], u) r: {
          if (s = r[a + 36 >> 2], s >>> 0 <= h[a + 52 >> 2] && s) break r;
          U = r[a + 4 >> 2];
          n: {
            if ((u | 0) != 2 | y) {
              if (c >>> 0 <= 3) {
                if ((u | 0) == 3) break r;
                break n;
              }
            } else {
              if (!n[a + 34 | 0]) break r;
              if (c >>> 0 < 4) break n;
            }
            if (s = 4, n[a + 66 | 0] && (c | 0) == 4) break n;
            t[a + 48 | 0] = 2;
            break t;
          }
          s = r[a + 44 >> 2], x = +(s >>> 0), C = s ? x : 2147483647, E = +h[a + 40 >> 2], m = m ? U : -1, l = I(C, k(E, +(((m | 0) < 0 ? 3e3 : m) >>> 0))), E = (u | 0) == 1 ? l : E, u = r[a + 52 >> 2], o = E + (k(l, I(l * +(1 << (u >>> 0 >= 31 ? 31 : u) >>> 0), s ? x : 3e4)) - E) * o, (c | 0) == 4 && (l = b[a + 56 >> 3], l > o && (o = I(l, C))), s = 0, t[a + 48 | 0] = 0, r[a + 52 >> 2] = u + 1;
          break e;
        }
        if (t[a + 48 | 0] = 2, s = 4, o = 0, c) break e;
        s = n[a + 33 | 0] ? 3 : 2;
        break e;
      }
      o = 0;
    }
    return +(o - +((s & 255) >>> 0));
  }
  ne = n, ft(d);
  function nt() {
    return e.byteLength >> 16;
  }
  return { memory: Object.create(Object.prototype, { grow: {}, buffer: { get: function() {
    return e;
  } } }), window: Ye, open: et, release: Ze, feed: tt, responded: Xe, ended: rt, watch: Ve, state: Je, retryTime: Qe };
}
var se = () => ht();

// js/src/translated.ts
var $ = () => {
};

// js/src/core.ts
var vt = {
  1: "complete",
  2: "eof",
  3: "incomplete",
  4: "failed"
}, oe = class {
  exports = se();
  input;
  table;
  /** Those that have streams, to be told if the core fails. */
  a = /* @__PURE__ */ new Set();
  n;
  constructor() {
    let { buffer: e } = this.exports.memory, t = this.exports.window();
    this.input = new Uint8Array(e, t, 65536), this.table = new Uint32Array(e, t + 65536, 1024 * 2);
  }
  /** Fills the table from what the input holds. A trap is a bug of the core's: nothing of the instance can be relied on any more. */
  feed(e, t) {
    if (this.n) throw this.n;
    try {
      return this.exports.feed(e, t);
    } catch (i) {
      this.n = new w("wasm", "The core has failed", i), ie.delete(this);
      for (let r of this.a) r.t("failed", this.n);
      throw this.n;
    }
  }
}, ie = /* @__PURE__ */ new Set(), Et = { stream: !0 }, H = class {
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
  #d = "";
  // as far as it has come
  #a = "";
  // the last event ID buffer
  /**
   * @param owner told if the core fails; without one the next `read` tells
   * @param lastEventId the last event ID string before the first connection
   * @throws EventSourceError `wasm`: the page may not run WebAssembly
   */
  constructor(e, t, i = "") {
    if (this.#r = t, this.lastEventId = i, ![...ie].some((r) => this.#c(r, e))) {
      let r = new oe();
      ie.add(r), this.#c(r, e);
    }
    t && this.#t.a.add(t), this.#l();
  }
  /** Takes a handle of an instance, unless all are in use. */
  #c(e, { strategy: t, maxAttempts: i, minDelay: r, maxDelay: n, maxEventSize: f }) {
    return this.#t = e, this.#e = e.exports.open(t, i, r, n, f), this.#e > 0;
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
  watch(e, t, i, r) {
    return this.#t.exports.watch(e, t, i, r);
  }
  /**
   * Takes a response, see conn.Responded. Gives the cause to end the connection with, or EOF: the stream is open.
   * @param facts of IS_EVENT_STREAM and the others
   * @param retryAfter what Retry-After comes to, in ms; NaN if there is none
   */
  responded(e, t, i) {
    return this.#t.exports.responded(this.#e, e, t, i);
  }
  /**
   * The messages of a chunk of the body, in parts: those of a window of it, maybe none. What is left unfinished goes on in
   * the next chunk.
   * @throws EventSourceError `limit`, behind the last messages: an event is longer than the policy's maxEventSize
   * @throws EventSourceError `unsupported`: what the body gives is no Uint8Array
   */
  *read(e) {
    if (e?.BYTES_PER_ELEMENT !== 1) throw new w("unsupported", "The body gives no Uint8Array");
    let { input: t, table: i } = this.#t, { length: r } = e;
    for (let n = 0; n < r; ) {
      let f = e.subarray(n, n + 65536);
      t.set(f);
      let h = this.#t.feed(this.#e, f.length), p = h >>> 12;
      p < f.length && (f = f.subarray(0, p)), n += p;
      let b = this.#s.decode(f, Et), v = [], O = this.#o, T = 0;
      for (let S = 0, I = (h & 4095) * 2; S < I; S += 2) {
        let k = i[S];
        if (T = k & 7, T < 5) {
          let P = b.slice(k >>> 8, i[S + 1]);
          T === 1 ? O = k & 16 ? O + `
` + P : k & 8 ? O + P : P : T === 2 ? this.#i = k & 8 ? this.#i + P : P : (this.#d = k & 8 ? this.#d + P : P, T === 4 && (this.#a = this.#d));
        }
        (T === 5 || k & 32) && (this.lastEventId = this.#a, k & 32 && v.push({ type: this.#i || "message", data: O, lastEventId: this.#a }), this.#i = O = "");
      }
      if (this.#o = O, yield v, T === 6) throw new w("limit", "An event is longer than maxEventSize");
    }
  }
  /**
   * Takes a connection's end. Gives the delay in milliseconds before the next request, or what the stream has come to.
   * @param cause EOF and the others
   * @param judge of the messages that have come
   */
  ended(e, { done: t, c: i }) {
    let r = (this.#o === t ? 32 : 0) | (i ? 64 : 0) | (this.lastEventId ? 16 : 0);
    this.#l();
    let n = this.#t.exports.ended(this.#e, e | r, Math.random());
    return n < 0 ? vt[-n] : n;
  }
  /** Ends it, once; the attributes stay as they are. */
  release() {
    let { exports: e, a: t } = this.#t;
    this.#r && t.delete(this.#r), this.#n = e.retryTime(this.#e), e.release(this.#e), this.#e = 0;
  }
  /** Prepares for a connection's body; what an earlier one left unfinished is forgotten. */
  #l() {
    this.#s = new TextDecoder("utf-8", { ignoreBOM: !0 }), this.#o = this.#i = "", this.#a = this.lastEventId;
  }
};

// js/src/init.ts
function B(d, e) {
  let t = Number(e ?? 0);
  if (!(t >= 0)) throw new TypeError(`${d}: ${e} is no delay or size`);
  return Math.min(t, 2147483647);
}
function M(d, e, ...t) {
  if (e !== void 0 && !t.includes(typeof e)) throw new TypeError(`${d} is no ${t.join(" and no ")}`);
}

// js/src/judge.ts
var q = class {
  constructor(e) {
    this.done = e;
  }
  done;
  /** `done` has said that a clean end completes the stream. */
  c = !1;
  /** Whether it is the last message, which is no content: nobody gets it. */
  d({ data: e }) {
    return e === this.done;
  }
  /**
   * What a message that has been handed out makes of the stream: true, it is complete; an EventSourceError, it has failed. A
   * function that throws has judged nothing: that is reported.
   */
  judge(e, t) {
    if (typeof this.done != "function") return !1;
    let i;
    try {
      i = this.done(e);
    } catch (r) {
      j(r);
    }
    return i instanceof Error ? new w("done", `The stream tells of an error: ${i.message}`, i, t) : (i !== void 0 && (this.c = i === "eof"), !!i && !this.c);
  }
  /** The error of a stream that has ended before it was complete. */
  incomplete(e) {
    return new w("eof", "Incomplete stream: it ended before done matched", void 0, e);
  }
};

// js/src/decoder.ts
var wt = /* @__PURE__ */ new FinalizationRegistry((d) => d.release()), G = class {
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
  constructor({ done: e, maxEventSize: t, signal: i } = {}) {
    M("done", e, "string", "function");
    let r = { strategy: e === void 0 ? 0 : 8, maxEventSize: B("maxEventSize", t) }, n, f = new q(e), h, p, b, v = !1, O = 1048576, T, S = (g) => {
      v || (v = !0, n?.release(), i?.removeEventListener("abort", k), b?.(), g());
    }, I = (g) => {
      S(() => h.error(g)), p.error(g);
    }, k = () => I(i.reason), P = () => {
      T = setTimeout(() => p.error(), 5e3), S(() => h.close());
    }, ge = (g) => {
      if (v) return;
      if (f.d(g)) return P();
      h.enqueue(g);
      let R = f.judge(g);
      R === !0 ? P() : R && I(R);
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
    let ee = {
      start(g) {
        return p = g, N?.then(te, I);
      },
      write(g) {
        if (v) {
          O -= g.length, O < 0 && p.error();
          return;
        }
        try {
          for (let R of n.read(g))
            if (R.forEach(ge), v) return;
        } catch (R) {
          I(R);
        }
        return v || h.desiredSize > 0 ? void 0 : new Promise((R) => b = R);
      },
      close() {
        clearTimeout(T), !v && n.ended(0, f) === "incomplete" ? I(f.incomplete()) : S(() => h.close());
      },
      abort(g) {
        clearTimeout(T), I(g);
      }
    }, te = () => {
      v || (n = new H(r), wt.register(ee, n));
    }, N = $();
    N || te(), this.writable = new WritableStream(ee), i?.aborted ? k() : i?.addEventListener("abort", k);
  }
};

// js/src/body.ts
async function Le(d, e, t, i) {
  let r = !1, n = () => {
    r = !0, d.cancel().catch(() => {
    });
  }, f = setTimeout(n, t);
  try {
    for (let h = 0; h < e; ) {
      let { done: p, value: b } = await d.read();
      if (p) return !r;
      i(b), h += b.length;
    }
  } catch {
  } finally {
    clearTimeout(f);
  }
  return n(), !1;
}
async function Ne(d, e) {
  await Le(d, 1048576, 5e3, () => {
  }), e.abort();
}
var Me = 200;
async function ce(d, e, t) {
  if (!d.body?.getReader) return new w(e, t, void 0, d);
  let i = new Uint8Array(65536), r = 0, n = await Le(d.body.getReader(), 65537, 2e3, (b) => {
    let v = b.subarray(0, 65536 - r);
    i.set(v, r), r += v.length;
  }), f = i.slice(0, r), h = new TextDecoder().decode(f), p = h ? `${t}: ${h.slice(0, Me)}${h.length > Me ? "\u2026" : ""}` : t;
  return new w(e, p, void 0, St(f, d), !n);
}
function St(d, e) {
  let { url: t, redirected: i, type: r } = e, n = new Response(d.length ? d : null, e);
  for (let [f, h] of Object.entries({ url: t, redirected: i, type: r })) Object.defineProperty(n, f, { value: h });
  return n;
}

// js/src/leaving.ts
var Ce = !1, ue, fe = () => {
}, Ue, K = /* @__PURE__ */ new Set();
function de() {
  for (let d of K) d();
}
function De() {
  clearTimeout(Ue), ue ??= new Promise((d) => {
    fe = () => {
      ue = void 0, d();
    };
  });
}
function je() {
  if (Ce) return;
  Ce = !0, globalThis.addEventListener?.("online", de);
  let { document: d } = globalThis;
  d && (d.addEventListener("resume", de), addEventListener("beforeunload", () => {
    De(), Ue = setTimeout(() => fe(), 5e3);
  }), addEventListener("pagehide", De), addEventListener("pageshow", () => {
    fe(), de();
  }));
}
function He() {
  return ue;
}

// js/src/listeners.ts
var Y = class {
  #r = /* @__PURE__ */ new Map();
  of(e) {
    return this.#r.get(e);
  }
  /** @param isWrapped its calls go through somebody else's code */
  setHandler(e, t, i) {
    let r = this.of(e)?.m ?? !1;
    this.#r.set(e, { handler: t, m: r, u: r || i ? void 0 : t?.f });
  }
  /**
   * A listener has been added, or removed.
   * @param plain if it is a function that was added without options, and that nothing wraps
   */
  changed(e, t) {
    let i = this.of(e);
    this.#r.set(e, { handler: i?.handler, m: !0, u: i ? void 0 : t });
  }
};
function le(d) {
  let e = Function.prototype.toString.call(d);
  return (/^function addEventListener\(\) \{\s*\[native code\]/.test(e) || !globalThis.document && e.startsWith("addEventListener(")) && Reflect.ownKeys(d).length === 2;
}

// js/src/message.ts
function he({ type: d, data: e, lastEventId: t }, { origin: i }) {
  return new MessageEvent(d, { data: e, origin: i, lastEventId: t });
}
var F = class d {
  isTrusted = !1;
  // an event's own property
  #r;
  #t;
  #e = !0;
  #n;
  constructor(e, t) {
    this.#r = e, this.#t = t;
  }
  /** Calls a listener without a dispatch. Gives what it has been called with. */
  static v(e, t, i) {
    let r = new d(t, i), n = r;
    try {
      e.call(i.source, n);
    } catch (f) {
      j(f);
    }
    return r.#e = !1, n;
  }
  /**
   * Puts the class into the place of MessageEvent, once: what it does not answer itself, an event of the platform's answers for it.
   * That takes some milliseconds of a cold page.
   */
  static l() {
    let { prototype: e } = d;
    if (!(e instanceof MessageEvent)) {
      Object.setPrototypeOf(e, MessageEvent.prototype), e.constructor = MessageEvent;
      for (let t of [new MessageEvent(""), MessageEvent.prototype, Event.prototype])
        for (let [i, r] of Object.entries(Object.getOwnPropertyDescriptors(t))) {
          for (let n of ["get", "set", "value"]) {
            let f = r[n];
            typeof f == "function" && (r[n] = function(...h) {
              return f.apply(this.#n ??= he(this.#r, this.#t), h);
            });
          }
          Object.defineProperty(e, i, Object.hasOwn(e, i) ? { enumerable: r.enumerable } : r);
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
var me = { resume: 2, rejected: 3, replay: 4 };
function qe(d, e) {
  return typeof d == "function" ? d(e) : d;
}
var _e = (d, ...e) => e.includes(Object.prototype.toString.call(d).slice(8, -1)), W = (d) => _e(d, "ReadableStream");
function pe(d) {
  let e = _e(d, "Blob", "File", "FormData", "URLSearchParams", "ArrayBuffer", "SharedArrayBuffer") || W(d);
  return Object(d) !== d || e || ArrayBuffer.isView(d) ? { s: d } : { s: JSON.stringify(d), type: "application/json" };
}
var J = ({ method: d = "GET" }) => String(d).toUpperCase() === "GET", V = class {
  h;
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
  constructor(e, t) {
    let { headers: i, body: r, done: n, lastEventId: f } = t, h = Object(t.reconnect), { request: p, statuses: b } = h, v = Ot(t);
    if ((v === 3 || v === 4) && W(r)) throw new TypeError("body: a stream is sent once");
    M("done", n, "string", "function"), M("fetch", t.fetch ?? globalThis.fetch ?? null, "function"), M("request", p, "function"), M("cancel", h.cancel, "boolean", "function"), M("attach", t.attach, "function"), M("lastEventId", f, "string"), M("lastEventIdParameter", t.lastEventIdParameter, "string"), Array.isArray(b) || M("statuses", b, "function"), this.#r = v, this.h = { strategy: v | (n === void 0 ? 0 : 8) | (p ? 16 : 0) };
    let T = { ...h, maxEventSize: t.maxEventSize };
    for (let S of ["maxAttempts", "minDelay", "maxDelay", "maxEventSize"]) this.h[S] = B(S, T[S]);
    this.lastEventId = f ?? "", this.#t = e, this.#e = t, this.#n = h, this.#s = typeof i == "function" ? i : new Headers(i), this.#o = typeof r == "function" ? r : pe(r), this.#d(typeof this.#o == "function" ? {} : this.#o);
  }
  /**
   * The request of an attempt, 0 for the first.
   * @throws EventSourceError `request`: what code of the page's threw, or gave that is none
   */
  async l(e, t) {
    try {
      if (this.#r === 2 && e) {
        let n = await this.#n.request?.({ attempt: e, lastEventId: t, url: this.#t });
        return await this.#a(n, "GET", e, t);
      }
      let i = await qe(this.#s, e), r = typeof this.#o == "function" ? pe(await this.#o(e)) : this.#o;
      return W(r.s) && this.#d(r), this.#c(this.#t, this.#e, i, r, t);
    } catch (i) {
      throw new w("request", `Request failed: ${_(i)}`, i);
    }
  }
  /** The request that asks the server to stop its work, if there is to be one. */
  async cancel(e) {
    let { cancel: t } = this.#n;
    if (!t || t === !0 && !e) return;
    let i = t === !0 ? void 0 : await t({ lastEventId: e, url: this.#t });
    return this.#a(i, "DELETE", 0, e);
  }
  /** There is a strategy, by name. */
  get b() {
    return this.#r !== 1;
  }
  /** Tells that the response came from this URL. A plain GET stays there; another would take what the page adds along. */
  o(e) {
    let { headers: t, fetch: i } = this.#e;
    this.#r === 1 && !t && !i && (this.#t = e);
  }
  /** Whether the page names a status as worth another try; undefined: it names none. What its function throws is reported. */
  g(e) {
    let { statuses: t } = this.#n;
    try {
      return typeof t == "function" ? !!t(e) : t?.includes(e);
    } catch (i) {
      j(i);
      return;
    }
  }
  /**
   * The platform's own checks of method, modes, body and the rest, before anything is sent.
   * @throws TypeError
   */
  #d({ s: e }) {
    let t = W(e) ? new ReadableStream() : e, i = new Request("data:,", this.#c("data:,", { ...this.#e, signal: null }, [], { s: t }, this.lastEventId).init);
    if (W(t) && i.headers.has("content-type")) throw new TypeError("body: this browser sends no streams");
  }
  /** A request that asks for something else than the first: what the page gives of it, and for the rest the source's own. */
  async #a(e, t, i, r) {
    let n = typeof e == "string" || e instanceof URL ? { url: e } : e ?? {}, f = new Headers(n.headers ?? await qe(this.#s, i));
    n.headers || f.delete("content-type");
    let h = { ...this.#e, method: n.method ?? t };
    return this.#c(new URL(n.url ?? this.#t, this.#t).href, h, f, pe(n.body), r);
  }
  /** Puts one request together. Members of init that are fetch's, known today or not, are taken over. */
  #c(e, t, i, { s: r, type: n }, f) {
    let h = new Headers(i), p = (v, O) => {
      h.has(v) || h.set(v, O);
    };
    p("accept", "text/event-stream"), n && p("content-type", n), this.#r === 4 && p("idempotency-key", this.#i ??= crypto.getRandomValues(new Uint32Array(4)).join("-"));
    let b = e;
    if (f && t.lastEventIdParameter !== void 0) {
      let v = new URL(e);
      v.searchParams.set(t.lastEventIdParameter, f), b = v.href;
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
        ...t,
        cache: t.cache ?? "no-store",
        credentials: t.credentials ?? (t.withCredentials ? "include" : void 0),
        headers: h,
        body: r,
        duplex: "half"
      }
    };
  }
};
function Ot(d) {
  let { reconnect: e } = d, { strategy: t } = Object(e);
  if (t !== void 0 && Object.hasOwn(me, t)) return me[t];
  if (t === void 0 && J(d)) return e === !1 ? 0 : 1;
  if (!e) return 0;
  if (e === !0) return 4;
  throw new TypeError(`reconnect needs a strategy: ${Object.keys(me).join(", ")}`);
}

// js/src/response.ts
var It = /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+$/;
function $e(d) {
  return (d ?? "").replace(/"(\\.|[^"\\])*"?/g, "").split(",").map((i) => i.split(";")[0].trim().toLowerCase()).filter((i) => It.test(i) && i !== "*/*").at(-1) === "text/event-stream";
}
function Fe(d) {
  return Math.max(0, Number(d) * 1e3 || Date.parse(d ?? "") - Date.now());
}
var We = /^(https?:\/\/[^/@]*\/|data:|blob:)/;

// js/src/turn.ts
var Ee = class {
  /** How many messages may be handed out before the next look: whoever does counts it down behind each. None when it is over. */
  left = 1;
  #r = 1;
  // messages from one look to the next
  #t = 0;
  #e = 0;
  #n;
  // the next turn, while this one is over
  /**
   * What comes now is to be counted, without the pause before it, in which no message has been handed out. It may take more than what
   * came last. Not needed before a single message: that a pause counts, too, does no harm.
   */
  begin() {
    let e = performance.now();
    this.left === this.#r && e - this.#t > 2 && (this.#t = e), this.left = Math.min(this.left, 1), this.#r = 1;
  }
  /** Looks at the clock: a promise to wait for before the next message, if the turn is over. Without MessageChannel it never is. */
  i() {
    if (!this.#n) {
      let e = performance.now(), t = e - this.#t;
      if (this.#t = e, this.left = this.#r = t < 2 / 2 ? Math.min(this.#r * 2, 64) : 1, this.#e += t, this.#e < 12 || !globalThis.MessageChannel) return;
      this.#n = new Promise((i) => {
        At(() => {
          this.#n = void 0, this.#e = 0, this.left = 1, this.#t = performance.now(), i();
        });
      });
    }
    return this.left = 0, this.#n;
  }
};
function At(d) {
  if (globalThis.scheduler?.postTask)
    scheduler.postTask(d);
  else {
    let { port1: e, port2: t } = new MessageChannel();
    e.onmessage = () => {
      e.close(), d();
    }, t.postMessage(null);
  }
}
var A = /* @__PURE__ */ new Ee();

// js/src/watch.ts
var Q = class {
  /** Of what has come on this connection, if somebody has asked for alarms: the clock costs µs where it is looked at rarely. */
  arrival = null;
  #r;
  // if there are alarms
  #t = [];
  #e = 0;
  // when something last came
  /** Begins anew, with other alarms. */
  start(e, ...t) {
    this.stop(), this.#t = t.filter(({ limit: i }) => i), this.#r = this.#t[0] && e, this.#n(performance.now());
  }
  /** Something has come. */
  y() {
    if (!this.#t.length) return;
    let e = performance.now();
    this.arrival = { first: this.arrival?.first ?? e, last: e }, this.#n(e);
  }
  /** A silence. */
  #n(e) {
    this.#e = e;
    for (let t of this.#t) t.timer || this.#s(t, t.limit);
  }
  stop() {
    for (let { timer: e } of this.#t) clearTimeout(e);
    this.#t = [];
  }
  #s(e, t) {
    let i = performance.now() + t;
    e.timer = setTimeout(() => {
      e.timer = void 0;
      let r = this.#r(e.limit, this.#e, i, performance.now());
      r ? this.#s(e, r) : e.ring();
    }, t);
  }
};

// js/src/connection.ts
var ze = "fetch gave no Response with a readable body", xt = {
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
}, X = class {
  /** The last event ID string, as of the last event that was dispatched. */
  lastEventId;
  /** What the stream came to, once it is CLOSED. */
  e;
  listeners = new Y();
  /** To be called when the last event ID has changed. */
  o = void 0;
  /** A message has come that nobody was there for. */
  E = !1;
  r = [];
  #r;
  // once somebody has asked
  #t;
  #e;
  #n;
  /** Nothing is asked of it that the browser's own class could not do. */
  #s;
  #o;
  #i;
  // from the first request on
  #d;
  // of the request
  #a;
  #c;
  // of what the connection brings
  #l;
  #u = new Q();
  #h;
  // from the wait for the next request
  /**
   * Checks the init; the first request follows in a microtask, unless the stream has been closed by then.
   * @throws TypeError if a member of init is not what it should be
   */
  constructor(e, t, i, r) {
    this.#e = e, this.#s = r, this.#n = i;
    for (let f of ["connectTimeout", "idleTimeout", "stallTimeout"]) i[f] = B(f, i[f]);
    r && (i.maxEventSize = 1 / 0), this.#o = new V(t, i), this.lastEventId = this.#o.lastEventId;
    let { signal: n } = i;
    n?.addEventListener("abort", this), n?.aborted ? this.handleEvent() : queueMicrotask(() => {
      this.#b();
    });
  }
  /** The ready state. */
  get state() {
    return this.e ? 2 : this.#i?.state ?? 0;
  }
  /** The reconnection time, in milliseconds. */
  get retryTime() {
    return this.#p(), this.#i?.retryTime ?? 0;
  }
  /** When the present response's body has come. */
  get arrival() {
    return this.#u.arrival;
  }
  /** Resolves when the stream has ended. */
  get closed() {
    return this.#r ??= new Promise((e) => {
      this.#t = e, this.e && e(this.e);
    });
  }
  /** The page's signal has been aborted. */
  handleEvent() {
    this.t("aborted", this.#n.signal.reason);
  }
  /**
   * Ends the stream for good. What is under way is cancelled, but for the rest of a complete answer, which is read on.
   * @param error why; but for `aborted` an EventSourceError, which is dispatched
   */
  t(e, t) {
    if (this.e) return;
    let i = { outcome: e };
    (e === "failed" || e === "incomplete" || e === "aborted") && (i.error = t), this.e = i, this.#i?.release(), this.#u.stop(), this.#h?.(), this.#n.signal?.removeEventListener("abort", this), t && e !== "aborted" && this.#E(t), e !== "complete" && this.#d?.abort(), (e === "closed" || e === "aborted") && this.#A(), this.#t?.(i);
    for (let r of this.r) r.end(i);
    this.r.length = 0;
  }
  async #b() {
    je();
    for (let e = 0; !this.e; e++) {
      let t = await this.#g(e);
      if (t?.reason === "network" && await He(), this.#p(), this.e || !t) break;
      this.#u.stop();
      let i = this.#i.ended(xt[t.reason], this.#c);
      if (typeof i == "number")
        this.#E(t, i), await this.#R(i, t);
      else {
        let r = i === "complete" && (t.reason === "eof" || !J(this.#n));
        this.t(i, r ? void 0 : t);
      }
    }
  }
  /** One connection, from its request to its end. Gives why it ended; nothing if the page or its data have ended the stream. */
  async #g(e) {
    let t = this.#d = new AbortController(), { signal: i } = t;
    this.#a = void 0, this.#u.arrival = null, this.#c = new q(this.#n.done);
    try {
      let r = await this.#y(e, i);
      for (; ; ) {
        let { done: n, value: f } = await r.read();
        if (i.throwIfAborted(), n) return this.#n.done === void 0 ? this.#f("eof", "The stream has ended") : this.#c.incomplete(this.#a);
        if (this.#u.y(), await this.#k(f, i), !!this.e) {
          this.e.outcome === "complete" && await Ne(r, t);
          return;
        }
      }
    } catch (r) {
      if (t.abort(), i.reason instanceof w) return i.reason;
      if (r instanceof w) return r.response ? r : this.#f(r.reason, r.message, r.cause);
      let n = r?.name === "NotSupportedError";
      return this.#f(n ? "unsupported" : "network", `Network error: ${_(r)}`, r);
    }
  }
  /** One request, up to its response's body. */
  async #y(e, t) {
    await $(), t.throwIfAborted();
    let i = await this.#o.l(e, this.lastEventId);
    t.throwIfAborted(), this.#v("response");
    let r = this.#w(i, t);
    this.#p();
    let n = this.#a = await r;
    t.throwIfAborted(), await this.#S(n, i), t.throwIfAborted(), this.#v("body");
    let f = n.url || i.url;
    return n.redirected && this.#o.o(f), this.#l = { source: this.#e, origin: new URL(f).origin }, this.#e.dispatchEvent(Object.assign(new Event("open"), { response: n })), t.throwIfAborted(), n.body.getReader();
  }
  async #w({ url: e, init: t }, i) {
    try {
      return await (this.#n.fetch ?? fetch)(e, { ...t, signal: i });
    } catch (r) {
      throw We.test(e) ? r : this.#f("url", `${e} cannot be fetched: ${_(r)}`, r);
    }
  }
  /** Goes on with a response that is a stream. @throws EventSourceError if it is a refusal, which is read for what it says */
  async #S(e, { init: t }) {
    let { status: i, headers: r, body: n } = Object(e);
    if (!r?.get) throw this.#f("unsupported", ze);
    let f = r.get("content-type"), h = this.#o.g(i), p = ($e(f) ? 1 : 0) | (J(t) ? 2 : 0);
    h !== void 0 && (p |= 4 | (h ? 8 : 0));
    let b = this.#i.responded(i, p, Fe(r.get("retry-after")));
    if (b !== 0)
      throw this.#u.stop(), b === 4 ? await ce(e, "status", `HTTP ${i}`) : await ce(e, "content-type", `HTTP ${i}: the response has a MIME type ("${f ?? ""}") that is not "text/event-stream"`);
    if (!n?.getReader) throw this.#f("unsupported", ze);
  }
  /** Delivers the messages of a chunk, in a frame of its own that ends with them: what waits for the next chunk keeps none. */
  async #k(e, t) {
    let i = this.#i;
    for (let r of i.read(e)) {
      let n = this.lastEventId;
      if (r.length > 1 && A.begin(), this.#T(r)) {
        for (; A.left < 1; ) await this.#m(A.i());
        for (let f of this.r) f.p(r);
        A.left--;
      } else
        for (let f of r) {
          for (; A.left < 1; ) await this.#m(A.i());
          if (this.e) return;
          this.#O(f), A.left--, await void 0;
        }
      if (this.e) return;
      this.lastEventId = i.lastEventId, this.lastEventId !== n && this.#I(), A.left < 1 && A.i();
      for (let f of this.r) {
        if (await this.#m(f.S()), this.e) return;
        t.throwIfAborted();
      }
    }
  }
  /**
   * Loops alone need no Event. Otherwise one is made even for a type that nobody is known to listen to: there are ways to add
   * a listener behind our back.
   */
  #T(e) {
    let t = this.#c;
    return !this.r.length || typeof t.done == "function" ? !1 : e.every((i) => !t.d(i) && !this.listeners.of(i.type));
  }
  /** Hands one message to all who listen, and ends the stream if it is the last. */
  #O(e) {
    if (this.lastEventId = e.lastEventId, this.#c.d(e)) {
      this.t("complete");
      return;
    }
    for (let n of this.r) n.p([e]);
    let t = this.listeners.of(e.type);
    !t && !this.r.length && (this.E = !0);
    let i;
    if (t?.u && !this.#s ? i = F.v(t.u, e, this.#l) : (i = he(e, this.#l), this.#e.dispatchEvent(i)), this.e) return;
    let r = this.#c.judge(i, this.#a);
    r === !0 ? this.t("complete") : r && this.t("failed", r);
  }
  /** Reading waits for a slow loop, or for the page's turn; the server is not to blame for that silence. */
  async #m(e) {
    e && (this.#u.stop(), await e, this.e || this.#v("body"));
  }
  #I() {
    try {
      this.o?.();
    } catch (e) {
      j(e);
    }
  }
  /** Asks the server to stop, if the page wants that and anything has been sent. */
  async #A() {
    if (this.#d)
      try {
        let e = await this.#o.cancel(this.#i?.lastEventId ?? "");
        e && await (this.#n.fetch ?? fetch)(e.url, { ...e.init, signal: null, keepalive: !0 });
      } catch {
      }
  }
  /**
   * Waits until the next request is due, or the stream has ended. What has a strategy tries at once when the page or the network is
   * back, unless it is the server that wants to be left alone for a while.
   */
  async #R(e, { reason: t }) {
    if (this.e) return;
    let i;
    await new Promise((r) => {
      this.#h = r, i = setTimeout(r, e), this.#o.b && t !== "status" && K.add(r);
    }), clearTimeout(i), K.delete(this.#h);
  }
  /** Starts the core, if it is there, and what else can wait until a request is under way. */
  #p() {
    if (this.e || this.#i) return;
    F.l();
    let { h: e, lastEventId: t } = this.#o;
    try {
      $() || (this.#i = new H(e, this, t));
    } catch (i) {
      console.error(i), this.t("failed", i);
    }
  }
  /** From now on there should be a response, or more of its body: a silence is told of, a longer one ends the connection. */
  #v(e) {
    let { stallTimeout: t, connectTimeout: i, idleTimeout: r } = this.#n, n = e === "response" ? i : r, f = () => this.#d.abort(this.#f("timeout", `Timeout: nothing has come for ${n} ms`)), h = () => {
      this.#e.dispatchEvent(Object.assign(new Event("stalled"), { phase: e }));
    }, p = (...b) => this.#i.watch(...b);
    this.#u.start(p, { limit: t, ring: h }, { limit: n, ring: f });
  }
  #f(e, t, i) {
    return new w(e, t, i, this.#a);
  }
  #E(e, t) {
    let { reason: i, message: r, status: n, response: f } = e, h = new Event("error");
    Object.assign(h, { reason: i, message: r, status: n, code: n, response: f, error: e, reconnecting: t !== void 0, delay: t }), this.#e.dispatchEvent(h);
  }
};

// js/src/queue.ts
var Pt = 64, Z = class {
  #r = [];
  #t = [];
  #e = 0;
  // of them
  #n;
  #s;
  p(e) {
    for (this.#t = this.#t.slice(this.#e).concat(e), this.#e = 0; this.#r.length && (this.#s || this.#t.length); ) this.#r.shift()(this.#o());
  }
  /** Nothing if there is room; else a promise of an empty queue. */
  S() {
    return this.#t.length - this.#e < Pt ? void 0 : new Promise((e) => this.#n = e);
  }
  /** The next message. A loop that finds one at hand whenever it comes gives the page its turn now and then. */
  next() {
    let e = this.#t.length && --A.left < 1 ? A.i() : void 0, t = this.#o();
    return e ? e.then(() => t) : t;
  }
  #o() {
    let e = this.#t, t = e[this.#e];
    if (t)
      return ++this.#e === e.length && (e.length = this.#e = 0, this.#n?.()), Promise.resolve({ value: t, done: !1 });
    if (!this.#s) return new Promise((i) => this.#r.push(i));
    if ("error" in this.#s) {
      let { error: i } = this.#s;
      return this.#s = {}, Promise.reject(i);
    }
    return Promise.resolve({ value: t, done: !0 });
  }
  /** No more messages: the loop ends behind those it has, with the error if there is one. */
  end(e) {
    this.#s = e, this.p([]);
  }
  /** The loop has been left. */
  return() {
    return this.#t = [], this.#n?.(), this.end({}), this.next();
  }
};

// js/src/webidl.ts
function Ge(d, e, t = []) {
  let { prototype: i } = d;
  Object.defineProperty(d, "name", { value: e, configurable: !0 }), Object.defineProperty(i, Symbol.toStringTag, { value: e, configurable: !0 });
  for (let r of Object.getOwnPropertyNames(i))
    r !== "constructor" && Object.defineProperty(i, r, { enumerable: !0 });
  return t.forEach((r, n) => {
    for (let f of [d, i]) Object.defineProperty(f, r, { value: n, enumerable: !0 });
  }), d;
}

// js/src/eventsource.ts
var be = class d extends EventTarget {
  #r;
  #t;
  #e;
  /**
   * @param url resolved against the document's base URL, or the worker's URL
   * @throws SyntaxError (DOMException) if the URL does not parse
   * @throws TypeError if a member of init is not what it should be
   */
  constructor(e, t = {}) {
    if (arguments.length === 0) throw new TypeError("no url");
    super();
    let i = `${e}`;
    if (t ??= {}, Object(t) !== t) throw new TypeError("init is no object");
    let r = {};
    for (let f in t) r[f] = t[f];
    let n = Object.keys(r).every((f) => f === "withCredentials");
    this.#t = !!r.withCredentials;
    try {
      this.#r = new URL(i, globalThis.document?.baseURI ?? globalThis.location?.href).href;
    } catch {
      throw new DOMException(`'${i}' is no URL`, "SyntaxError");
    }
    this.#e = new X(this, this.#r, r, n), this.#e.o = r.attach?.(this);
  }
  /**
   * The messages of a stream of bytes, from wherever they come. There is no reconnection: its end is an `error` event.
   * @param stream of Uint8Arrays; it is locked from now on, and cancelled by `close()`
   * @throws TypeError if it is no ReadableStream, or is locked already, or a member of init is not what it should be
   */
  static fromReadableStream(e, { done: t, maxEventSize: i, signal: r } = {}) {
    let n = ReadableStream.prototype.getReader.call(e), f = new Response(null, { headers: { "content-type": "text/event-stream" } });
    Object.defineProperty(f, "body", { value: { getReader: () => n } });
    let h = { done: t, maxEventSize: i, signal: r, fetch: async () => f, reconnect: !1 }, p = new d("about:event-stream", h);
    return p.closed.then(({ outcome: b }) => {
      b !== "complete" && n.cancel().catch(() => {
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
  set onopen(e) {
    this.#s("open", e);
  }
  get onmessage() {
    return this.#n("message");
  }
  set onmessage(e) {
    this.#s("message", e);
  }
  get onerror() {
    return this.#n("error");
  }
  set onerror(e) {
    this.#s("error", e);
  }
  /** Ends the stream: the request is cancelled, and nothing is dispatched any more. */
  close() {
    this.#e.t("closed");
  }
  addEventListener(e, t) {
    super.addEventListener(...arguments);
    let i = typeof t == "function" && arguments.length === 2 && le(super.addEventListener);
    this.#e.listeners.changed(String(e), i ? t : void 0);
  }
  removeEventListener(e, t) {
    super.removeEventListener(...arguments);
    let { listeners: i } = this.#e;
    i.of(String(e)) && i.changed(String(e));
  }
  /**
   * Every message of any type, in order. A loop that lags behind slows the network down; leaving it closes the stream. After
   * `close()` it ends behind what had come. It throws if the stream fails, or ends before `done` has matched, an
   * EventSourceError; if `signal` has ended it, the signal's reason; and if it begins behind messages that nobody got, an
   * InvalidStateError (DOMException).
   */
  [Symbol.asyncIterator]() {
    let { r: e, e: t, E: i } = this.#e, r = new Z();
    return i ? r.end({ error: new DOMException("The loop began too late: it has missed messages", "InvalidStateError") }) : t ? r.end(t) : e.push(r), {
      next: () => r.next(),
      return: () => (this.close(), r.return()),
      [Symbol.asyncIterator]() {
        return this;
      }
    };
  }
  #n(e) {
    return this.#e.listeners.of(e)?.handler?.value ?? null;
  }
  /** HTML §8.1.8.1: objects are kept, functions are called, anything else is null; the first set fixes the order. */
  #s(e, t) {
    let { listeners: i } = this.#e, r = i.of(e)?.handler, n = !le(super.addEventListener);
    if (r && !n && Object(t) === t) {
      r.value = t;
      return;
    }
    r && super.removeEventListener(e, r.f);
    let f;
    if (Object(t) === t) {
      let h = {
        value: t,
        f: (p) => {
          typeof h.value == "function" && h.value.call(this, p) === !1 && p.preventDefault();
        }
      };
      f = h, super.addEventListener(e, h.f);
    }
    i.setHandler(e, f, n);
  }
};
function Mt(d) {
  let { prototype: e } = d;
  return Symbol.dispose && Object.defineProperty(e, Symbol.dispose, { value: e.close, writable: !0, configurable: !0 }), d;
}
var Ke = /* @__PURE__ */ Mt(/* @__PURE__ */ Ge(be, "EventSource", ["CONNECTING", "OPEN", "CLOSED"]));
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  EventSource,
  EventSourceError,
  EventStreamDecoder
});
//# sourceMappingURL=eventsource.nowasm.cjs.map
