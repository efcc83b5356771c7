#!/bin/sh
# Trains the three experiments on signals with seeds 1 to 20 (or 1 to $1) and prints their losses as a table.
# Runs in the output folder of the tutorial, whose cache keeps each seed; the last command shows seed 1 again.
set -eu
cd "$(dirname "$0")/.."
last=${1:-20}

# The mean of the last $2 losses in the metrics of a stage.
loss() {
    tail -n "$2" "Output/$1/metrics.csv" | awk -F , '{ sum += $3 } END { printf "%.4f", sum / NR }'
}

echo 'seed  rnn-regression  dynamic-rnn  lstm-fit'
for seed in $(seq 1 "$last"); do
    .build/release/unroll run --quiet train-rnn-regression train-dynamic-rnn train-lstm-fit \
        --set "generate-signals.seed=$seed" --set "train-rnn-regression.seed=$seed" \
        --set "train-dynamic-rnn.seed=$seed" --set "train-lstm-fit.seed=$seed"
    printf '%4d  %14s  %11s  %8s\n' "$seed" "$(loss train-rnn-regression 10)" "$(loss train-dynamic-rnn 10)" \
        "$(loss train-lstm-fit 1)"
done | {
    table=$(cat)
    echo "$table"
    for column in 2 3 4; do
        echo "$table" | awk -v column="$column" '{ print $column }' | sort -g | awk '
            { value[NR] = $1 }
            END { middle = (value[int((NR + 1) / 2)] + value[int((NR + 2) / 2)]) / 2
                  printf "column %d: median %.4f, from %.4f to %.4f\n", '"$column"', middle, value[1], value[NR] }'
    done
}
.build/release/unroll run --quiet train-rnn-regression train-dynamic-rnn train-lstm-fit
