#!/usr/bin/env bash
# Installs the runtimes and the old browser that test/engines/runtimes/package-lock.json names, unless just these are there.
set -euo pipefail
cd "$(dirname "$0")/../test/engines/runtimes"
cmp -s package-lock.json node_modules/.installed-lock.json && exit
command -v npm >/dev/null || { echo 'npm (Node 20 or later) is needed; it is not on PATH' >&2; exit 1; }
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2
cp package-lock.json node_modules/.installed-lock.json
