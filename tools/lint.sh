#!/usr/bin/env bash
# gofmt, go vet and staticcheck on the Go code, tsc on the TypeScript, and on what users write with the built package;
# publint and attw on the package itself.
set -euo pipefail
cd "$(dirname "$0")/.."
unformatted=$(git ls-files -co --exclude-standard -- '*.go' | while read -r file; do
	if [ -e "$file" ]; then gofmt -l "$file"; fi
done)
if [ -n "$unformatted" ]; then
	printf 'not as gofmt writes it:\n%s\n' "$unformatted" >&2
	exit 1
fi
mkdir -p build
go build -C tools -o ../build/staticcheck honnef.co/go/tools/cmd/staticcheck
for module in . tools bench resume/redis test/consumers test/demo test/faults test/frameworks test/interop test/resume test/wrappers; do
	if [ -e $module/go.mod ]; then
		echo "lint $module"
		(cd $module && go vet ./... && "$OLDPWD/build/staticcheck" ./...)
	fi
done
echo 'lint js'
tools/npm-ci.sh
js/node_modules/.bin/tsc -p js
tools/api.sh --check
tools/npm-ci.sh js/test/producers
js/node_modules/.bin/tsc -p js/test/producers
tools/npm-ci.sh js/test/consumers
node js/test/consumers/matrix.mjs
echo 'lint the package'
tools/npm-pack.sh
js/node_modules/.bin/publint --strict build/eventsource-wasm.tgz
attw() { js/node_modules/.bin/attw build/eventsource-wasm.tgz "$@" >build/attw.txt || { cat build/attw.txt >&2; exit 1; }; }
attw --exclude-entrypoints ./svelte
# Svelte itself can only be imported, so what stands on it need not be required.
attw --entrypoints ./svelte --ignore-rules cjs-resolves-to-esm
