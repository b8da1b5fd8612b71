#!/usr/bin/env bash
# Installs the npm packages that a folder's package-lock.json names, unless just these are there already: npm-ci.sh [FOLDER],
# by default js.
set -euo pipefail
cd "$(dirname "$0")/.."
build=$PWD/build
mkdir -p "$build"
cd "${1:-js}"
exec 9>"$build/npm.lock"
if command -v flock >/dev/null; then flock 9; fi # two builds at once must not empty each other's node_modules
cmp -s package-lock.json node_modules/.installed-lock.json && exit
command -v npm >/dev/null || { echo 'npm (Node 20 or later) is needed; it is not on PATH' >&2; exit 1; }
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2
cp package-lock.json node_modules/.installed-lock.json
