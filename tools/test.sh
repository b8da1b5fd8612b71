#!/usr/bin/env bash
# The tests, after what they need is there. (js/test has type tests as well: lint.sh compiles them.)
set -euo pipefail
cd "$(dirname "$0")/.."
tools/chromium.sh
go test -count=1 $(go list ./... | tail -n +2)
for module in tools bench; do
	(cd $module && go test -count=1 ./...)
done
# The wire formats, on streams of our own making and of others'.
tools/npm-ci.sh js/test/producers
node --test --test-reporter=spec js/test/*.test.mjs js/test/producers/*.test.mjs
# In their own folders, go prints their figures too.
go test -count=1
(cd faults && go test -count=1)
