#!/bin/sh
# Fuzzes the readers of foreign files and adds a line for each run to the record: fuzz.sh SECONDS [TARGET...]
#
# SECONDS are of the clock, for each target. New inputs that reach new code are added to the corpus; inputs that break a rule lie in
# .build/fuzz/findings afterwards, and the script fails.
set -eu
cd "$(dirname "$0")/.."

seconds=$1
shift
build=.build/fuzz
driver=$build/release/FuzzDriver
record=Tests/Corpus/RECORD.md
# What the Swift runtime keeps to its end is no leak, and its own report of a crash would hide libFuzzer's.
export ASAN_OPTIONS=detect_leaks=0:quarantine_size_mb=16 SWIFT_BACKTRACE=enable=no

count() { find "$1" -type f | wc -l; }

# Sets `spent` to the processor time of all commands so far, in whole seconds: `times` in a subshell would tell of none.
look_at_clock() {
    times > "$build/$target.times"
    spent=$(awk -F '[ms ]' 'NR == 2 { print int($1 * 60 + $2 + $4 * 60 + $5) }' "$build/$target.times")
}

note() {
    {
        flock 9
        printf '| %s | %s | %s | %s | %s | %s |\n' "$(date -u +%F)" "$@" >> "$record"
        "$driver" targets | Scripts/fuzz-sums.sh "$record"
    } 9> "$build/lock"
}

fuzz() {
    target=$1
    corpus=Tests/Corpus/$target
    found=$build/findings/$target
    work=$build/corpus/$target
    log=$build/$target.log
    # A finding of an earlier run that is found again would not be seen to be new.
    rm -rf "$found"
    mkdir -p "$corpus" "$found" "$work"
    files=$(count "$corpus")
    look_at_clock
    before=$spent
    "$driver" "--target=$target" "$work" "$corpus" "-artifact_prefix=$found/" "-max_total_time=$seconds" > "$log" 2>&1 || true
    look_at_clock
    spent=$((spent - before))
    executions=$(sed -n 's/^stat::number_of_executed_units: //p' "$log")
    # What reaches new code, whatever the counts of how often.
    "$driver" "--target=$target" -merge=1 -use_counters=0 "-artifact_prefix=$found/" "$corpus" "$work" \
        > "$build/$target.merge.log" 2>&1 || true
    findings=$(count "$found")
    note "$target" "${executions:-0}" "$spent" "$(($(count "$corpus") - files))" "$findings"
    echo "$target: ${executions:-0} inputs in $spent s of processor time, $findings findings"
    [ "$findings" -eq 0 ] || { tail -n 40 "$log"; return 1; }
}

status=0
[ $# -gt 0 ] || set -- $("$driver" targets | cut -d ' ' -f 1)
for target in "$@"; do fuzz "$target" || status=1; done
exit $status
