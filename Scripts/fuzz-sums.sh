#!/bin/sh
# Writes the sums of the record of fuzzing anew, from its lines: fuzz-sums.sh RECORD
set -eu
record=$1
awk -F ' *[|] *' '
    /^\| [0-9]{4}-/ || /^\| [0-9][0-9][0-9][0-9]-/ {
        if (!($3 in time)) order[++known] = $3
        inputs[$3] += $4; time[$3] += $5; files[$3] += $6; findings[$3] += $7
    }
    { line[NR] = $0 }
    END {
        for (i = 1; i <= NR; i++) {
            if (line[i] ~ /^## Sums/) {
                print line[i] "\n"
                print "| target | inputs | CPU minutes | files added | findings |\n|---|---|---|---|---|"
                for (j = 1; j <= known; j++) {
                    t = order[j]
                    printf "| %s | %d | %.1f | %d | %d |\n", t, inputs[t], time[t] / 60, files[t], findings[t]
                }
                print ""
                skipping = 1
            } else if (line[i] ~ /^## /) { skipping = 0 }
            if (!skipping) print line[i]
        }
    }' "$record" > "$record.new"
mv "$record.new" "$record"
