#!/usr/bin/env bash
# The tests, after what they need is there. (js/test is a type test: lint.sh compiles it.)
set -euo pipefail
cd "$(dirname "$0")/.."
tools/chromium.sh
go test -count=1 $(go list ./... | tail -n +2)
for module in tools bench; do
	(cd $module && go test -count=1 ./...)
done
# In their own folders, go prints their figures too.
go test -count=1
(cd faults && go test -count=1)
