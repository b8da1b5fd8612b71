#!/usr/bin/env bash
# Writes docs/api.md, unless its last line has the mark of what it is written from: so that needs no Node while nothing has
# changed. With --check it fails if the file is not what would be written.
set -euo pipefail
cd "$(dirname "$0")/.."
export LC_ALL=C
mark=$(cat tools/api.mjs js/src/eventsource.ts dist/*.d.ts | cksum | tr ' ' '-')
if [ "${1-}" != --check ] && [ -e docs/api.md ] && [ "$(tail -n 1 docs/api.md)" = "<!-- $mark -->" ]; then exit; fi
tools/npm-ci.sh
node tools/api.mjs "$mark" "$@"
