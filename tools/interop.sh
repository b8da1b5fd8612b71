#!/usr/bin/env bash
# Installs the servers of test/interop, drives them all, and writes docs/interop.md.
set -euo pipefail
cd "$(dirname "$0")/.."
tools/chromium.sh

# Debian's Python with Debian's packages: a Python from elsewhere on PATH does not have them.
if ! /usr/bin/python3 -c 'import aiohttp, django, fastapi, flask, gunicorn, uvicorn' 2>/dev/null; then
	tools/apt.sh 'the Python servers' python3 python3-aiohttp python3-django python3-fastapi python3-flask gunicorn python3-uvicorn
fi

# Unpacked, not installed: an installed proxy starts a service on port 80.
proxies=()
for name in nginx caddy h2o; do
	[ -n "$(PATH=$PATH:/usr/sbin:build/interop/debian/usr/sbin:build/interop/debian/usr/bin command -v $name)" ] || proxies+=($name)
done
if [ ${#proxies[@]} -gt 0 ]; then
	echo "the proxies: unpacking ${proxies[*]}"
	rm -rf build/interop/download
	mkdir -p build/interop/download build/interop/debian
	tools/apt.sh 'what the proxies are linked with' libpcre2-8-0 libssl3 libyaml-0-2 libzstd1 zlib1g
	download() { (cd build/interop/download && apt-get -qq -o APT::Sandbox::User=root download "${proxies[@]}"); }
	download || { apt-get -qq update && download; } || true # as root: a package list that is missing or out of date
	for name in "${proxies[@]}"; do
		package=$(find build/interop/download -name "${name}_*.deb")
		[ -n "$package" ] || { echo "$name cannot be had: apt-get download $name failed" >&2; exit 1; }
		dpkg -x "$package" build/interop/debian
	done
	rm -rf build/interop/download
fi

tools/npm-ci.sh test/interop/servers
mkdir -p docs
cd test/interop
go test -count=1 -parallel 2 -timeout 10m . -args -report ../../docs/interop.md
