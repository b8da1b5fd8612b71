#!/usr/bin/env bash
# Writes docs/api.md, unless its last line says that it is as it was written, and from what there is now: to see that takes no
# Node. With --check it writes nothing, and fails if the file is not what would be written.
set -euo pipefail
cd "$(dirname "$0")/.."
export LC_ALL=C
file=docs/api.md
sources=$(cat tools/api.mjs js/src/eventsource.ts dist/*.d.ts | cksum | tr ' ' -)
mark() { echo "<!-- $sources $(cksum | tr ' ' -) -->"; }
if [ "${1-}" != --check ] && [ -e $file ] && [ "$(tail -n 1 $file)" = "$(sed '$d' $file | mark)" ]; then exit; fi
tools/npm-ci.sh
mkdir -p build
node tools/api.mjs >build/api.md
echo >>build/api.md
last=$(mark <build/api.md)
echo "$last" >>build/api.md
if cmp -s build/api.md $file; then exit; fi
if [ "${1-}" = --check ]; then
	echo "$file is not what the declarations in dist/ say: make dist" >&2
	exit 1
fi
mv build/api.md $file
