"""Sums up the runs of a bench: JSON for programs, a table in Markdown for people.

The folder holds bench.json (what was measured, on what) and a file NN.json for each run:
{"run", "owner", "operation" (a panel's, or null), "verdict" (see writer/verdict.py)}.
"""

import argparse
import json
import math
import pathlib
import statistics
import sys

FIGURES = (
    ("longestGapMilliseconds", "no write acknowledged, longest of a run"),
    ("longestChangeMilliseconds", "of these, from one node to the other"),
    ("longestWaitMilliseconds", "one write and its retries, longest of a run"),
    ("writeBlockedMillis", "writes blocked, by the panel's account"),
    ("vipMoveMillis", "VIP moving, by the panel's account"),
)
SUMS = ("acknowledged", "unknown", "failed", "duplicates", "samples", "samplesWithTwoWritable")


def quantile(values, share):
    """The smallest value that this share of all does not exceed (nearest rank)."""
    return sorted(values)[max(math.ceil(share * len(values)), 1) - 1]


def spread(values):
    if not values:
        return None
    return {
        "median": round(statistics.median(values), 1),
        "p95": quantile(values, 0.95),
        "max": max(values),
    }


def figures_of(run):
    """One run as one flat record."""
    verdict, operation = run["verdict"], run["operation"] or {}
    result = operation.get("result") or {}
    known = [lost for lost in verdict["lost"].values() if lost is not None]
    return {
        "run": run["run"],
        "owner": run["owner"],
        "start": verdict["start"],
        "longestGapMilliseconds": verdict["longestGapMilliseconds"],
        "longestChangeMilliseconds": verdict["longestChangeMilliseconds"],
        "longestWaitMilliseconds": verdict["longestWaitMilliseconds"],
        "writeBlockedMillis": result.get("writeBlockedMillis"),
        "vipMoveMillis": result.get("vipMoveMillis"),
        "lost": max(known) if len(known) == len(verdict["lost"]) else None,
        **{name: verdict[name] for name in SUMS},
        "transactions": verdict["transactions"],
        "longestWriterPauseMilliseconds": verdict["longestWriterPauseMilliseconds"],
        "outages": verdict["outages"],
        "twoWritable": verdict["twoWritable"],
        "errors": verdict["errors"],
        "session": run["session"],
    }


def sum_up(bench, runs):
    taken = [figures_of(run) for run in runs]
    lost = [run["lost"] for run in taken]
    spreads = {
        name: spread([run[name] for run in taken if run[name] is not None]) for name, _ in FIGURES
    }
    return {
        **bench,
        "runs": len(taken),
        **spreads,
        "lost": None if None in lost else sum(lost),
        **{name: sum(run[name] for run in taken) for name in SUMS},
        "longestWriterPauseMilliseconds": max(
            (run["longestWriterPauseMilliseconds"] or 0 for run in taken), default=None
        ),
        "eachRun": taken,
    }


def table(summary):
    lines = [heading(summary), machine(summary), "", "| ms | median | p95 | max |", "|---|---|---|---|"]
    for name, title in FIGURES:
        if summary[name]:
            cells = " | ".join(f"{summary[name][part]:.0f}" for part in ("median", "p95", "max"))
            lines.append(f"| {title} | {cells} |")
    return "\n".join(lines + ["", *counts(summary)])


def heading(summary):
    writers = "1 writer" if summary["writers"] == 1 else f"{summary['writers']} writers"
    beside = f", a {summary['transactionSeconds']:g} s transaction beside" if summary["transactionSeconds"] else ""
    return (
        f"bench {summary['bench']}: {summary['flavor']} ({summary['server']}), keepalived {summary['keepalived']};"
        f" {summary['runs']} of {summary['wantedRuns']} runs, {summary['rate']:g} writes/s by {writers}{beside}"
    )


def machine(summary):
    return (
        f"{summary['date']}; {summary['cores']} cores {summary['cpu']}, Linux {summary['kernel']},"
        f" load average {summary['loadAverage']}"
    )


def counts(summary):
    lost = "unknown how many" if summary["lost"] is None else summary["lost"]
    yield (
        f"acknowledged {summary['acknowledged']}, lost {lost}, duplicates {summary['duplicates']},"
        f" answer unknown {summary['unknown']}, refused {summary['failed']};"
        f" {summary['samplesWithTwoWritable']} of {summary['samples']} samples with two writable nodes"
    )
    yield f"the writer itself was woken late by {summary['longestWriterPauseMilliseconds']:g} ms at worst"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--json", type=pathlib.Path)
    options = parser.parse_args()
    bench = json.loads((options.folder / "bench.json").read_text())
    runs = [json.loads(file.read_text()) for file in sorted(options.folder.glob("[0-9]*.json"))]
    if not runs:
        return
    summary = sum_up(bench, runs)
    text = json.dumps(summary, indent=2)
    if options.json:
        options.json.write_text(text + "\n")
        print(table(summary))
    else:
        print(text)
        print(table(summary), file=sys.stderr)


if __name__ == "__main__":
    main()
