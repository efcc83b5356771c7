#!/bin/sh
# Prepares what the tests in a browser need: Chromium, and a virtual environment of Python with what drives it, in the
# folder that is named. Where it cannot be had, says so in one line; those tests are then skipped.
set -u

folder=$1
wishes=$(dirname "$0")/../Tests/Browser/requirements.txt

give_up() {
    echo "The tests in a browser will be skipped: $1." >&2
    exit 0
}

install() {
    test "$(id -u)" = 0 || give_up "install $* to run them"
    apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1 && return
    apt-get update -qq >/dev/null 2>&1
    apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1 || give_up "$* cannot be installed here"
}

command -v apt-get >/dev/null || command -v chromium >/dev/null || give_up 'there is no chromium'
command -v chromium >/dev/null || install chromium
python3 -c 'import ensurepip' 2>/dev/null || install python3-venv
test -x "$folder/bin/pip" || python3 -m venv "$folder" || give_up 'python3 makes no virtual environment'
"$folder/bin/pip" install --quiet --disable-pip-version-check --requirement "$wishes" ||
    give_up "pip cannot install what $wishes names"
touch "$folder/installed"
