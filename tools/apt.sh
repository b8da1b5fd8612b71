#!/usr/bin/env bash
# Installs the named Debian packages, or says exactly what is missing: apt.sh WHY PACKAGE...
set -euo pipefail
why=$1
shift

give_up() {
	printf '%s\n  needs the packages: %s\n  %s\n' "$why" "$*" "$reason" >&2
	printf '  on Debian or Ubuntu: sudo apt-get install %s\n' "$*" >&2
	exit 1
}

reason='there is no apt-get here; install their like and run this again'
command -v apt-get >/dev/null || give_up "$@"

as_root=(env DEBIAN_FRONTEND=noninteractive)
if [ "$(id -u)" -ne 0 ]; then
	reason='not root, and sudo is missing or asks for a password'
	command -v sudo >/dev/null && sudo -n true 2>/dev/null || give_up "$@"
	as_root=(sudo -n "${as_root[@]}")
fi

apt() {
	"${as_root[@]}" apt-get -qq -y -o DPkg::Lock::Timeout=600 -o Dpkg::Use-Pty=0 "$@" </dev/null
}

echo "$why: installing $*"
reason='apt-get install failed'
# A machine's package list may be months old: what it names is then gone, or an old browser.
apt -o Acquire::Retries=3 update >/dev/null || true
apt install --no-install-recommends "$@" >/dev/null || give_up "$@"
