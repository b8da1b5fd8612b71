/*! eventsource-wasm 0.2.0 | MIT */

// js/src/error.ts
var w = class extends Error {
  name = "EventSourceError";
  /** @param cause what was thrown, if anything was */
  constructor(r, e, i, t, n = !1) {
    super(e, { cause: i }), this.reason = r, this.response = t, this.truncated = n, this.status = t?.status;
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
var te, L, D;
L[43] = 62, L[47] = 63;
function rt(d, r, e) {
  for (var i, t, n = 0, f = r, h = e.length, p = r + (h * 3 >> 2) - (e[h - 2] == "=") - (e[h - 1] == "="); n < h; n += 4) i = L[e.charCodeAt(n + 1)], t = L[e.charCodeAt(n + 2)], d[f++] = L[e.charCodeAt(n)] << 2 | i >> 4, f < p && (d[f++] = i << 4 | t >> 2), f < p && (d[f++] = t << 6 | L[e.charCodeAt(n + 3)]);
  return d;
}
function nt(d) {
  rt(te, 65538, "BAkLEBATZGF0YWV2ZW50aWRyZXRyee+7vw==");
}
function st() {
  throw new Error("abort");
}
function ot(d) {
  var r = new ArrayBuffer(196608), e = new Int8Array(r), i = new Int16Array(r), t = new Int32Array(r), n = new Uint8Array(r), f = new Uint16Array(r), h = new Uint32Array(r), p = new Float32Array(r), b = new Float64Array(r), v = Math.imul, O = Math.fround, T = Math.abs, S = Math.clz32, I = Math.min, k = Math.max, P = Math.floor, be = Math.ceil, Z = Math.trunc, ee = Math.sqrt, N = 65536;
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
      if (a = 0, e[c + 2 | 0] = 0, o = o & 255, !(o >>> 0 >= u >>> 0 & s >>> 0 >= o >>> 0)) {
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
  function ge(s, c) {
    var o = 0, a = 0, u = 0, l = 0, m = 0, E = 0, y = 0, x = 0, C = 0, U = 0, z = 0, Te = 0, Oe = 0;
    for (l = t[c + 28 >> 2], x = t[c + 24 >> 2], o = x, n[s + 20 | 0] && (ke(s, c), o = t[c + 24 >> 2]), y = x - l | 0, C = t[c >> 2], U = C + 8 | 0, z = t[c + 4 >> 2]; ; ) {
      e: {
        if (l = o, (z | 0) <= (o | 0)) break e;
        if (o = o + 16 | 0, (z | 0) >= (o | 0) && (E = l + U | 0, m = n[E | 0] | n[E + 1 | 0] << 8 | (n[E + 2 | 0] << 16 | n[E + 3 | 0] << 24), u = l + C | 0, a = n[u | 0] | n[u + 1 | 0] << 8 | (n[u + 2 | 0] << 16 | n[u + 3 | 0] << 24), Te = (m - 235802126 | a - 235802126 | a | m) & -2139062144, u = n[u + 4 | 0] | n[u + 5 | 0] << 8 | (n[u + 6 | 0] << 16 | n[u + 7 | 0] << 24), Oe = u - ((a >>> 0 < 235802126) + 235802126 | 0) | 0, a = n[E + 4 | 0] | n[E + 5 | 0] << 8 | (n[E + 6 | 0] << 16 | n[E + 7 | 0] << 24), !(Te | (Oe | a - ((m >>> 0 < 235802126) + 235802126 | 0) | u | a) & -2139062144))) continue;
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
          t[c + 24 >> 2] = l, ke(s, c), o = t[c + 24 >> 2];
          continue;
        }
        !o & n[s + 24 | 0] == 3 && (e[s + 28 | 0] = 1), o = l + 1 | 0;
        continue;
      }
      break;
    }
    t[c + 24 >> 2] = l, U = t[c + 4 >> 2], a = n[s + 24 | 0];
    e: if ((a | 0) == 4) {
      for (o = l - x | 0, y = (o | 0) > 0 ? o : 0, m = t[c >> 2] + x | 0; ; ) {
        if (y) {
          u = n[m | 0], e[s + 27 | 0] = 1, a = t[s + 16 >> 2], t[s + 16 >> 2] = a >>> 0 >= 214748364 ? 2147483647 : v(a, 10) + (u - 48 & 255) | 0, e[s + 28 | 0] = (n[s + 28 | 0] | (u - 58 & 255) >>> 0 < 246) & 1, m = m + 1 | 0, y = y - 1 | 0, o = o - 1 | 0;
          continue;
        }
        break;
      }
      if (n[s + 28 | 0] | (!n[s + 27 | 0] | (l | 0) >= (U | 0))) break e;
      e[s + 8 | 0] = 1, t[s + 4 >> 2] = t[s + 16 >> 2];
    } else {
      if (o = (l | 0) >= (U | 0), o & (y | 0) >= (l - t[c + 28 >> 2] | 0)) break e;
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
      if (Se(s, c), ye(s, c), n[s + 23 | 0] == 5 || (e[s + 23 | 0] = 1, o = t[c + 24 >> 2], (o | 0) >= t[c + 4 >> 2])) break e;
      t: switch (n[o + t[c >> 2] | 0] - 10 | 0) {
        case 0:
        case 3:
          break t;
        default:
          break e;
      }
      we(s, c);
    }
  }
  function ye(s, c) {
    var o = 0, a = 0, u = 0, l = 0;
    if (a = t[c + 24 >> 2], u = t[c >> 2], l = n[a + u | 0], o = a + 1 | 0, t[c + 24 >> 2] = o, (l | 0) == 13) e: {
      if (t[c + 4 >> 2] == (o | 0)) {
        e[s + 29 | 0] = 1, o = t[c + 24 >> 2];
        break e;
      }
      if (n[o + u | 0] != 10) break e;
      o = a + 2 | 0, t[c + 24 >> 2] = o;
    }
    t[c + 40 >> 2] = o;
  }
  function we(s, c) {
    var o = 0, a = 0;
    ye(s, c), o = n[s + 26 | 0], !o | o & 1 ? o && (a = t[c + 32 >> 2], o = t[c + 12 >> 2] + (a << 3) | 0, t[c + 36 >> 2] >= (a | 0) ? (t[o >> 2] = 37, t[o + 4 >> 2] = 0, t[c + 32 >> 2] = t[c + 32 >> 2] + 1) : (o = o - 8 | 0, t[o >> 2] = t[o >> 2] | 32)) : (o = t[c + 12 >> 2] + (t[c + 32 >> 2] << 3) | 0, t[o >> 2] = 5, t[o + 4 >> 2] = 0, t[c + 32 >> 2] = t[c + 32 >> 2] + 1), o = 1, o = n[s + 9 | 0] ? o : e[s + 26 | 0] & 1, e[s + 26 | 0] = 0, e[s + 9 | 0] = o, t[s + 12 >> 2] = 0, t[c + 36 >> 2] = t[c + 32 >> 2];
  }
  function Se(s, c) {
    var o = 0, a = 0;
    e: if (o = t[c + 40 >> 2], a = t[c + 24 >> 2], t[c + 40 >> 2] = a, n[s + 23 | 0] != 5) {
      if (n[s + 24 | 0] == 5 || (o = t[s + 12 >> 2] + (a - o | 0) | 0, t[s + 12 >> 2] = o, a = t[s >> 2], o >>> 0 <= (a || 16777216) >>> 0)) break e;
      o = t[c + 12 >> 2] + (t[c + 32 >> 2] << 3) | 0, t[o >> 2] = 6, t[o + 4 >> 2] = 0, t[c + 32 >> 2] = t[c + 32 >> 2] + 1, e[s + 23 | 0] = 5;
    }
  }
  function ke(s, c) {
    var o = 0, a = 0, u = 0, l = 0, m = 0, E = 0, y = 0, x = 0;
    for (u = N - 16 | 0, N = u, l = c + 28 | 0, m = s + 20 | 0, s = c + 24 | 0, E = t[c + 4 >> 2], x = t[c >> 2]; ; ) {
      e: {
        if (a = t[s >> 2], (a | 0) >= (E | 0)) break e;
        o = a + x | 0, c = e[o | 0];
        t: {
          if (!n[m | 0]) r: {
            if ((c | 0) >= 0) break e;
            if ((c | 0) == -19 | (a + 2 | 0) >= (E | 0) | (c + 31 & 255) >>> 0 > 14 || (y = n[o + 2 | 0], o = n[o + 1 | 0], (y & o) << 24 >> 24 >= 0 | (o | y) & 64)) break r;
            t[s >> 2] = a + 3, a = 2, c = l;
            break t;
          }
          if (R(u + 8 | 0, m, c), o = n[u + 12 | 0], t[l >> 2] = t[l >> 2] + t[u + 8 >> 2], a = 1, c = s, !o) continue;
        }
        t[c >> 2] = t[c >> 2] + a;
        continue;
      }
      break;
    }
    N = u + 16 | 0;
  }
  function Ge() {
    return 65568;
  }
  function Ke(s, c, o, a) {
    s = +s, c = +c, o = +o, a = +a;
    var u = 0;
    return c = s + c, u = c - a, u > 0 ? s = I(s, u) : s = c >= o && a - o > 1e3 ? 1e3 : 0, +s;
  }
  function Ye(s) {
    return s = s | 0, n[g(s) + 48 | 0];
  }
  function Ve(s) {
    return s = s | 0, s = g(s), n[s + 8 | 0] ? (s = t[s + 4 >> 2], s = (s | 0) < 0 ? 3e3 : s) : s = 3e3, s | 0;
  }
  function Je(s, c, o, a) {
    s = s | 0, c = c | 0, o = o | 0, a = +a;
    var u = 0, l = 0;
    u = g(s), b[u + 56 >> 3] = a, s = c & 65535, e[u + 65 | 0] = (s | 0) == 204, e[u + 64 | 0] = o >>> 1 & 1;
    e: {
      t: {
        r: {
          n: if (o & 4) l = (o & 8) >>> 3 | 0;
          else {
            if (l = 0, n[u + 32 | 0] < 2) break n;
            if ((s | 0) == 429) {
              e[u + 66 | 0] = 1;
              break r;
            }
            l = (c - 502 & 65535) >>> 0 < 3;
          }
          if (s = l, e[u + 66 | 0] = s, (c & 65535) == 200) break t;
        }
        if (s = 4, o & 2 | (c - 300 & 65535) >>> 0 < 65436 | (c & 65534) == 204) break e;
      }
      if (s = 5, !(o & 1)) break e;
      e[u + 48 | 0] = 1, s = 0;
    }
    return s | 0;
  }
  function Qe(s) {
    s = s | 0, e[g(s) + 72 | 0] = 0;
  }
  function Xe(s, c, o, a, u) {
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
      for (m = 80, y = l + 180256 | 0, y + 80 >>> 0 > tt() << 16 >>> 0 && st(); ; ) {
        if (m) {
          m = m - 1 | 0, e[y + m | 0] = 0;
          continue;
        }
        break;
      }
      return t[l + 180300 >> 2] = a, t[l + 180296 >> 2] = o, t[l + 180292 >> 2] = c, e[l + 180290 | 0] = s >>> 4 & 1, e[l + 180289 | 0] = s >>> 3 & 1, e[l + 180288 | 0] = s & 231, t[y >> 2] = u, e[l + 180328 | 0] = 1, E | 0;
    }
    return 0;
  }
  function Ze(s, c) {
    s = s | 0, c = c | 0;
    var o = 0, a = 0, u = 0, l = 0, m = 0, E = 0, y = 0;
    if (o = N + -64 | 0, N = o, m = c >>> 0 >= 65536 ? 65536 : c, a = g(s), n[a + 23 | 0] != 5) {
      t[o + 60 >> 2] = 0, t[o + 52 >> 2] = 0, t[o + 56 >> 2] = 0, t[o + 44 >> 2] = 0, t[o + 48 >> 2] = 0, t[o + 36 >> 2] = 1024, t[o + 40 >> 2] = 1024, t[o + 32 >> 2] = 131104, t[o + 28 >> 2] = 65536, t[o + 24 >> 2] = m, t[o + 20 >> 2] = 65568;
      e: if (n[a + 29 | 0]) {
        if (s = 0, !c || (e[a + 29 | 0] = 0, s = 0, n[65568] != 10)) break e;
        t[o + 60 >> 2] = 1, t[o + 44 >> 2] = 1, s = 1;
      } else s = 0;
      for (u = s, y = a + 20 | 0; ; ) {
        e: {
          if ((t[o + 52 >> 2] + 2 | 0) > 1024 | (u | 0) >= (m | 0)) break e;
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
                  ge(a, o + 20 | 0);
                  break t;
                }
                n[t[o + 20 >> 2] + u | 0] == 32 && (t[o + 44 >> 2] = u + 1), e[a + 23 | 0] = 4;
                break t;
              }
              s = n[t[o + 20 >> 2] + u | 0], e[a + 23 | 0] = 4;
              n: {
                if (l = n[a + 25 | 0], c = n[a + 24 | 0], (l | 0) == n[(c + 1 & 255) + 65536 | 0]) {
                  if ((c | 0) == 6) {
                    t[a + 12 >> 2] = 0, e[a + 23 | 0] = 1, t[o + 60 >> 2] = u;
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
                  e[a + 23 | 0] = 3, t[o + 44 >> 2] = u + 1;
                } else {
                  if ((s | 0) != n[l + 65544 | 0]) break n;
                  R(o + 8 | 0, y, s), s = t[o + 8 >> 2], e[a + 23 | 0] = 2, e[a + 25 | 0] = n[a + 25 | 0] + 1, t[o + 44 >> 2] = u + 1, t[o + 48 >> 2] = s + t[o + 48 >> 2];
                }
                break t;
              }
              e[a + 24 | 0] = 0;
              break t;
            }
            if (c = t[o + 20 >> 2], l = u + 5 | 0, (l | 0) < t[o + 24 >> 2] && (s = c + u | 0, !(n[s + 4 | 0] != 58 | (n[s | 0] | n[s + 1 | 0] << 8 | (n[s + 2 | 0] << 16 | n[s + 3 | 0] << 24)) != 1635017060))) {
              e[a + 27 | 0] = 0, e[a + 28 | 0] = 0, e[a + 25 | 0] = 0, e[a + 23 | 0] = 3, e[a + 24 | 0] = 1, t[a + 16 >> 2] = 0, t[o + 44 >> 2] = l, n[c + l | 0] == 32 && (t[o + 44 >> 2] = u + 6), e[a + 23 | 0] = 4, ge(a, o + 20 | 0);
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
                    e[a + 23 | 0] = 1, we(a, o + 20 | 0);
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
          u = t[o + 44 >> 2];
          continue;
        }
        break;
      }
      Se(a, o + 20 | 0), m = n[a + 23 | 0] == 5 ? m : t[o + 44 >> 2], u = t[o + 52 >> 2];
    }
    return N = o - -64 | 0, m << 12 | u;
  }
  function et(s, c, o) {
    s = s | 0, c = c | 0, o = +o;
    var a = 0, u = 0, l = 0, m = 0, E = 0, y = 0, x = 0, C = 0, U = 0;
    a = g(s), n[a + 9 | 0] && (t[a + 52 >> 2] = 0), s = 1, c & 64 || (!(c & 32) | n[a + 23 | 0] != 1 ? s = 0 : s = e[a + 26 | 0] & 1), m = n[a + 8 | 0], t[a + 8 >> 2] = 0, t[a + 12 >> 2] = 0, t[a + 16 >> 2] = 0, t[a + 20 >> 2] = 0, t[a + 24 >> 2] = 0, t[a + 28 >> 2] = 0, e[a + 8 | 0] = m, y = c & 16, c = c & 143, u = !c & s;
    e: if (n[a + 65 | 0]) {
      if (s = 1, n[a + 64 | 0]) break e;
      s = n[a + 32 | 0] == 2 & (y | 0) != 0;
    } else s = 0;
    e: {
      if (u | s & (c | 0) == 4) e[a + 48 | 0] = 2, s = 1;
      else t: {
        if (u = n[a + 32 | 0], u) r: {
          if (s = t[a + 36 >> 2], s >>> 0 <= h[a + 52 >> 2] && s) break r;
          U = t[a + 4 >> 2];
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
            e[a + 48 | 0] = 2;
            break t;
          }
          s = t[a + 44 >> 2], x = +(s >>> 0), C = s ? x : 2147483647, E = +h[a + 40 >> 2], m = m ? U : -1, l = I(C, k(E, +(((m | 0) < 0 ? 3e3 : m) >>> 0))), E = (u | 0) == 1 ? l : E, u = t[a + 52 >> 2], o = E + (k(l, I(l * +(1 << (u >>> 0 >= 31 ? 31 : u) >>> 0), s ? x : 3e4)) - E) * o, (c | 0) == 4 && (l = b[a + 56 >> 3], l > o && (o = I(l, C))), s = 0, e[a + 48 | 0] = 0, t[a + 52 >> 2] = u + 1;
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
  te = n, nt(d);
  function tt() {
    return r.byteLength >> 16;
  }
  return { memory: Object.create(Object.prototype, { grow: {}, buffer: { get: function() {
    return r;
  } } }), window: Ge, open: Xe, release: Qe, feed: Ze, responded: Je, ended: et, watch: Ke, state: Ye, retryTime: Ve };
}
var re = () => ot();

// js/src/translated.ts
var $ = () => {
};

// js/src/core.ts
var ct = {
  1: "complete",
  2: "eof",
  3: "incomplete",
  4: "failed"
}, ne = class {
  exports = re();
  input;
  table;
  /** Those that have streams, to be told if the core fails. */
  a = /* @__PURE__ */ new Set();
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
      for (let t of this.a) t.t("failed", this.n);
      throw this.n;
    }
  }
}, se = /* @__PURE__ */ new Set(), dt = { stream: !0 }, H = class {
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
  constructor(r, e, i = "") {
    if (this.#r = e, this.lastEventId = i, ![...se].some((t) => this.#c(t, r))) {
      let t = new ne();
      se.add(t), this.#c(t, r);
    }
    e && this.#t.a.add(e), this.#l();
  }
  /** Takes a handle of an instance, unless all are in use. */
  #c(r, { strategy: e, maxAttempts: i, minDelay: t, maxDelay: n, maxEventSize: f }) {
    return this.#t = r, this.#e = r.exports.open(e, i, t, n, f), this.#e > 0;
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
      let b = this.#s.decode(f, dt), v = [], O = this.#o, T = 0;
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
  ended(r, { done: e, c: i }) {
    let t = (this.#o === e ? 32 : 0) | (i ? 64 : 0) | (this.lastEventId ? 16 : 0);
    this.#l();
    let n = this.#t.exports.ended(this.#e, r | t, Math.random());
    return n < 0 ? ct[-n] : n;
  }
  /** Ends it, once; the attributes stay as they are. */
  release() {
    let { exports: r, a: e } = this.#t;
    this.#r && e.delete(this.#r), this.#n = r.retryTime(this.#e), r.release(this.#e), this.#e = 0;
  }
  /** Prepares for a connection's body; what an earlier one left unfinished is forgotten. */
  #l() {
    this.#s = new TextDecoder("utf-8", { ignoreBOM: !0 }), this.#o = this.#i = "", this.#a = this.lastEventId;
  }
};

// js/src/init.ts
function B(d, r) {
  let e = Number(r ?? 0);
  if (!(e >= 0)) throw new TypeError(`${d}: ${r} is no delay or size`);
  return Math.min(e, 2147483647);
}
function M(d, r, ...e) {
  if (r !== void 0 && !e.includes(typeof r)) throw new TypeError(`${d} is no ${e.join(" and no ")}`);
}

// js/src/judge.ts
var q = class {
  constructor(r) {
    this.done = r;
  }
  done;
  /** `done` has said that a clean end completes the stream. */
  c = !1;
  /** Whether it is the last message, which is no content: nobody gets it. */
  d({ data: r }) {
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
      j(t);
    }
    return i instanceof Error ? new w("done", `The stream tells of an error: ${i.message}`, i, e) : (i !== void 0 && (this.c = i === "eof"), !!i && !this.c);
  }
  /** The error of a stream that has ended before it was complete. */
  incomplete(r) {
    return new w("eof", "Incomplete stream: it ended before done matched", void 0, r);
  }
};

// js/src/decoder.ts
var ht = /* @__PURE__ */ new FinalizationRegistry((d) => d.release()), ie = class {
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
    M("done", r, "string", "function");
    let t = { strategy: r === void 0 ? 0 : 8, maxEventSize: B("maxEventSize", e) }, n, f = new q(r), h, p, b, v = !1, O = 1048576, T, S = (g) => {
      v || (v = !0, n?.release(), i?.removeEventListener("abort", k), b?.(), g());
    }, I = (g) => {
      S(() => h.error(g)), p.error(g);
    }, k = () => I(i.reason), P = () => {
      T = setTimeout(() => p.error(), 5e3), S(() => h.close());
    }, be = (g) => {
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
    let Z = {
      start(g) {
        return p = g, N?.then(ee, I);
      },
      write(g) {
        if (v) {
          O -= g.length, O < 0 && p.error();
          return;
        }
        try {
          for (let R of n.read(g))
            if (R.forEach(be), v) return;
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
    }, ee = () => {
      v || (n = new H(t), ht.register(Z, n));
    }, N = $();
    N || ee(), this.writable = new WritableStream(Z), i?.aborted ? k() : i?.addEventListener("abort", k);
  }
};

// js/src/body.ts
async function Me(d, r, e, i) {
  let t = !1, n = () => {
    t = !0, d.cancel().catch(() => {
    });
  }, f = setTimeout(n, e);
  try {
    for (let h = 0; h < r; ) {
      let { done: p, value: b } = await d.read();
      if (p) return !t;
      i(b), h += b.length;
    }
  } catch {
  } finally {
    clearTimeout(f);
  }
  return n(), !1;
}
async function Le(d, r) {
  await Me(d, 1048576, 5e3, () => {
  }), r.abort();
}
var Pe = 200;
async function ae(d, r, e) {
  if (!d.body?.getReader) return new w(r, e, void 0, d);
  let i = new Uint8Array(65536), t = 0, n = await Me(d.body.getReader(), 65537, 2e3, (b) => {
    let v = b.subarray(0, 65536 - t);
    i.set(v, t), t += v.length;
  }), f = i.slice(0, t), h = new TextDecoder().decode(f), p = h ? `${e}: ${h.slice(0, Pe)}${h.length > Pe ? "\u2026" : ""}` : e;
  return new w(r, p, void 0, mt(f, d), !n);
}
function mt(d, r) {
  let { url: e, redirected: i, type: t } = r, n = new Response(d.length ? d : null, r);
  for (let [f, h] of Object.entries({ url: e, redirected: i, type: t })) Object.defineProperty(n, f, { value: h });
  return n;
}

// js/src/leaving.ts
var Ne = !1, de, ue = () => {
}, De, G = /* @__PURE__ */ new Set();
function ce() {
  for (let d of G) d();
}
function Ce() {
  clearTimeout(De), de ??= new Promise((d) => {
    ue = () => {
      de = void 0, d();
    };
  });
}
function Ue() {
  if (Ne) return;
  Ne = !0, globalThis.addEventListener?.("online", ce);
  let { document: d } = globalThis;
  d && (d.addEventListener("resume", ce), addEventListener("beforeunload", () => {
    Ce(), De = setTimeout(() => ue(), 5e3);
  }), addEventListener("pagehide", Ce), addEventListener("pageshow", () => {
    ue(), ce();
  }));
}
function je() {
  return de;
}

// js/src/listeners.ts
var K = class {
  #r = /* @__PURE__ */ new Map();
  of(r) {
    return this.#r.get(r);
  }
  /** @param isWrapped its calls go through somebody else's code */
  setHandler(r, e, i) {
    let t = this.of(r)?.m ?? !1;
    this.#r.set(r, { handler: e, m: t, u: t || i ? void 0 : e?.f });
  }
  /**
   * A listener has been added, or removed.
   * @param plain if it is a function that was added without options, and that nothing wraps
   */
  changed(r, e) {
    let i = this.of(r);
    this.#r.set(r, { handler: i?.handler, m: !0, u: i ? void 0 : e });
  }
};
function fe(d) {
  let r = Function.prototype.toString.call(d);
  return (/^function addEventListener\(\) \{\s*\[native code\]/.test(r) || !globalThis.document && r.startsWith("addEventListener(")) && Reflect.ownKeys(d).length === 2;
}

// js/src/message.ts
function le({ type: d, data: r, lastEventId: e }, { origin: i }) {
  return new MessageEvent(d, { data: r, origin: i, lastEventId: e });
}
var F = class d {
  isTrusted = !1;
  // an event's own property
  #r;
  #t;
  #e = !0;
  #n;
  constructor(r, e) {
    this.#r = r, this.#t = e;
  }
  /** Calls a listener without a dispatch. Gives what it has been called with. */
  static v(r, e, i) {
    let t = new d(e, i), n = t;
    try {
      r.call(i.source, n);
    } catch (f) {
      j(f);
    }
    return t.#e = !1, n;
  }
  /**
   * Puts the class into the place of MessageEvent, once: what it does not answer itself, an event of the platform's answers for it.
   * That takes some milliseconds of a cold page.
   */
  static l() {
    let { prototype: r } = d;
    if (!(r instanceof MessageEvent)) {
      Object.setPrototypeOf(r, MessageEvent.prototype), r.constructor = MessageEvent;
      for (let e of [new MessageEvent(""), MessageEvent.prototype, Event.prototype])
        for (let [i, t] of Object.entries(Object.getOwnPropertyDescriptors(e))) {
          for (let n of ["get", "set", "value"]) {
            let f = t[n];
            typeof f == "function" && (t[n] = function(...h) {
              return f.apply(this.#n ??= le(this.#r, this.#t), h);
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
function Be(d, r) {
  return typeof d == "function" ? d(r) : d;
}
var qe = (d, ...r) => r.includes(Object.prototype.toString.call(d).slice(8, -1)), W = (d) => qe(d, "ReadableStream");
function me(d) {
  let r = qe(d, "Blob", "File", "FormData", "URLSearchParams", "ArrayBuffer", "SharedArrayBuffer") || W(d);
  return Object(d) !== d || r || ArrayBuffer.isView(d) ? { s: d } : { s: JSON.stringify(d), type: "application/json" };
}
var V = ({ method: d = "GET" }) => String(d).toUpperCase() === "GET", Y = class {
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
  constructor(r, e) {
    let { headers: i, body: t, done: n, lastEventId: f } = e, h = Object(e.reconnect), { request: p, statuses: b } = h, v = Et(e);
    if ((v === 3 || v === 4) && W(t)) throw new TypeError("body: a stream is sent once");
    M("done", n, "string", "function"), M("fetch", e.fetch ?? globalThis.fetch ?? null, "function"), M("request", p, "function"), M("cancel", h.cancel, "boolean", "function"), M("attach", e.attach, "function"), M("lastEventId", f, "string"), M("lastEventIdParameter", e.lastEventIdParameter, "string"), Array.isArray(b) || M("statuses", b, "function"), this.#r = v, this.h = { strategy: v | (n === void 0 ? 0 : 8) | (p ? 16 : 0) };
    let T = { ...h, maxEventSize: e.maxEventSize };
    for (let S of ["maxAttempts", "minDelay", "maxDelay", "maxEventSize"]) this.h[S] = B(S, T[S]);
    this.lastEventId = f ?? "", this.#t = r, this.#e = e, this.#n = h, this.#s = typeof i == "function" ? i : new Headers(i), this.#o = typeof t == "function" ? t : me(t), this.#d(typeof this.#o == "function" ? {} : this.#o);
  }
  /**
   * The request of an attempt, 0 for the first.
   * @throws EventSourceError `request`: what code of the page's threw, or gave that is none
   */
  async l(r, e) {
    try {
      if (this.#r === 2 && r) {
        let n = await this.#n.request?.({ attempt: r, lastEventId: e, url: this.#t });
        return await this.#a(n, "GET", r, e);
      }
      let i = await Be(this.#s, r), t = typeof this.#o == "function" ? me(await this.#o(r)) : this.#o;
      return W(t.s) && this.#d(t), this.#c(this.#t, this.#e, i, t, e);
    } catch (i) {
      throw new w("request", `Request failed: ${_(i)}`, i);
    }
  }
  /** The request that asks the server to stop its work, if there is to be one. */
  async cancel(r) {
    let { cancel: e } = this.#n;
    if (!e || e === !0 && !r) return;
    let i = e === !0 ? void 0 : await e({ lastEventId: r, url: this.#t });
    return this.#a(i, "DELETE", 0, r);
  }
  /** There is a strategy, by name. */
  get b() {
    return this.#r !== 1;
  }
  /** Tells that the response came from this URL. A plain GET stays there; another would take what the page adds along. */
  o(r) {
    let { headers: e, fetch: i } = this.#e;
    this.#r === 1 && !e && !i && (this.#t = r);
  }
  /** Whether the page names a status as worth another try; undefined: it names none. What its function throws is reported. */
  g(r) {
    let { statuses: e } = this.#n;
    try {
      return typeof e == "function" ? !!e(r) : e?.includes(r);
    } catch (i) {
      j(i);
      return;
    }
  }
  /**
   * The platform's own checks of method, modes, body and the rest, before anything is sent.
   * @throws TypeError
   */
  #d({ s: r }) {
    let e = W(r) ? new ReadableStream() : r, i = new Request("data:,", this.#c("data:,", { ...this.#e, signal: null }, [], { s: e }, this.lastEventId).init);
    if (W(e) && i.headers.has("content-type")) throw new TypeError("body: this browser sends no streams");
  }
  /** A request that asks for something else than the first: what the page gives of it, and for the rest the source's own. */
  async #a(r, e, i, t) {
    let n = typeof r == "string" || r instanceof URL ? { url: r } : r ?? {}, f = new Headers(n.headers ?? await Be(this.#s, i));
    n.headers || f.delete("content-type");
    let h = { ...this.#e, method: n.method ?? e };
    return this.#c(new URL(n.url ?? this.#t, this.#t).href, h, f, me(n.body), t);
  }
  /** Puts one request together. Members of init that are fetch's, known today or not, are taken over. */
  #c(r, e, i, { s: t, type: n }, f) {
    let h = new Headers(i), p = (v, O) => {
      h.has(v) || h.set(v, O);
    };
    p("accept", "text/event-stream"), n && p("content-type", n), this.#r === 4 && p("idempotency-key", this.#i ??= crypto.getRandomValues(new Uint32Array(4)).join("-"));
    let b = r;
    if (f && e.lastEventIdParameter !== void 0) {
      let v = new URL(r);
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
        body: t,
        duplex: "half"
      }
    };
  }
};
function Et(d) {
  let { reconnect: r } = d, { strategy: e } = Object(r);
  if (e !== void 0 && Object.hasOwn(he, e)) return he[e];
  if (e === void 0 && V(d)) return r === !1 ? 0 : 1;
  if (!r) return 0;
  if (r === !0) return 4;
  throw new TypeError(`reconnect needs a strategy: ${Object.keys(he).join(", ")}`);
}

// js/src/response.ts
var bt = /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+$/;
function _e(d) {
  return (d ?? "").replace(/"(\\.|[^"\\])*"?/g, "").split(",").map((i) => i.split(";")[0].trim().toLowerCase()).filter((i) => bt.test(i) && i !== "*/*").at(-1) === "text/event-stream";
}
function $e(d) {
  return Math.max(0, Number(d) * 1e3 || Date.parse(d ?? "") - Date.now());
}
var Fe = /^(https?:\/\/[^/@]*\/|data:|blob:)/;

// js/src/turn.ts
var ve = class {
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
    let r = performance.now();
    this.left === this.#r && r - this.#t > 2 && (this.#t = r), this.left = Math.min(this.left, 1), this.#r = 1;
  }
  /** Looks at the clock: a promise to wait for before the next message, if the turn is over. Without MessageChannel it never is. */
  i() {
    if (!this.#n) {
      let r = performance.now(), e = r - this.#t;
      if (this.#t = r, this.left = this.#r = e < 2 / 2 ? Math.min(this.#r * 2, 64) : 1, this.#e += e, this.#e < 12 || !globalThis.MessageChannel) return;
      this.#n = new Promise((i) => {
        gt(() => {
          this.#n = void 0, this.#e = 0, this.left = 1, this.#t = performance.now(), i();
        });
      });
    }
    return this.left = 0, this.#n;
  }
};
function gt(d) {
  if (globalThis.scheduler?.postTask)
    scheduler.postTask(d);
  else {
    let { port1: r, port2: e } = new MessageChannel();
    r.onmessage = () => {
      r.close(), d();
    }, e.postMessage(null);
  }
}
var A = /* @__PURE__ */ new ve();

// js/src/watch.ts
var J = class {
  /** Of what has come on this connection, if somebody has asked for alarms: the clock costs µs where it is looked at rarely. */
  arrival = null;
  #r;
  // if there are alarms
  #t = [];
  #e = 0;
  // when something last came
  /** Begins anew, with other alarms. */
  start(r, ...e) {
    this.stop(), this.#t = e.filter(({ limit: i }) => i), this.#r = this.#t[0] && r, this.#n(performance.now());
  }
  /** Something has come. */
  y() {
    if (!this.#t.length) return;
    let r = performance.now();
    this.arrival = { first: this.arrival?.first ?? r, last: r }, this.#n(r);
  }
  /** A silence. */
  #n(r) {
    this.#e = r;
    for (let e of this.#t) e.timer || this.#s(e, e.limit);
  }
  stop() {
    for (let { timer: r } of this.#t) clearTimeout(r);
    this.#t = [];
  }
  #s(r, e) {
    let i = performance.now() + e;
    r.timer = setTimeout(() => {
      r.timer = void 0;
      let t = this.#r(r.limit, this.#e, i, performance.now());
      t ? this.#s(r, t) : r.ring();
    }, e);
  }
};

// js/src/connection.ts
var We = "fetch gave no Response with a readable body", wt = {
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
  #u = new J();
  #h;
  // from the wait for the next request
  /**
   * Checks the init; the first request follows in a microtask, unless the stream has been closed by then.
   * @throws TypeError if a member of init is not what it should be
   */
  constructor(r, e, i, t) {
    this.#e = r, this.#s = t, this.#n = i;
    for (let f of ["connectTimeout", "idleTimeout", "stallTimeout"]) i[f] = B(f, i[f]);
    t && (i.maxEventSize = 1 / 0), this.#o = new Y(e, i), this.lastEventId = this.#o.lastEventId;
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
    return this.#r ??= new Promise((r) => {
      this.#t = r, this.e && r(this.e);
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
  t(r, e) {
    if (this.e) return;
    let i = { outcome: r };
    (r === "failed" || r === "incomplete" || r === "aborted") && (i.error = e), this.e = i, this.#i?.release(), this.#u.stop(), this.#h?.(), this.#n.signal?.removeEventListener("abort", this), e && r !== "aborted" && this.#E(e), r !== "complete" && this.#d?.abort(), (r === "closed" || r === "aborted") && this.#A(), this.#t?.(i);
    for (let t of this.r) t.end(i);
    this.r.length = 0;
  }
  async #b() {
    Ue();
    for (let r = 0; !this.e; r++) {
      let e = await this.#g(r);
      if (e?.reason === "network" && await je(), this.#p(), this.e || !e) break;
      this.#u.stop();
      let i = this.#i.ended(wt[e.reason], this.#c);
      if (typeof i == "number")
        this.#E(e, i), await this.#R(i, e);
      else {
        let t = i === "complete" && (e.reason === "eof" || !V(this.#n));
        this.t(i, t ? void 0 : e);
      }
    }
  }
  /** One connection, from its request to its end. Gives why it ended; nothing if the page or its data have ended the stream. */
  async #g(r) {
    let e = this.#d = new AbortController(), { signal: i } = e;
    this.#a = void 0, this.#u.arrival = null, this.#c = new q(this.#n.done);
    try {
      let t = await this.#y(r, i);
      for (; ; ) {
        let { done: n, value: f } = await t.read();
        if (i.throwIfAborted(), n) return this.#n.done === void 0 ? this.#f("eof", "The stream has ended") : this.#c.incomplete(this.#a);
        if (this.#u.y(), await this.#k(f, i), !!this.e) {
          this.e.outcome === "complete" && await Le(t, e);
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
    let i = await this.#o.l(r, this.lastEventId);
    e.throwIfAborted(), this.#v("response");
    let t = this.#w(i, e);
    this.#p();
    let n = this.#a = await t;
    e.throwIfAborted(), await this.#S(n, i), e.throwIfAborted(), this.#v("body");
    let f = n.url || i.url;
    return n.redirected && this.#o.o(f), this.#l = { source: this.#e, origin: new URL(f).origin }, this.#e.dispatchEvent(Object.assign(new Event("open"), { response: n })), e.throwIfAborted(), n.body.getReader();
  }
  async #w({ url: r, init: e }, i) {
    try {
      return await (this.#n.fetch ?? fetch)(r, { ...e, signal: i });
    } catch (t) {
      throw Fe.test(r) ? t : this.#f("url", `${r} cannot be fetched: ${_(t)}`, t);
    }
  }
  /** Goes on with a response that is a stream. @throws EventSourceError if it is a refusal, which is read for what it says */
  async #S(r, { init: e }) {
    let { status: i, headers: t, body: n } = Object(r);
    if (!t?.get) throw this.#f("unsupported", We);
    let f = t.get("content-type"), h = this.#o.g(i), p = (_e(f) ? 1 : 0) | (V(e) ? 2 : 0);
    h !== void 0 && (p |= 4 | (h ? 8 : 0));
    let b = this.#i.responded(i, p, $e(t.get("retry-after")));
    if (b !== 0)
      throw this.#u.stop(), b === 4 ? await ae(r, "status", `HTTP ${i}`) : await ae(r, "content-type", `HTTP ${i}: the response has a MIME type ("${f ?? ""}") that is not "text/event-stream"`);
    if (!n?.getReader) throw this.#f("unsupported", We);
  }
  /** Delivers the messages of a chunk, in a frame of its own that ends with them: what waits for the next chunk keeps none. */
  async #k(r, e) {
    let i = this.#i;
    for (let t of i.read(r)) {
      let n = this.lastEventId;
      if (t.length > 1 && A.begin(), this.#T(t)) {
        for (; A.left < 1; ) await this.#m(A.i());
        for (let f of this.r) f.p(t);
        A.left--;
      } else
        for (let f of t) {
          for (; A.left < 1; ) await this.#m(A.i());
          if (this.e) return;
          this.#O(f), A.left--, await void 0;
        }
      if (this.e) return;
      this.lastEventId = i.lastEventId, this.lastEventId !== n && this.#I(), A.left < 1 && A.i();
      for (let f of this.r) {
        if (await this.#m(f.S()), this.e) return;
        e.throwIfAborted();
      }
    }
  }
  /**
   * Loops alone need no Event. Otherwise one is made even for a type that nobody is known to listen to: there are ways to add
   * a listener behind our back.
   */
  #T(r) {
    let e = this.#c;
    return !this.r.length || typeof e.done == "function" ? !1 : r.every((i) => !e.d(i) && !this.listeners.of(i.type));
  }
  /** Hands one message to all who listen, and ends the stream if it is the last. */
  #O(r) {
    if (this.lastEventId = r.lastEventId, this.#c.d(r)) {
      this.t("complete");
      return;
    }
    for (let n of this.r) n.p([r]);
    let e = this.listeners.of(r.type);
    !e && !this.r.length && (this.E = !0);
    let i;
    if (e?.u && !this.#s ? i = F.v(e.u, r, this.#l) : (i = le(r, this.#l), this.#e.dispatchEvent(i)), this.e) return;
    let t = this.#c.judge(i, this.#a);
    t === !0 ? this.t("complete") : t && this.t("failed", t);
  }
  /** Reading waits for a slow loop, or for the page's turn; the server is not to blame for that silence. */
  async #m(r) {
    r && (this.#u.stop(), await r, this.e || this.#v("body"));
  }
  #I() {
    try {
      this.o?.();
    } catch (r) {
      j(r);
    }
  }
  /** Asks the server to stop, if the page wants that and anything has been sent. */
  async #A() {
    if (this.#d)
      try {
        let r = await this.#o.cancel(this.#i?.lastEventId ?? "");
        r && await (this.#n.fetch ?? fetch)(r.url, { ...r.init, signal: null, keepalive: !0 });
      } catch {
      }
  }
  /**
   * Waits until the next request is due, or the stream has ended. What has a strategy tries at once when the page or the network is
   * back, unless it is the server that wants to be left alone for a while.
   */
  async #R(r, { reason: e }) {
    if (this.e) return;
    let i;
    await new Promise((t) => {
      this.#h = t, i = setTimeout(t, r), this.#o.b && e !== "status" && G.add(t);
    }), clearTimeout(i), G.delete(this.#h);
  }
  /** Starts the core, if it is there, and what else can wait until a request is under way. */
  #p() {
    if (this.e || this.#i) return;
    F.l();
    let { h: r, lastEventId: e } = this.#o;
    try {
      $() || (this.#i = new H(r, this, e));
    } catch (i) {
      console.error(i), this.t("failed", i);
    }
  }
  /** From now on there should be a response, or more of its body: a silence is told of, a longer one ends the connection. */
  #v(r) {
    let { stallTimeout: e, connectTimeout: i, idleTimeout: t } = this.#n, n = r === "response" ? i : t, f = () => this.#d.abort(this.#f("timeout", `Timeout: nothing has come for ${n} ms`)), h = () => {
      this.#e.dispatchEvent(Object.assign(new Event("stalled"), { phase: r }));
    }, p = (...b) => this.#i.watch(...b);
    this.#u.start(p, { limit: e, ring: h }, { limit: n, ring: f });
  }
  #f(r, e, i) {
    return new w(r, e, i, this.#a);
  }
  #E(r, e) {
    let { reason: i, message: t, status: n, response: f } = r, h = new Event("error");
    Object.assign(h, { reason: i, message: t, status: n, code: n, response: f, error: r, reconnecting: e !== void 0, delay: e }), this.#e.dispatchEvent(h);
  }
};

// js/src/queue.ts
var St = 64, X = class {
  #r = [];
  #t = [];
  #e = 0;
  // of them
  #n;
  #s;
  p(r) {
    for (this.#t = this.#t.slice(this.#e).concat(r), this.#e = 0; this.#r.length && (this.#s || this.#t.length); ) this.#r.shift()(this.#o());
  }
  /** Nothing if there is room; else a promise of an empty queue. */
  S() {
    return this.#t.length - this.#e < St ? void 0 : new Promise((r) => this.#n = r);
  }
  /** The next message. A loop that finds one at hand whenever it comes gives the page its turn now and then. */
  next() {
    let r = this.#t.length && --A.left < 1 ? A.i() : void 0, e = this.#o();
    return r ? r.then(() => e) : e;
  }
  #o() {
    let r = this.#t, e = r[this.#e];
    if (e)
      return ++this.#e === r.length && (r.length = this.#e = 0, this.#n?.()), Promise.resolve({ value: e, done: !1 });
    if (!this.#s) return new Promise((i) => this.#r.push(i));
    if ("error" in this.#s) {
      let { error: i } = this.#s;
      return this.#s = {}, Promise.reject(i);
    }
    return Promise.resolve({ value: e, done: !0 });
  }
  /** No more messages: the loop ends behind those it has, with the error if there is one. */
  end(r) {
    this.#s = r, this.p([]);
  }
  /** The loop has been left. */
  return() {
    return this.#t = [], this.#n?.(), this.end({}), this.next();
  }
};

// js/src/webidl.ts
function ze(d, r, e = []) {
  let { prototype: i } = d;
  Object.defineProperty(d, "name", { value: r, configurable: !0 }), Object.defineProperty(i, Symbol.toStringTag, { value: r, configurable: !0 });
  for (let t of Object.getOwnPropertyNames(i))
    t !== "constructor" && Object.defineProperty(i, t, { enumerable: !0 });
  return e.forEach((t, n) => {
    for (let f of [d, i]) Object.defineProperty(f, t, { value: n, enumerable: !0 });
  }), d;
}

// js/src/eventsource.ts
var Ee = class d extends EventTarget {
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
    let h = { done: e, maxEventSize: i, signal: t, fetch: async () => f, reconnect: !1 }, p = new d("about:event-stream", h);
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
    let { r, e, E: i } = this.#e, t = new X();
    return i ? t.end({ error: new DOMException("The loop began too late: it has missed messages", "InvalidStateError") }) : e ? t.end(e) : r.push(t), {
      next: () => t.next(),
      return: () => (this.close(), t.return()),
      [Symbol.asyncIterator]() {
        return this;
      }
    };
  }
  #n(r) {
    return this.#e.listeners.of(r)?.handler?.value ?? null;
  }
  /** HTML §8.1.8.1: objects are kept, functions are called, anything else is null; the first set fixes the order. */
  #s(r, e) {
    let { listeners: i } = this.#e, t = i.of(r)?.handler, n = !fe(super.addEventListener);
    if (t && !n && Object(e) === e) {
      t.value = e;
      return;
    }
    t && super.removeEventListener(r, t.f);
    let f;
    if (Object(e) === e) {
      let h = {
        value: e,
        f: (p) => {
          typeof h.value == "function" && h.value.call(this, p) === !1 && p.preventDefault();
        }
      };
      f = h, super.addEventListener(r, h.f);
    }
    i.setHandler(r, f, n);
  }
};
function kt(d) {
  let { prototype: r } = d;
  return Symbol.dispose && Object.defineProperty(r, Symbol.dispose, { value: r.close, writable: !0, configurable: !0 }), d;
}
var Tt = /* @__PURE__ */ kt(/* @__PURE__ */ ze(Ee, "EventSource", ["CONNECTING", "OPEN", "CLOSED"]));
export {
  Tt as EventSource,
  w as EventSourceError,
  ie as EventStreamDecoder
};
//# sourceMappingURL=eventsource.nowasm.mjs.map
