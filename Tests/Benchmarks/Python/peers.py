#!/usr/bin/env python3
"""Writes the graph of FOLDER with the libraries that people would otherwise use, and prints the seconds that each took.

usage: peers.py FOLDER    (graph.json and graph.nq, as Kith exports them)

Only the writing is timed: reading the file and building the graph in memory is not. Processor time.
"""
import csv
import io
import json
import pathlib
import sys
import time

import networkx
import rdflib


def timed(name, write):
    start = time.process_time()
    write()
    print(f"{name}\t{time.process_time() - start:.6f}", flush=True)


folder = pathlib.Path(sys.argv[1])
graph = json.loads((folder / "graph.json").read_text())
network = networkx.MultiDiGraph()
for entity in graph["entities"]:
    network.add_node(entity["id"], label=entity["name"], kind=entity["kind"], articles=entity.get("articles", 1))
for relation in graph["relations"]:
    first = relation["evidence"][0]
    network.add_edge(
        relation["subject"], relation["object"], label=relation["predicate"], stories=relation["stories"],
        confidence=relation["confidence"], quote=first["quote"], date=first["date"] or "")


def table():
    out = csv.writer(io.StringIO())
    for relation in graph["relations"]:
        first = relation["evidence"][0]
        out.writerow([relation["subject"], relation["predicate"], relation["object"], relation["stories"], first["quote"]])


timed("networkx DOT", lambda: networkx.nx_pydot.to_pydot(network).to_string())
timed("networkx GraphML", lambda: networkx.write_graphml_xml(network, io.BytesIO()))
timed("networkx GEXF", lambda: networkx.write_gexf(network, io.BytesIO()))
timed("csv of Python", table)
timed("json of Python", lambda: json.dumps(graph, indent=1))
store = rdflib.Dataset()
store.parse(folder / "graph.nq", format="nquads")
timed("rdflib N-Quads", lambda: store.serialize(format="nquads"))
timed("rdflib JSON-LD", lambda: store.serialize(format="json-ld"))
