#!/bin/sh
# Prints the path of the toolchain's libFuzzer without a main function.
set -eu
resources=$(swiftc -print-target-info | sed -n 's/.*"runtimeResourcePath" *: *"\(.*\)".*/\1/p')
find -L "$resources/clang/lib" "${resources%/swift}/clang" -name 'libclang_rt.fuzzer_no_main*.a' 2>/dev/null |
    grep -F "$(uname -m)" | head -n 1 | grep . || { echo 'the toolchain has no libFuzzer' >&2; exit 1; }
