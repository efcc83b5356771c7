#!/usr/bin/env python3
"""Times the same trainings in Unroll, PyTorch and JAX, in turn on this machine.

    .build/peers/bin/python Benchmarks/peers/compare.py [WORKLOAD...] [--runs 5] [--contenders unroll,jax]

`make bench-peers` makes the environment and runs this; README.md says what is compared and why it is fair.
"""

import argparse
import json
import os
import platform
import sys
from datetime import date
from pathlib import Path
from time import sleep

from contenders import ROOT, TITLES, UNROLL, Contender, Unavailable, start
from tables import markdown
from workloads import DIGITS, GROUPS, WORKLOADS

# OpenMP's threads spin for some milliseconds after a run before they sleep: they must not take the next one's core.
PAUSE = 0.5


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("workloads", nargs="*", metavar="WORKLOAD", help=", ".join(WORKLOADS))
    parser.add_argument("--group", choices=GROUPS, default="all", help="which workloads when none is named")
    parser.add_argument("--runs", type=int, default=5, help="timed runs of each contender (default 5)")
    parser.add_argument("--contenders", default=",".join(TITLES), help=f"default {','.join(TITLES)}")
    parser.add_argument("--unroll", type=Path, default=UNROLL, help="the program")
    parser.add_argument("--markdown", type=Path, default=ROOT / "Benchmarks" / "RESULTS.md")
    parser.add_argument("--json", type=Path, default=ROOT / "Benchmarks" / "RESULTS.json")
    options = parser.parse_args()
    options.contenders = options.contenders.split(",")
    options.workloads = options.workloads or GROUPS[options.group]
    for kind, names, known in (
        ("workload", options.workloads, WORKLOADS),
        ("contender", options.contenders, TITLES),
    ):
        for name in set(names) - set(known):
            parser.error(f"no {kind} is called {name}; there are {', '.join(known)}")
    if options.runs < 1:
        parser.error("--runs must be at least 1")
    if not DIGITS.exists():
        parser.error(f"{DIGITS} is missing: .build/release/unroll run parse-mnist")
    return options


def processor() -> str:
    """Its name, where the system tells it."""
    information = Path("/proc/cpuinfo")
    lines = information.read_text().splitlines() if information.exists() else []
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


def started(options: argparse.Namespace) -> dict[str, Contender]:
    """Those that are installed."""
    contenders = {}
    for name in options.contenders:
        try:
            contenders[name] = start(name, options.unroll)
        except Unavailable as reason:
            say(f"{TITLES[name]} is left out: {reason}")
    return contenders


def measured(workload: str, contenders: dict[str, Contender], runs: int) -> dict[str, dict]:
    """Seconds, losses and accuracies of each contender; one that fails is left out."""
    contenders = dict(contenders)
    results = {name: {"seconds": [], "losses": [], "accuracies": []} for name in contenders}
    # Round 0 is not counted: peers compile in it, and it brings data and program into memory.
    for round_number in range(runs + 1):
        names = list(contenders)
        # Who comes first changes from round to round.
        turn = round_number % max(len(names), 1)
        for name in names[turn:] + names[:turn]:
            sleep(PAUSE)
            try:
                answer = contenders[name].run(workload)
            except Unavailable as reason:
                say(f"{workload}: {TITLES[name]} is left out: {reason}")
                del contenders[name], results[name]
                continue
            say(f"{workload}, round {round_number}: {TITLES[name]} {answer['seconds']:.4f} s")
            if round_number:
                results[name]["seconds"].append(answer["seconds"])
                results[name]["losses"].append(answer["loss"])
                results[name]["accuracies"].append(answer["accuracy"])
    return results


def main() -> int:
    options = arguments()
    contenders = started(options)
    if not contenders:
        say("Nothing can be measured.")
        return 1
    report = {
        "schema": 1,
        "date": date.today().isoformat(),
        "machine": {"processor": processor(), "cores": os.cpu_count()},
        "versions": {name: version for one in contenders.values() for name, version in one.versions.items()},
        "contenders": list(contenders),
        "runs": options.runs,
        "workloads": [],
    }
    for workload in options.workloads:
        report["workloads"].append({"name": workload, "contenders": measured(workload, contenders, options.runs)})
        # Written after each workload: an interrupted comparison leaves what it has measured.
        options.json.write_text(json.dumps(report, indent=1) + "\n")
        options.markdown.write_text(markdown(report))
    for contender in contenders.values():
        contender.close()
    print(options.markdown.read_text(), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
