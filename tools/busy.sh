#!/usr/bin/env bash
# Runs a command beside N processes that keep the machine busy, and gives its exit code: busy.sh 8 make test
set -euo pipefail
if [ $# -lt 2 ] || ! [[ $1 =~ ^[0-9]+$ ]]; then
	echo "usage: $0 N COMMAND [ARGUMENT...]" >&2
	exit 2
fi
n=$1
shift
set -m # each in a process group of its own, to be ended with all it has started

busy=()
for ((i = 0; i < n; i++)); do
	# Should this script itself be killed, they notice.
	(while kill -0 $$ 2>/dev/null; do for ((j = 0; j < 100000; j++)); do :; done; done) &
	busy+=(-$!)
	disown
done
if [ "$n" -gt 0 ]; then
	trap 'kill -KILL -- "${busy[@]}" 2>/dev/null' EXIT
fi

"$@" &
command=$!
trap 'kill -TERM -- -$command 2>/dev/null || true' INT TERM HUP
code=0
wait "$command" || code=$?
while kill -0 "$command" 2>/dev/null; do # a signal ended the wait, not the command
	code=0
	wait "$command" || code=$?
done
exit "$code"
