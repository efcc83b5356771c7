#!/bin/sh
# Trains the tutorial's autoencoder with seeds 1 to 3 (or 1 to $1) and prints its errors as a table.
# Runs in the output folder of the tutorial, whose cache keeps each seed; the last command shows seed 1 again.
set -eu
cd "$(dirname "$0")/.."
last=${1:-3}

# The mean loss of an epoch, from 0.
loss() {
    awk -F , -v epoch="$1" 'NR > 1 && $2 == epoch { sum += $3; count += 1 } END { printf "%.4f", sum / count }' \
        Output/train-autoencoder/metrics.csv
}

# The error over a set of images.
error() {
    python3 -c 'import json, sys
print("%.4f" % json.load(open("Output/evaluate-autoencoder/evaluation.json"))[sys.argv[1]]["error"])' "$1"
}

echo 'seed  loss, epoch 1  loss, epoch 10  all training images  all test images'
for seed in $(seq 1 "$last"); do
    .build/release/unroll run --quiet evaluate-autoencoder --set "train-autoencoder.seed=$seed"
    printf '%4d  %13s  %14s  %19s  %15s\n' "$seed" "$(loss 0)" "$(loss 9)" "$(error training)" "$(error test)"
done
.build/release/unroll run --quiet evaluate-autoencoder
