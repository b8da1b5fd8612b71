#!/usr/bin/env bash
# The tests, after what they need is there. (js/test has type tests as well: lint.sh compiles them.)
set -euo pipefail
cd "$(dirname "$0")/.."
tools/chromium.sh
tools/engines.sh
# These print figures, which go shows only of a folder that is tested by itself; and they load the machine: one at a time.
figures='differential load'
# Only a hang takes as long.
limit=1h

# Two at once: each package has a Chromium of its own.
go test -count=1 -timeout "$limit" -p 2 $(go list ./... | grep -vE "/(test/(${figures// /|}|engines)|internal/engines)\$")
for module in tools bench; do
	(cd $module && go test -count=1 -timeout "$limit" ./...)
done
# The wire formats, on streams of our own making and of others'.
tools/npm-ci.sh js/test/producers
node --test --test-reporter=spec js/test/*.test.mjs js/test/producers/*.test.mjs
# What docs/testing.md has of others' tools.
tools/npm-ci.sh js/test/docs
node --test --test-reporter=spec js/test/docs/*.test.mjs
(cd test/faults && go test -count=1 -timeout "$limit")
# The adapters, in pages of their frameworks.
tools/npm-ci.sh test/frameworks
tools/npm-ci.sh test/frameworks/react-18
(cd test/frameworks && go test -count=1 -timeout "$limit")
# Under the wrappers of zone.js, Sentry and OpenTelemetry.
tools/npm-ci.sh test/wrappers
(cd test/wrappers && go test -count=1 -timeout "$limit")
# The demo page, in three engines.
tools/npm-ci.sh test/demo
(cd test/demo && go test -count=1 -timeout "$limit")
# In other engines.
make engines
for room in $figures; do
	(cd "test/$room" && go test -count=1 -timeout "$limit")
done
