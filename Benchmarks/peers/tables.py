"""What was measured as markdown."""

from statistics import mean, median

from contenders import TITLES


def duration(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.3g} ms"


def timing(measured: dict | None) -> str:
    """Median, and the fastest and slowest run."""
    if measured is None:
        return "–"
    seconds = measured["seconds"]
    return f"{duration(median(seconds))} ({duration(min(seconds))} – {duration(max(seconds))})"


def ratio(contenders: dict[str, dict]) -> str:
    """How many times as long the fastest peer takes as Unroll."""
    medians = {name: median(measured["seconds"]) for name, measured in contenders.items()}
    unroll = medians.pop("unroll", None)
    if unroll is None or not medians:
        return "–"
    fastest = min(medians, key=medians.__getitem__)
    return f"{medians[fastest] / unroll:.2f} ({TITLES[fastest]})"


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


def markdown(report: dict) -> str:
    names = report["contenders"]
    titles = [TITLES[name] for name in names]
    workloads = report["workloads"]
    times = [
        [entry["name"], *(timing(entry["contenders"].get(name)) for name in names), ratio(entry["contenders"])]
        for entry in workloads
    ]
    learned = [[entry["name"], *(outcome(entry["contenders"].get(name)) for name in names)] for entry in workloads]
    versions = ", ".join(f"{name} {version}" for name, version in report["versions"].items())
    machine = report["machine"]
    return f"""# Unroll beside PyTorch and JAX

{report["date"]}, {machine["processor"]}, {machine["cores"]} cores; {versions}. `make bench-peers` measures again;
`Benchmarks/peers/README.md` says what is compared.

The training loop alone: median (fastest – slowest) of {report["runs"]} runs, all contenders in turn. The last column is the fastest
peer's median divided by Unroll's: above 1 Unroll is faster.

{table(["workload", *titles, "fastest peer ÷ Unroll"], times)}

What was learned, as means over the runs: the loss (peers: of the last ten steps; Unroll: of the last), and the accuracy on
the first 2,000 test images.

{table(["workload", *titles], learned)}
"""
