#!/bin/sh
# Trains the tutorial's classifier with seeds 1 to 20 (or 1 to $1) and prints the accuracies as a table.
# Runs in the output folder of the tutorial, whose cache keeps each seed; the last command shows seed 1 again.
set -eu
cd "$(dirname "$0")/.."
last=${1:-20}

share() {
    python3 -c 'import json, sys
rows = json.load(open(sys.argv[1]))["confusion"]
print(f"{sum(rows[i][i] for i in range(len(rows))) / sum(map(sum, rows)):.4f}")' "$1"
}

echo 'seed  first 2,000  all 10,000'
for seed in $(seq 1 "$last"); do
    .build/release/unroll run --quiet evaluate-classifier --set "train-classifier.seed=$seed"
    first=$(share Output/evaluate-classifier/evaluation-first.json)
    all=$(share Output/evaluate-classifier/evaluation.json)
    printf '%4d  %11s  %10s\n' "$seed" "$first" "$all"
done | awk '{ print; fflush(); first += $2; all += $3 } END { printf "mean  %11.4f  %10.4f\n", first / NR, all / NR }'
.build/release/unroll run --quiet evaluate-classifier
