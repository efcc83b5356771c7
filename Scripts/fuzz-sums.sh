#!/bin/sh
# Writes the record of fuzzing anew: the sums of each target, then one line for each day and target: fuzz-sums.sh RECORD
#
# Standard input names each target and how many minutes it is to be fuzzed in all.
set -eu
record=$1
awk -F ' *[|] *' '
    function add(sums, key) {
        if (!((key, 4) in sums)) sums[key] = ++sums["count"]
        order[sums["name"], sums[key]] = key
        for (i = 4; i <= 7; i++) sums[key, i] += $i
    }
    BEGIN { targets["name"] = "targets"; days["name"] = "days" }
    FILENAME == "-" { split($0, words, " "); goal[words[1]] = words[2]; next }
    /^## Sums/ { isSum = 1 }
    !isSum { print }
    /^[|] [0-9][0-9][0-9][0-9]-/ { add(targets, $3); add(days, $2 " | " $3) }
    END {
        print "## Sums\n\n| target | inputs | CPU minutes | of | files added | findings |\n|---|---|---|---|---|---|"
        for (n = 1; n <= targets["count"]; n++) {
            t = order["targets", n]
            printf "| %s | %d | %.1f | %d | %d | %d |\n", t, targets[t, 4], targets[t, 5] / 60, goal[t], targets[t, 6],
                targets[t, 7]
        }
        print "\n## Days\n\n| day | target | inputs | CPU seconds | files added | findings |\n|---|---|---|---|---|---|"
        for (n = 1; n <= days["count"]; n++) {
            d = order["days", n]
            printf "| %s | %d | %d | %d | %d |\n", d, days[d, 4], days[d, 5], days[d, 6], days[d, 7]
        }
    }' - "$record" > "$record.new"
mv "$record.new" "$record"
