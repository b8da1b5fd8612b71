#!/usr/bin/env bash
# Packs what npm would publish into build/*.tgz.
set -euo pipefail
cd "$(dirname "$0")/.."
rm -rf build/npm build/*.tgz
mkdir -p build/npm
cp -R dist js/package.json README.md LICENSE CHANGELOG.md build/npm/
# The hash is the repository's own.
rm build/npm/dist/sources.sha256
cd build/npm
npm pkg delete devDependencies
npm pack --silent --pack-destination ..
