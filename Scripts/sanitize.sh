#!/bin/sh
# Runs the tests under sanitizers, each in a build of its own: sanitize.sh NUMBERS WHOLE [address|thread|undefined]...
#
# NUMBERS is the pattern of the tests whose numbers may depend on the processor, WHOLE of those of the whole program, which go last.
set -eu
cd "$(dirname "$0")/.."

numbers=$1
whole=$2
shift 2
[ $# -gt 0 ] || set -- address thread undefined
# What the Swift runtime keeps to its end is no leak; its own report of a crash does not work beside a sanitizer's.
export ASAN_OPTIONS=detect_leaks=0 SWIFT_BACKTRACE=enable=no

# The linker gold fails at the sanitizers' symbols.
run() {
    folder=$1
    shift
    swift test -c release --disable-testable-imports --scratch-path ".build/$folder" -Xswiftc -use-ld=lld "$@"
}

all() {
    run "$@" --skip "$whole"
    run "$@" --skip-build --filter "$whole"
}

address() { all address --sanitize address; }

thread() {
    run thread --sanitize thread list > /dev/null
    mutexes=$PWD/.build/thread/mutexes.so
    "$(dirname "$(readlink -f "$(command -v swiftc)")")/clang" -O1 -shared -fPIC Tests/Sanitizers/mutexes.c -o "$mutexes"
    TSAN_OPTIONS=suppressions=$PWD/Tests/Sanitizers/threads.txt LD_PRELOAD=$mutexes all thread --sanitize thread --skip-build
}

# The compiler has this sanitizer for C alone; Swift checks its own arithmetic.
undefined() {
    export UNROLL_UNDEFINED=1
    run undefined --filter "$numbers|^(Charts|DatasetSources|Datasets|Predictions)Tests"
    for level in v2 v3; do UNROLL_CPU=$level run undefined --skip-build --filter "$numbers"; done
    unset UNROLL_UNDEFINED
}

for sanitizer in "$@"; do
    echo "the tests under the $sanitizer sanitizer"
    "$sanitizer"
done
