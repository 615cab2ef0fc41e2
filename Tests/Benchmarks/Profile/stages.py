#!/usr/bin/env python3
"""Says which room of Kith the processor time of a build goes to.

    perf record -F 199 --call-graph fp -o build.perf KITH build --quiet --jobs 1 --graph new.kith ARTICLES
    perf script -i build.perf -F ip,sym | python3 Tests/Benchmarks/Profile/stages.py

A sample counts for the innermost function of ours that it was taken in: what Swift's run time, Foundation, SQLite and the C
library do is done for whoever called them. Needs the release build (its symbols are Swift's mangled names).
"""

import collections
import re
import sys

# Modules by the prefix of their symbols. Nouns and names are not among them: the next function out says for whom they work.
ROOMS = {
    "Reading": "Reading", "Programs": "Reading", "Linguistics": "Linguistics", "ReadingModel": "Linguistics (the model)",
    "Extraction": "Extraction", "Identity": "Identity", "GraphStore": "GraphStore", "GRDB": "GraphStore", "Packs": "Packs",
    "Yams": "Packs",
}
KERNEL = re.compile(r"^(kith_(?!start|tagger|pack)|wide|narrow|lanes)")
MODULE = re.compile(r"^\$s(\d+)(.*)")
STORE = re.compile(r"^(sqlite3|fts5|btree|pager|vdbe)", re.I)


def room(symbol):
    if KERNEL.match(symbol):
        return "Linguistics (the model)"
    if STORE.match(symbol):
        return "GraphStore"
    found = MODULE.match(symbol)
    if not found:
        return None
    name = found.group(2)[: int(found.group(1))]
    return ROOMS.get(name)


def main():
    counts, stack = collections.Counter(), []

    def count():
        if stack:
            counts[next((found for symbol in stack if (found := room(symbol))), "start, memory and the rest")] += 1

    for line in sys.stdin:
        words = line.split(maxsplit=1)
        if words:
            stack.append(words[1].strip() if len(words) > 1 else "")
        else:
            count()
            stack = []
    count()
    total = sum(counts.values())
    if not total:
        raise SystemExit("there are no samples; pipe `perf script -F ip,sym` into this")
    print("| room | share |\n| --- | --- |")
    for name, number in counts.most_common():
        print(f"| {name} | {100 * number / total:.1f} % |")
    reading = sum(number for name, number in counts.items() if name.startswith(("Linguistics", "Extraction")))
    print(f"\nLinguistics and Extraction: {100 * reading / total:.1f} % of {total} samples")


if __name__ == "__main__":
    main()
