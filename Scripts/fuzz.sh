#!/bin/sh
# Fuzzes the readers of foreign files and adds a line for each run to the record: fuzz.sh SECONDS [TARGET...]
#
# SECONDS are of the clock, for each target. The seeds are written first; new inputs that reach new code are added to the corpus; inputs
# that break a rule lie in .build/fuzz/findings afterwards, and the script fails. It fails too where a driver did not do its work, of
# which nothing is recorded then.
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

# What went wrong without a finding, and what the driver said last.
complain() {
    echo "$target: $1, and nothing is recorded. What the driver said last ($2):" >&2
    tail -n 40 "$2" >&2
    return 1
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
    code=0
    "$driver" "--target=$target" "$work" "$corpus" "-artifact_prefix=$found/" "-max_total_time=$seconds" > "$log" 2>&1 || code=$?
    look_at_clock
    spent=$((spent - before))
    # It counts its inputs at its end, also where one of them was a finding.
    executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log" | tail -n 1)
    [ -n "$executions" ] || { complain "the driver ended with $code before it had counted its inputs" "$log"; return 1; }
    [ "$code" -eq 0 ] || [ "$(count "$found")" -gt 0 ] || { complain "the driver ended with $code and found nothing" "$log"; return 1; }
    # What reaches new code, whatever the counts of how often.
    code=0
    "$driver" "--target=$target" -merge=1 -use_counters=0 "-artifact_prefix=$found/" "$corpus" "$work" \
        > "$build/$target.merge.log" 2>&1 || code=$?
    findings=$(count "$found")
    [ "$code" -eq 0 ] || [ "$findings" -gt 0 ] || { complain "the merge ended with $code" "$build/$target.merge.log"; return 1; }
    note "$target" "$executions" "$spent" "$(($(count "$corpus") - files))" "$findings"
    echo "$target: $executions inputs in $spent s of processor time, $findings findings"
    [ "$findings" -eq 0 ] || { tail -n 40 "$log"; return 1; }
}

# Also where the driver cannot be started.
targets=$("$driver" targets) || { echo "$driver does not name its targets" >&2; exit 1; }
names=$(printf '%s\n' "$targets" | cut -d ' ' -f 1)
for target in "$@"; do
    printf '%s\n' "$names" | grep -qxFe "$target" && continue
    echo "there is no target '$target'; there are:" $names >&2
    exit 2
done
[ $# -gt 0 ] || set -- $names

"$driver" seeds Tests/Corpus
status=0
for target in "$@"; do fuzz "$target" || status=1; done
exit $status
