#!/usr/bin/env bash
# Makes sure that there are a Redis and an nginx for the tests of resume. They start their own, on free ports.
set -euo pipefail
cd "$(dirname "$0")/.."
missing=()
PATH=$PATH:/usr/sbin
command -v redis-server >/dev/null || missing+=(redis-server)
command -v nginx >/dev/null || missing+=(nginx-light)
[ ${#missing[@]} -eq 0 ] || tools/apt.sh 'the servers for the tests of resume' "${missing[@]}"
