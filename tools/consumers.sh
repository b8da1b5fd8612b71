#!/usr/bin/env bash
# Lays a fresh copy of examples/ with the packed package installed, builds and tests each project, and writes docs/builds.md; with
# options for go test, it does what they say and writes nothing: consumers.sh -run TestProjects/vue
set -euo pipefail
cd "$(dirname "$0")/.."
tools/chromium.sh
tools/npm-pack.sh

# As in the repository, but for what is installed and what has been built: the tarball lies in build/ beside examples/.
fresh=build/fresh
mkdir -p "$fresh/build" "$fresh/examples"
cp build/eventsource-wasm.tgz "$fresh/build/"
find "$fresh/examples" -mindepth 1 -maxdepth 1 ! -name node_modules ! -type d -delete
find "$fresh/examples" -mindepth 2 -maxdepth 2 ! -path "$fresh/examples/node_modules/*" ! -name node_modules -exec rm -rf {} +
rm -rf "$fresh"/examples/{,*/}node_modules/.{cache,vite,vite-temp}
git ls-files -co --exclude-standard -z -- examples | xargs -0 cp --parents -t "$fresh"
tools/npm-ci.sh test/consumers
tools/npm-ci.sh "$fresh/examples"
# The packages may have been there already, and ours is a new one.
ours=$fresh/examples/node_modules/eventsource-wasm
rm -rf "$ours"
mkdir "$ours"
tar -xzf build/eventsource-wasm.tgz -C "$ours" --strip-components=1

cd test/consumers
if [ $# -gt 0 ]; then
	exec go test -count=1 -parallel 2 -timeout 30m . "$@"
fi
go test -count=1 -parallel 2 -timeout 30m . -args -report ../../docs/builds.md
