"""The contenders as the comparison sees them: each runs a workload once when told to."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Protocol

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
UNROLL = ROOT / ".build" / "release" / "unroll"

TITLES = {
    "unroll": "Unroll",
    "eager": "PyTorch",
    "model": "PyTorch, compiled",
    "tuned": "PyTorch, hand-tuned",
    "jax": "JAX",
}


class Unavailable(Exception):
    """Why a contender cannot take part, or not in a workload."""


class Contender(Protocol):
    """Runs a workload; the answer holds seconds, and where they are known loss and accuracy."""

    versions: dict[str, str]

    def run(self, workload: str) -> dict: ...

    def close(self) -> None: ...


class Unroll:
    """A process for each run, which trains once before the training that counts."""

    def __init__(self, program: Path):
        if not program.exists():
            raise Unavailable(f"{program} is missing: make build")
        self.program = program
        self.versions: dict[str, str] = {}

    def run(self, workload: str) -> dict:
        command = [self.program, "bench", workload, "--runs", "1", "--json"]
        ended = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        if ended.returncode:
            raise Unavailable(f"unroll bench {workload} ended with code {ended.returncode}")
        measured = json.loads(ended.stdout)["workloads"][0]
        # Its loss is the last step's; the accuracy it does not tell.
        return {"seconds": measured["seconds"][0], "loss": measured.get("loss"), "accuracy": None}

    def close(self) -> None:
        pass


class Peer:
    """A worker that waits for its turn at its standard input."""

    def __init__(self, name: str):
        command = [sys.executable, HERE / "worker.py", name]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.versions: dict[str, str] = self.answer()["versions"]

    def answer(self) -> dict:
        line = self.process.stdout.readline()
        if not line:
            raise Unavailable(f"its process ended with code {self.process.wait()}, the reason stands above")
        answer = json.loads(line)
        if "error" in answer:
            raise Unavailable(answer["error"])
        return answer

    def run(self, workload: str) -> dict:
        if self.process.poll() is not None:
            raise Unavailable("its process has ended")
        self.process.stdin.write(f"run {workload}\n")
        self.process.stdin.flush()
        return self.answer()

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait()


def start(name: str, program: Path) -> Contender:
    """Raises Unavailable with the reason."""
    return Unroll(program) if name == "unroll" else Peer(name)
