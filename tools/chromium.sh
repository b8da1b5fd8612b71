#!/usr/bin/env bash
# Makes sure that there is a browser for the tests: $CHROMIUM, or one on PATH, or else Debian's is installed, and beside it its
# build without windows, in which most tests take a third of the time.
set -euo pipefail
if [ -n "${CHROMIUM:-}" ]; then
	command -v "$CHROMIUM" >/dev/null && exit
	echo "CHROMIUM=$CHROMIUM is not there" >&2
	exit 1
fi
for name in chromium chromium-browser google-chrome google-chrome-stable chrome; do
	command -v $name >/dev/null && exit
done
[ -x '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome' ] && exit
# The demo shows Chinese and emoji; without fonts for them screenshots show boxes.
"$(dirname "$0")/apt.sh" 'a browser for the tests (Chromium or Chrome on PATH, or its path in $CHROMIUM)' \
	chromium chromium-headless-shell fonts-liberation fonts-noto-cjk fonts-noto-color-emoji
