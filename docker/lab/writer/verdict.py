"""Judges a writer's run from its files; pure but for reading them. Prints one JSON object.

The folder holds: ledger (see writer.py), db1.samples and db2.samples (see watch.py), db1.rows and
db2.rows (SEQ COUNT per line; absent when that node could not be asked). Exit code 3: a node that was
asked lacks an acknowledged write, or one that the other node has; it may still be applying.
"""

import argparse
import json
import pathlib
import sys
from datetime import datetime, timezone

# A writable node whose samples are further apart than this is not taken to be writable between.
MAX_SAMPLE_GAP_NS = 200_000_000
# The writer that keeps a transaction open; it is slow by intent.
TRANSACTION = "t"


def read_ledger(lines):
    """The attempts as (seq, outcome, start, end, node, code, writer), and the notes by their first word."""
    attempts, notes = [], {}
    for line in lines:
        words = line.split()
        if words[:1] == ["#"]:
            notes[words[1]] = words[2:]
        elif len(words) == 7:
            seq, outcome, start, end, *rest = words
            attempts.append((int(seq), outcome, int(start), int(end), *rest))
    return attempts, notes


def read_rows(path):
    if not path.exists():
        return None
    return {int(seq): int(count) for seq, count in map(str.split, path.read_text().splitlines())}


def read_samples(path):
    """(start, end, writable) per sample; writable is None when the server gave no answer."""
    if not path.exists():
        return []
    words = (line.split() for line in path.read_text().splitlines())
    return [(int(w[0]), int(w[1]), {"1": True, "0": False}.get(w[2])) for w in words if len(w) == 3]


def outages(attempts, begin, end, threshold_ns):
    """Gaps between acknowledgements, as (start, end, from node, to node); the last may be open."""
    found, last, last_node = [], begin, None
    for _, outcome, _, at, node, _, writer in attempts:
        if outcome == "A" and writer != TRANSACTION:
            if at - last > threshold_ns:
                found.append((last, at, last_node, node))
            last, last_node = at, node
    if end - last > threshold_ns:
        found.append((last, end, last_node, None))
    return found


def longest_gap(attempts, begin, end):
    """Between two acknowledgements, or from the last one to the end; connecting at first is none."""
    gaps = outages(attempts, begin, end, 0)
    return max((stop - start for start, stop, node, _ in gaps if node or len(gaps) == 1), default=0)


def longest_change(attempts, begin, end):
    """From the last acknowledgement of one node to the first of the other; None without a change."""
    gaps = outages(attempts, begin, end, 0)
    changes = [stop - start for start, stop, node, other in gaps if node and other and node != other]
    return max(changes, default=None)


def longest_wait(attempts, end):
    """How long one writer tried until its write was acknowledged, at most."""
    longest, since = 0, {}
    for _, outcome, start, at, _, _, writer in attempts:
        if writer == TRANSACTION:
            continue
        first = since.setdefault(writer, start)
        if outcome == "A":
            longest = max(longest, at - first)
            del since[writer]
    return max([longest] + [end - first for first in since.values()])


def spent(attempts, start, stop):
    """What the attempts that ended in that time were spent on: (code, how many, nanoseconds)."""
    found = {}
    for _, outcome, began, at, _, code, writer in attempts:
        if start < at <= stop and writer != TRANSACTION:
            key = "acknowledged" if outcome == "A" else code
            count, time = found.get(key, (0, 0))
            found[key] = (count + 1, time + at - began)
    return sorted((code, count, time) for code, (count, time) in found.items())


def writable_spans(samples):
    """From the first to the last sample of each uninterrupted run of writable ones."""
    spans, open_span = [], None
    for start, end, writable in samples:
        if writable and open_span and start - open_span[1] <= MAX_SAMPLE_GAP_NS:
            open_span[1] = end
        elif writable:
            open_span = [start, end]
            spans.append(open_span)
        else:
            open_span = None
    return spans


def overlaps(spans, others):
    found = []
    for start, end in spans:
        for other_start, other_end in others:
            if max(start, other_start) < min(end, other_end):
                found.append((max(start, other_start), min(end, other_end)))
    return sorted(found)


def samples_within(samples, spans):
    return sum(
        1
        for start, end, writable in samples
        if writable and any(start < span_end and span_start < end for span_start, span_end in spans)
    )


def tally(attempts):
    """Errors by code: how many, and when the first came."""
    found = {}
    for _, outcome, start, _, _, code, _ in attempts:
        if outcome != "A":
            count, first = found.get(code, (0, start))
            found[code] = (count + 1, first)
    return found


def judge(attempts, notes, samples, rows, rate):
    begin, wall = int(notes["begin"][0]), int(notes["begin"][1])
    end = int(notes["end"][0]) if "end" in notes else max([a[3] for a in attempts] + [begin])

    def clock(at):
        moment = datetime.fromtimestamp((wall + at - begin) / 1e9, timezone.utc)
        return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def milliseconds(start, stop):
        return round((stop - start) / 1e6, 1)

    by_outcome = {key: {a[0] for a in attempts if a[1] == key} for key in "AFU"}
    gaps = outages(attempts, begin, end, max(50_000_000, int(3e9 / rate)))
    spans = {node: writable_spans(samples[node]) for node in samples}
    both = overlaps(spans["db1"], spans["db2"])
    change = longest_change(attempts, begin, end)
    known = [found for found in rows.values() if found is not None]
    present = set().union(*known)
    return {
        "acknowledged": len(by_outcome["A"]),
        "unknown": len(by_outcome["U"]),
        "failed": len(by_outcome["F"]),
        "lost": {
            node: None if found is None else len(by_outcome["A"] - found.keys())
            for node, found in rows.items()
        },
        "duplicates": len(
            {seq for found in known for seq, count in found.items() if count > 1}
            | (present & by_outcome["F"])
            | (present - by_outcome["A"] - by_outcome["U"] - by_outcome["F"])
        ),
        "unknownPresent": len(present & by_outcome["U"]),
        "outages": [
            {
                "start": clock(start),
                "milliseconds": milliseconds(start, stop),
                "from": node,
                "to": other,
                "spent": [
                    {"code": code, "count": count, "milliseconds": milliseconds(0, time)}
                    for code, count, time in spent(attempts, start, stop)
                ],
            }
            for start, stop, node, other in gaps
        ],
        "longestOutageMilliseconds": max((milliseconds(g[0], g[1]) for g in gaps), default=0),
        "longestGapMilliseconds": milliseconds(0, longest_gap(attempts, begin, end)),
        "longestChangeMilliseconds": None if change is None else milliseconds(0, change),
        "longestWaitMilliseconds": milliseconds(0, longest_wait(attempts, end)),
        "transactions": {
            word: sum(1 for a in attempts if a[6] == TRANSACTION and a[1] == key)
            for key, word in (("A", "acknowledged"), ("F", "failed"), ("U", "unknown"))
        },
        "samples": max(len(taken) for taken in samples.values()),
        "samplesUnanswered": {
            node: sum(1 for s in taken if s[2] is None) for node, taken in samples.items()
        },
        "samplesWithTwoWritable": max(
            samples_within(samples["db1"], spans["db2"]), samples_within(samples["db2"], spans["db1"])
        ),
        "twoWritable": [
            {"start": clock(start), "milliseconds": milliseconds(start, stop)} for start, stop in both
        ],
        "rate": rate,
        "achievedRate": round(len(by_outcome["A"]) / max((end - begin) / 1e9, 1e-9), 1),
        "seconds": round((end - begin) / 1e9, 2),
        "start": clock(begin),
        "longestWriterPauseMilliseconds": float(notes["end"][1]) if "end" in notes else None,
        "errors": [
            {"code": code, "count": count, "first": clock(first)}
            for code, (count, first) in sorted(tally(attempts).items())
        ],
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--rate", type=float, required=True)
    parser.add_argument("--writers", type=int, default=1)
    parser.add_argument("--transaction", type=float, default=0)
    options = parser.parse_args()
    attempts, notes = read_ledger((options.folder / "ledger").read_text().splitlines())
    nodes = ("db1", "db2")
    samples = {node: read_samples(options.folder / f"{node}.samples") for node in nodes}
    rows = {node: read_rows(options.folder / f"{node}.rows") for node in nodes}
    verdict = judge(attempts, notes, samples, rows, options.rate)
    verdict |= {"writers": options.writers, "transactionSeconds": options.transaction}
    print(json.dumps(verdict, indent=2))
    known = [found for found in rows.values() if found is not None]
    if any(verdict["lost"].values()) or (known and known[0].keys() != known[-1].keys()):
        sys.exit(3)


if __name__ == "__main__":
    main()
