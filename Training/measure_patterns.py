#!/usr/bin/env python3
"""Measure how often each pattern is right on annotated articles, and write that into the pattern files.

usage: measure_patterns.py GOLD_DIR EXPORT.json [--write PATTERNS_DIR]

GOLD_DIR holds CLUSTER/entities.json and CLUSTER/<article>.json; EXPORT.json is `kith export json` of a graph built from
the same texts, one file per article named CLUSTER__ARTICLE.txt. A relation that a pattern found in an article is right
when the article's gold has the same predicate between the entities that the two ends' names stand for.

The confidence of a pattern with n matches of which k are right is (k + 3 p) / (n + 3), p being the precision of all
patterns together: patterns that were seen rarely stay near the average. Rounded to 0.05, within 0.3 ... 0.95.
"""
import collections
import json
import os
import pathlib
import re
import sys


def overlap(a, b):
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def judged(gold_dir, export):
    """Yields story, relation, finder and whether it is right, for each finder, relation and article."""
    catalogue = json.load(open(pathlib.Path(__file__).resolve().parent.parent / "Schema/Vocabulary/catalogue.json"))
    symmetric = {p["id"] for p in catalogue["predicates"] if p["symmetric"]}
    stems = {d["id"]: pathlib.Path(d["source"]).stem for d in export["documents"]}
    mentions = collections.defaultdict(list)
    for entity in export["entities"]:
        for m in entity["mentions"]:
            if m["reading"] in ("name", "demonym", "metonym"):
                mentions[stems[m["document"]]].append((m["start"], m["end"], entity["id"]))
    found = collections.defaultdict(dict)
    for relation in export["relations"]:
        for evidence in relation["evidence"]:
            ends = (evidence["finder"], relation["subject"], relation["predicate"], relation["object"])
            found[stems[evidence["document"]]][ends] = relation

    def key(subject, predicate, object):
        return (predicate, *sorted((subject, object))) if predicate in symmetric else (predicate, subject, object)

    for path in sorted(pathlib.Path(gold_dir).glob("*/*.json")):
        if path.name == "entities.json":
            continue
        article = json.load(open(path))
        name = f"{path.parent.name}__{path.stem}"
        votes = collections.defaultdict(collections.Counter)
        for m in article["mentions"]:
            for start, end, entity in mentions[name]:
                if overlap((start, end), (m["start"], m["end"])):
                    votes[entity][m["entity"]] += 1
        gold_of = {entity: min(c, key=lambda g: (-c[g], g)) for entity, c in votes.items()}
        gold = {key(r["subject"], r["predicate"], r["object"]) for r in article["relations"]}
        for (finder, subject, predicate, object), relation in found[name].items():
            ends = gold_of.get(subject), gold_of.get(object)
            yield path.parent.name, relation, finder, None not in ends and key(ends[0], predicate, ends[1]) in gold


def measure(gold_dir, export):
    counts = collections.defaultdict(lambda: [0, 0])
    for _, _, finder, right in judged(gold_dir, export):
        counts[finder][0] += 1
        counts[finder][1] += right
    return counts


def main():
    counts = measure(sys.argv[1], json.load(open(sys.argv[2])))
    total = sum(n for n, _ in counts.values())
    right = sum(k for _, k in counts.values())
    average = right / max(1, total)
    print(f"all patterns: {right} of {total} right, {100 * average:.1f} %")
    for finder, (n, k) in sorted(counts.items(), key=lambda item: (-item[1][0], item[0])):
        print(f"  {finder:40s} {k:4d} of {n:4d}")
    if "--write" not in sys.argv:
        return
    folder = pathlib.Path(sys.argv[sys.argv.index("--write") + 1])
    for path in sorted(folder.glob("*.yaml")):
        family, pattern, lines = path.stem, None, []
        for line in path.read_text().splitlines():
            if match := re.match(r"  - id: (\S+)", line):
                pattern = f"{family}/{match[1]}"
            if re.match(r"    confidence: ", line):
                n, k = counts.get(pattern, (0, 0))
                value = round(20 * (k + 3 * average) / (n + 3)) / 20
                line = f"    confidence: {min(0.95, max(0.3, value)):.2f}"
            lines.append(line)
        path.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
