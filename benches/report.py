"""Figures as a Markdown table for people and as JSON for machines."""

import json
import os
import platform
from dataclasses import asdict

from measure import median

HEAD = "| pages | build | program | wall s | (min–max) | CPU s | peak MiB | pages/s | × wall | × CPU | × memory |"


def table(corpus, count, kept):
    """The rows of one corpus; ratios are to loa, else to the first program."""
    names = [program.name for program in kept]
    reference = "loa" if "loa" in names else next(iter(names), None)
    runs = {program.name: measures for program, measures in kept.items()}
    for measure in dict.fromkeys(measure for measures in runs.values() for measure in measures):
        base = median(runs[reference][measure])
        for name in names:
            taken = median(runs[name][measure])
            walls = [run.wall for run in runs[name][measure]]
            ratio = taken.per(base)
            times = f"{ratio.wall:.2f} | {ratio.cpu:.2f} | {ratio.memory:.2f}"
            yield (f"| {corpus} | {measure} | {name} | {taken.wall:.3f} | {min(walls):.3f}–{max(walls):.3f} | {taken.cpu:.3f} | {taken.memory:.0f} "
                   f"| {count / taken.wall:,.0f} | {times} |")


def machine():
    """Where the figures were taken, in words that name no one's machine."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**30
    return f"{os.cpu_count()} cores, {memory} GiB, {platform.system()} {platform.machine()}, load {os.getloadavg()[0]:.1f}"


def save(path, versions, results):
    """Everything measured, each run by itself."""
    corpora = {
        str(corpus): {
            program.name: {measure: {"median": asdict(median(runs)), "runs": [asdict(run) for run in runs]} for measure, runs in measures.items()}
            for program, measures in kept.items()
        }
        for corpus, kept in results.items()
    }
    path.write_text(json.dumps({"machine": machine(), "versions": versions, "corpora": corpora}, ensure_ascii=False, indent=1) + "\n")
