#!/usr/bin/env bash
# The tests, after what they need is there: Go's, then JavaScript's if there are any.
set -euo pipefail
cd "$(dirname "$0")/.."
tools/chromium.sh
go test -count=1 ./...
for module in tools bench; do
	(cd $module && go test -count=1 ./...)
done
# In its own folder, go prints the figures too.
(cd faults && go test -count=1)
shopt -s nullglob
# Node 20 runs no TypeScript.
tests=(js/test/*.test.js js/test/*.test.mjs)
if [ ${#tests[@]} -gt 0 ]; then
	node --test "${tests[@]}"
fi
