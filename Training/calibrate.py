#!/usr/bin/env python3
"""Fit how often the reading model is right, alone, to what it says: the numbers of ReaderCalibration.swift.

usage: calibrate.py GOLD_DIR EXPORT.json

GOLD_DIR holds CLUSTER/entities.json and CLUSTER/<article>.json of articles that the model was not trained on; EXPORT.json is
`kith export json` of a graph of the same texts, one file per article named CLUSTER__ARTICLE.txt, built with
ReaderCalibration.probability returning what it is given and both bars of ReadRelations at 0.3: a relation's confidence is
then what the model said. Only relations with one sentence count, which nothing else supports.

Fits 1 / (1 + exp(-(slope * logit(p) + offset))); prints the log loss before and, leaving out one story at a time, after.
"""
import json
import math
import sys

import measure_patterns


def main():
    rows = []
    for story, relation, finder, right in measure_patterns.judged(sys.argv[1], json.load(open(sys.argv[2]))):
        if finder == "reading-model" and len(relation["evidence"]) == 1:
            rows.append((story, min(max(relation["confidence"], 0.01), 0.9995), right))
    said = [(p, right) for _, p, right in rows]
    after = []
    for story in sorted({row[0] for row in rows}):
        weights = fit([(p, right) for other, p, right in rows if other != story])
        after += [(calibrated(p, weights), right) for other, p, right in rows if other == story]
    slope, offset = fit(said)
    print(f"{len(rows)} relations, {sum(right for _, right in said)} right")
    print(f"log loss {loss(said):.3f}, calibrated {loss(after):.3f}")
    print(f"slope {slope:.3f} offset {offset:.3f}")


def logit(p):
    return math.log(p / (1 - p))


def calibrated(p, weights):
    return 1 / (1 + math.exp(-(weights[0] * logit(p) + weights[1])))


def loss(rows):
    return -sum(math.log(p if right else 1 - p) for p, right in rows) / len(rows)


def fit(rows):
    """Newton's method in two dimensions, with a touch of ridge."""
    slope, offset = 0.0, 0.0
    for _ in range(50):
        gradient = [0.01 * slope, 0.01 * offset]
        curve = [0.01, 0.0, 0.01]
        for p, right in rows:
            x, q = logit(p), calibrated(p, (slope, offset))
            gradient[0] += (q - right) * x
            gradient[1] += q - right
            curve[0] += q * (1 - q) * x * x
            curve[1] += q * (1 - q) * x
            curve[2] += q * (1 - q)
        size = curve[0] * curve[2] - curve[1] * curve[1]
        slope -= (curve[2] * gradient[0] - curve[1] * gradient[1]) / size
        offset -= (curve[0] * gradient[1] - curve[1] * gradient[0]) / size
    return slope, offset


main()
