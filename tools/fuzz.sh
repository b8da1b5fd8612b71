#!/usr/bin/env bash
# Runs every fuzz test of the root module for the given time, one after the other: fuzz.sh 30s
set -euo pipefail
cd "$(dirname "$0")/.."
for package in $(go list ./...); do
	for name in $(go test -list '^Fuzz' "$package" | grep '^Fuzz' || true); do
		echo "$package $name"
		go test -run '^$' -fuzz "^$name\$" -fuzztime "$1" -fuzzminimizetime 10x "$package"
	done
done
