"""One contender as a process that lives as long as the comparison, so that it compiles once.

Each line "run WORKLOAD" on standard input is answered by a line of JSON on standard output: what was measured, or why
it could not be.
"""

import json
import os
import sys
import traceback
from importlib import import_module
from itertools import count

from workloads import WORKLOADS, Autoencoder, Classifier, Signal

MODULES = {"eager": "torch_eager", "model": "torch_model", "tuned": "torch_tuned", "jax": "jax_peer"}


# The function of a peer that holds data and compiled code of a workload ready, and gives back one that trains fresh weights
# from a seed.
PREPARATIONS = {
    Classifier: "prepare_classifier", Autoencoder: "prepare_autoencoder", Signal: "prepare_signal",
}


def main() -> None:
    # Compilers may print: what is not an answer goes to standard error.
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)

    def answer(value: dict) -> None:
        print(json.dumps(value), file=answers, flush=True)

    try:
        peer = import_module(MODULES[sys.argv[1]])
    except ImportError as error:
        answer({"error": str(error)})
        return
    answer({"versions": peer.start()})
    name, train, seeds = "", None, count(1)
    for line in sys.stdin:
        _, asked = line.split()
        try:
            if asked != name:
                # The data and graphs of the workload before are let go.
                workload = WORKLOADS[asked]
                name, train = asked, getattr(peer, PREPARATIONS[type(workload)])(workload)
            answer(train(next(seeds)).summary())
        # Whatever fails in a peer (a compiler that is missing, memory) ends this workload, not the comparison.
        except Exception as error:
            traceback.print_exc()
            answer({"error": f"{type(error).__name__}, its reason stands above"})


if __name__ == "__main__":
    main()
