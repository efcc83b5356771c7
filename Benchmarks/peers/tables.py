"""What was measured as markdown."""

from statistics import mean, median

from contenders import TITLES
from workloads import GROWTH, TUTORIAL, WORKLOADS, Signal


def duration(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.3g} ms"


def timing(measured: dict | None) -> str:
    """Median, and the fastest and slowest run."""
    if measured is None:
        return "–"
    seconds = measured["seconds"]
    return f"{duration(median(seconds))} ({duration(min(seconds))} – {duration(max(seconds))})"


def ratio(contenders: dict[str, dict], peers: list[str]) -> str:
    """How many times as long the faster of these peers takes as Unroll."""
    medians = [median(contenders[peer]["seconds"]) for peer in peers if peer in contenders]
    if "unroll" not in contenders or not medians:
        return "–"
    return f"{min(medians) / median(contenders['unroll']['seconds']):.1f}"


def rate(workload: str, measured: dict | None) -> str:
    """Images, or segments of a signal, in a second."""
    if measured is None:
        return "–"
    numbers = WORKLOADS[workload]
    count = numbers.steps if isinstance(numbers, Signal) else numbers.images
    return f"{count / median(measured['seconds']):,.0f}"


def outcome(measured: dict | None) -> str:
    """Means over the runs: loss, and accuracy where there is one."""
    if measured is None:
        return "–"
    losses = [loss for loss in measured["losses"] if loss is not None]
    accuracies = [accuracy for accuracy in measured["accuracies"] if accuracy is not None]
    parts = []
    if losses:
        parts.append(f"{mean(losses):.4f}")
    if accuracies:
        parts.append(f"{100 * mean(accuracies):.1f} %")
    return ", ".join(parts) or "–"


def table(header: list[str], rows: list[list[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def times(names: list[str], entries: list[dict]) -> str:
    peers = {"PyTorch": ["eager", "model"], "hand-tuned": ["tuned"], "JAX": ["jax"]}
    header = ["workload", *(TITLES[name] for name in names), "Unroll per second", *(f"{title} ÷ Unroll" for title in peers)]
    rows = [
        [
            entry["name"],
            *(timing(entry["contenders"].get(name)) for name in names),
            rate(entry["name"], entry["contenders"].get("unroll")),
            *(ratio(entry["contenders"], group) for group in peers.values()),
        ]
        for entry in entries
    ]
    return table(header, rows)


def section(title: str, names: list[str], entries: list[dict]) -> str:
    return f"## {title}\n\n{times(names, entries)}\n\n" if entries else ""


def markdown(report: dict) -> str:
    names = report["contenders"]
    workloads = report["workloads"]
    learned = [[entry["name"], *(outcome(entry["contenders"].get(name)) for name in names)] for entry in workloads]
    versions = ", ".join(f"{name} {version}" for name, version in report["versions"].items())
    machine = report["machine"]
    tutorial, growth = ([entry for entry in workloads if entry["name"] in group] for group in (TUTORIAL, GROWTH))
    return f"""# Unroll beside PyTorch and JAX

{report["date"]}, {machine["processor"]}, {machine["cores"]} cores; {versions}. `make bench-peers` measures again and
writes this page; `Benchmarks/peers/README.md` says what is compared, `Benchmarks/README.md` what follows.

The training loop alone: median (fastest – slowest) of {report["runs"]} runs, all contenders in turn; the images, or segments of a
signal, that Unroll reads in a second; and how many times as long its peers take: PyTorch as its users write it, plain or compiled,
whichever is faster; PyTorch rewritten by hand into one compiled step; JAX.

{section("The tutorial's trainings", names, tutorial)}{section("As the work grows", names, growth)}## What was learned

Means over the runs: the loss (peers: of the last ten steps; Unroll: of the last), and the accuracy on the first 2,000 test
images.

{table(["workload", *(TITLES[name] for name in names)], learned)}
"""
