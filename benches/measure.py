"""Runs builds in turn and keeps what each took: one round is cold, unchanged and one page edited, for every program before the next round."""

import statistics
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

COLD, SAME, EDIT = "cold", "no change", "one edit"
LAUNCH = Path(__file__).with_name("launch.py")


class Failed(Exception):
    """A program that ended with an error, or did not do the work it is timed for."""


@dataclass
class Taken:
    wall: float     # seconds
    cpu: float      # user + system seconds, children included
    memory: float   # MiB, the peak of the largest process

    def per(self, other):
        return Taken(*(mine / theirs if theirs else 0.0 for mine, theirs in zip(vars(self).values(), vars(other).values())))


def run(command, folder, log):
    """One run of one command."""
    line = [sys.executable, "-I", "-S", str(LAUNCH), str(folder), str(log), *command]
    answer = subprocess.run(line, capture_output=True, text=True, check=True).stdout.split()
    wall, cpu, memory, status = map(float, answer)
    if status:
        raise Failed(f"{Path(command[0]).name} failed: {Path(log).read_text(errors='replace').strip()[-2000:]}")
    return Taken(wall, cpu, memory / 1024)


def median(runs):
    return Taken(*(statistics.median(values) for values in zip(*(vars(taken).values() for taken in runs))))


def interleaved(rounds, contestants, step):
    """`rounds` rounds after one that only warms up (number 0); `step(contestant, number)` yields (measure, Taken). Answers what was kept, and the faults of those who failed."""
    kept, faults = {contestant: {} for contestant in contestants}, []
    for number in range(rounds + 1):
        for contestant in list(kept):
            try:
                for measure, taken in step(contestant, number):
                    if number:
                        kept[contestant].setdefault(measure, []).append(taken)
            except Failed as fault:
                del kept[contestant]
                faults.append(str(fault))
    return kept, faults
