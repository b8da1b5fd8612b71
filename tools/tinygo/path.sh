#!/usr/bin/env bash
# Prints the path of the pinned TinyGo. One on PATH serves if its version and its LLVM are the pinned ones (another
# LLVM gives other bytes); else it is built from the Go module, once, into the user's cache folder.
set -euo pipefail

version=0.41.1
llvm=19
here=$(cd "$(dirname "$0")" && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/eventsource-wasm/tinygo-$version

if found=$(command -v tinygo) && "$found" version 2>/dev/null | grep -q "version $version .*LLVM version $llvm\."; then
	echo "$found"
	exit
fi
if "$cache/bin/tinygo" version >/dev/null 2>&1; then # it runs: its LLVM libraries are still installed
	echo "$cache/bin/tinygo"
	exit
fi

missing=()
[ -e /usr/lib/llvm-$llvm/include/llvm-c/Core.h ] || missing+=("llvm-$llvm-dev")
[ -e /usr/lib/llvm-$llvm/include/clang-c/Index.h ] || missing+=("libclang-$llvm-dev")
command -v wasm-ld-$llvm >/dev/null || missing+=("liblld-$llvm-dev" "lld-$llvm")
command -v c++ >/dev/null || missing+=(g++)
if [ "$(uname)" = Linux ] && [ ${#missing[@]} -gt 0 ]; then
	"$here/../apt.sh" "TinyGo $version (building it needs LLVM $llvm; an installed TinyGo $version made with LLVM $llvm does too)" "${missing[@]}" >&2
fi

# Built aside and moved into place whole, so that two builds at once do not meet.
mkdir -p "$(dirname "$cache")"
aside=$(mktemp -d "$cache.XXXXXX")
trap 'chmod -R u+w "$aside" && rm -rf "$aside"' EXIT
echo "building TinyGo $version in $cache (about a minute, once)" >&2
cd "$here"
go mod download github.com/tinygo-org/tinygo
source=$(go list -m -f '{{.Dir}}' github.com/tinygo-org/tinygo)
# TinyGo takes the folder above its bin/ for TINYGOROOT. The module lacks the git submodules; of those only src/net must exist.
cp -R "$source/src" "$source/targets" "$aside/"
chmod -R u+w "$aside"
mkdir -p "$aside/src/net" "$aside/bin"
go build -tags llvm$llvm -o "$aside/bin/tinygo" github.com/tinygo-org/tinygo
if ! "$cache/bin/tinygo" version >/dev/null 2>&1; then # or another build was first
	rm -rf "$cache"
	mv "$aside" "$cache"
	trap - EXIT
fi
"$cache/bin/tinygo" version >&2
echo "$cache/bin/tinygo"
