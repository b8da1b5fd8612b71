#!/usr/bin/env bash
# Packs what npm would publish into build/eventsource-wasm.tgz.
set -euo pipefail
cd "$(dirname "$0")/.."
rm -rf build/npm build/*.tgz
mkdir -p build/npm/docs
cp -R dist js/src README*.md LICENSE CHANGELOG.md build/npm/
cp docs/*.md build/npm/docs/
rm build/npm/dist/sources.sha256 # the repository's own
node tools/npm-pack.mjs js/package.json build/npm
cd build/npm
npm pack --silent --pack-destination .. >/dev/null
mv ../eventsource-wasm-*.tgz ../eventsource-wasm.tgz
echo 'packed build/eventsource-wasm.tgz'
