#!/usr/bin/env bash
# Makes sure that there are browsers of the other engines for the tests: Firefox ($FIREFOX, or firefox-esr on PATH), and
# WebKitGTK's MiniBrowser with its driver and a display for it. engines.sh ENGINES: and WPE's, if it is among those.
set -euo pipefail
missing=()
if [ -n "${FIREFOX:-}" ]; then
	command -v "$FIREFOX" >/dev/null || { echo "FIREFOX=$FIREFOX is not there" >&2; exit 1; }
else
	command -v firefox-esr >/dev/null || missing+=(firefox-esr)
fi
compgen -G '/usr/lib/*/webkit2gtk-4.1/MiniBrowser' >/dev/null && command -v WebKitWebDriver >/dev/null || missing+=(webkit2gtk-driver)
command -v Xvfb >/dev/null || missing+=(xvfb)
case ",${1:-}," in
*,wpe,* | *,full,*)
	compgen -G '/usr/lib/*/wpe-webkit-1.1/MiniBrowser' >/dev/null && command -v WPEWebDriver >/dev/null || missing+=(cog wpewebkit-driver)
	;;
esac
[ ${#missing[@]} -eq 0 ] || "$(dirname "$0")/apt.sh" 'browsers of other engines for the tests' "${missing[@]}"
