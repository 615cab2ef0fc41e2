#!/usr/bin/env python3
"""Fit how often the reading model is right, alone, to what it says: the numbers of ReaderCalibration.swift.

usage: calibrate.py CATALOGUE.json GOLD_DIR EXPORT.json [GOLD_DIR EXPORT.json ...]

GOLD_DIR holds CLUSTER/entities.json and CLUSTER/<article>.json of articles that the model was not trained on; EXPORT.json is
`kith export json` of a graph of the same texts, one file per article named CLUSTER__ARTICLE.txt, built with
ReaderCalibration.probability returning what it is given and both bars of ReadRelations at 0.3: a relation's confidence is
then what the model said. Only relations with one sentence count, which nothing else supports.

Fits 1 / (1 + exp(-(slope * logit(p) + offset + of events))); prints the log loss before and, leaving out one story at a time,
after, with and without the offset of events.
"""
import json
import sys

import numpy as np

import measure_patterns


def main():
    events = {p["id"] for p in json.load(open(sys.argv[1]))["predicates"] if p["aspect"] == "event"}
    rows = []
    for gold, export in zip(sys.argv[2::2], sys.argv[3::2]):
        for story, relation, finder, right in measure_patterns.judged(gold, json.load(open(export))):
            if finder == "reading-model" and len(relation["evidence"]) == 1:
                rows.append((story, min(max(relation["confidence"], 0.01), 0.9995), relation["predicate"] in events, right))
    x = np.array([[np.log(p / (1 - p)), 1, event] for _, p, event, _ in rows], dtype=float)
    y, stories = np.array([row[3] for row in rows], dtype=float), np.array([row[0] for row in rows])
    for name, part in (("states", x[:, 2] == 0), ("events", x[:, 2] == 1)):
        print(f"{name}: {int(part.sum())} relations, {int(y[part].sum())} right")
    print(f"log loss {loss(x[:, 0], y):.3f}")
    for columns in (2, 3):
        after = np.zeros(len(y))
        for story in np.unique(stories):
            left = stories == story
            after[left] = x[left, :columns] @ fit(x[~left, :columns], y[~left])
        print(f"calibrated {loss(after, y):.3f}:", dict(zip(("slope", "offset", "of events"), fit(x[:, :columns], y).round(3).tolist())))


def loss(odds, y):
    return float(np.mean(np.logaddexp(0, np.where(y == 1, -odds, odds))))


def fit(x, y):
    """Newton's method, with a touch of ridge."""
    weights = np.zeros(x.shape[1])
    for _ in range(50):
        q = 1 / (1 + np.exp(-(x @ weights)))
        weights -= np.linalg.solve((x.T * (q * (1 - q))) @ x + 0.01 * np.eye(len(weights)), x.T @ (q - y) + 0.01 * weights)
    return weights


main()
