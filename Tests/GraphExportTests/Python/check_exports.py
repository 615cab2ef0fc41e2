#!/usr/bin/env python3
"""Reads the exports of one graph with the libraries that people use, and compares what each of them sees.

usage: check_exports.py FOLDER

For every NAME.json in FOLDER that is an export (it has documents, entities and relations) and has files of the same name
in other formats beside it: the DOT file must give `dot`, `pydot` and `networkx` one node per entity and one edge per relation
with their ids and labels; the JSON-LD file must expand with `pyld`, and load in `rdflib` into the triples that the JSON
implies, keep its meaning under pyld's other algorithms, and satisfy Schema/Vocabulary/shapes.ttl; for the others see check_formats.py. Nothing is fetched: a document loader that refuses is put in place first.

Needs the packages of requirements.txt, and Graphviz.
"""
import json
import pathlib
import re
import subprocess
import sys
import urllib.parse
import xml.etree.ElementTree

import networkx
import pydot
import pygraphviz
import pyshacl
import rdflib
from pyld import jsonld
from rdflib.namespace import RDF, RDFS

from check_formats import CHECKS

ROOT = pathlib.Path(__file__).resolve().parents[3]
KITH = "urn:kith:vocabulary:"
SCHEMA = rdflib.Namespace("https://schema.org/")
PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")


def refuse(url, options=None):
    raise AssertionError(f"a reader was led to {url}")


def iri(kind, *parts):
    quoted = ":".join(urllib.parse.quote(part, safe="") for part in parts)
    return rdflib.URIRef(f"urn:kith:{kind}:{quoted}")


def standing(relation):
    asserted = {e["modality"] for e in relation["evidence"] if e["polarity"] == "asserted"}
    return next((m for m in ("actual", "planned", "alleged", "possible") if m in asserted), "denied")


def unquoted(text):
    """What a DOT string says: Graphviz itself undoes the quotes, escString the rest."""
    text = text[1:-1] if text[:1] == '"' else text
    text = re.sub(r"(?<!\\)((?:\\\\)*)\\x\{([0-9a-f]+)\}", lambda m: m[1] + chr(int(m[2], 16)), text)
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "r": "\r", "t": "\t"}.get(m[1], m[1]), text, flags=re.S)


def check_pygraphviz(path, entities, edges):
    read = pygraphviz.AGraph(str(path))
    nodes = {unquoted(str(n)): n for n in read.nodes()}
    assert set(nodes) <= set(entities), f"pygraphviz's nodes: {set(nodes) - set(entities)}"
    for key, node in nodes.items():
        assert node.attr["kind"] == entities[key]["kind"], f"pygraphviz's kind of {key}"
    found = sorted((unquoted(str(e[0])), unquoted(e.attr["predicate"]), unquoted(str(e[1]))) for e in read.edges())
    assert found == edges, "pygraphviz's edges"
    return len(nodes)


def check_dot(path, graph):
    entities = {e["id"]: e for e in graph["entities"]}
    edges = sorted((r["subject"], r["predicate"], r["object"]) for r in graph["relations"])

    for layout in ("canon", "svg"):
        done = subprocess.run(["dot", "-T" + layout, str(path)], capture_output=True, timeout=120)
        assert done.returncode == 0, f"dot -T{layout}: {done.stderr.decode()}"
        warnings = [w for w in done.stderr.decode().splitlines() if "syntax" in w.lower() or "error" in w.lower()]
        assert not warnings, f"dot -T{layout}: {warnings}"
    # What `done` holds now is the picture; a browser that finds one fault in it shows nothing.
    groups = xml.etree.ElementTree.fromstring(done.stdout).iter("{http://www.w3.org/2000/svg}g")
    # "edge", then classes of our own.
    drawn = [g.get("class", "").split(" ")[0] for g in groups]
    assert drawn.count("edge") == len(edges), "edges of the SVG"

    # pydot finds no fault with a file it cannot read to the end, so what it read is counted.
    parsed = pydot.graph_from_dot_file(str(path), encoding="utf-8")
    assert parsed and len(parsed) == 1, "pydot reads one graph"
    nodes = {unquoted(n.get_name()): n for n in parsed[0].get_nodes() if n.get_name() not in ("graph", "node", "edge")}
    drawn = {k for k in entities if k in nodes}
    connected = {end for edge in edges for end in (edge[0], edge[2])}
    assert connected <= drawn and set(nodes) <= set(entities), f"pydot's nodes: {set(nodes) ^ set(entities)}"
    for key, node in nodes.items():
        name, label = entities[key]["name"], unquoted(node.get_attributes()["label"])
        # Lines are broken at spaces, and what cannot be printed is shown as U+FFFD.
        whole = re.sub(r"\s+", "", re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]", "\ufffd", name))
        shown = re.sub(r"&amp;(#?\w+;)", r"&\1", re.sub(r"\s+", "", label))
        assert shown == whole or (shown.endswith("…") and whole.startswith(shown[:-1])), (name, label)
    found = sorted(
        (unquoted(e.get_source()), unquoted(e.get_attributes()["predicate"]), unquoted(e.get_destination()))
        for e in parsed[0].get_edges())
    assert found == edges, "pydot's edges"

    network = networkx.MultiDiGraph(networkx.nx_pydot.read_dot(str(path)))
    # networkx strips every quote at the ends of a name, those that are part of it too.
    assert set(network.nodes) == {n.get_name().strip('"') for n in nodes.values()}, "networkx's nodes"
    assert network.number_of_edges() == len(edges), "networkx's edges"
    assert check_pygraphviz(path, entities, edges) == len(nodes), "pygraphviz's nodes"
    return len(nodes), len(edges)


def check_algorithms(path, document, expanded):
    """What pyld's other algorithms make of it says the same."""
    here = {"documentLoader": refuse}
    vocabulary = ROOT / "Schema/Vocabulary"
    context = json.loads((vocabulary / "context.jsonld").read_text())
    canonical = jsonld.normalize(document, {"algorithm": "URDNA2015", "format": "application/n-quads"} | here)
    compacted = jsonld.compact(expanded, context, here)
    flattened = jsonld.flatten(document, context, here)
    for name, other in (("compact", compacted), ("flatten", flattened)):
        again = jsonld.normalize(other, {"algorithm": "URDNA2015", "format": "application/n-quads"} | here)
        assert again == canonical, f"{name} and normalise disagree"
    frame = json.loads((vocabulary / "frame.jsonld").read_text())
    framed = jsonld.frame(document, frame, {"omitGraph": False} | here)["@graph"]
    quotes = {s["@id"]: sorted({e["target"]["selector"]["exact"] for e in s["evidence"]}) for s in framed}

    # The same document, which leads to its context instead of carrying it.
    url = "https://kith.example/context.jsonld"
    local = lambda asked, options=None: {
        "contentType": "application/ld+json", "contextUrl": None, "documentUrl": asked, "document": context
    } if asked == url else refuse(asked)
    linked = path.with_suffix(".linked.jsonld")
    by_url = json.loads(linked.read_text()) if linked.exists() else document | {"@context": url}
    assert by_url["@context"] == url
    assert jsonld.expand(by_url, {"documentLoader": local}) == expanded, "the context by its address"
    return quotes


def check_shapes(store, path):
    conforms, _, report = pyshacl.validate(store, shacl_graph=str(ROOT / "Schema/Vocabulary/shapes.ttl"))
    assert conforms, f"{path}: {report}"


def check_plain(path, graph, store):
    """The profile without statements says what the other says of the entities, and nothing else."""
    plain = rdflib.Graph()
    plain.parse(data=path.read_text(encoding="utf-8"), format="json-ld")
    assert set(plain) <= set(store), sorted(set(plain) - set(store))[:3]
    entities = {iri("entity", e["id"]) for e in graph["entities"]}
    about = lambda triples: {t for t in triples if t[0] in entities}
    assert about(plain) == about(store), "the entities of the two profiles"
    assert not list(plain.subjects(RDF.type, RDF.Statement))
    return len(plain)


def check_jsonld(path, graph, catalogue):
    document = json.loads(path.read_text(encoding="utf-8"))
    expanded = jsonld.expand(document, {"documentLoader": refuse})
    text = json.dumps(expanded)
    assert '"@context"' not in text, "pyld understood every term"
    by_id = {node["@id"]: node for node in expanded}
    for entity in graph["entities"]:
        assert str(iri("entity", entity["id"])) in by_id, entity["id"]

    store = rdflib.Graph()
    store.parse(data=path.read_text(encoding="utf-8"), format="json-ld")
    assert not [t for t in store for term in t if isinstance(term, rdflib.BNode)], "no blank nodes"
    nquads = jsonld.to_rdf(document, {"format": "application/n-quads", "documentLoader": refuse})
    other = rdflib.Dataset()
    other.parse(data=nquads, format="nquads")
    mine, theirs = {(str(s), str(p), str(o)) for s, p, o in store}, {(str(s), str(p), str(o)) for s, p, o, _ in other.quads()}
    number = re.compile(r"^-?\d+(\.\d+)?(E[+-]?\d+)?$", re.I)
    plain = lambda triples: {t if not number.match(t[2]) else (t[0], t[1], float(t[2])) for t in triples}
    assert plain(mine) == plain(theirs), f"pyld and rdflib disagree: {sorted(map(str, plain(mine) ^ plain(theirs)))[:5]}"

    framed = check_algorithms(path, document, expanded)
    check_shapes(store, path)
    for relation in graph["relations"]:
        node = str(iri("statement", relation["subject"], relation["predicate"], relation["object"]))
        assert framed[node] == sorted({e["quote"] for e in relation["evidence"]}), f"framed quotes of {node}"
    plain = path.with_suffix(".plain.jsonld")
    if plain.exists():
        check_plain(plain, graph, store)

    kinds = {"person": SCHEMA.Person, "place": SCHEMA.Place, "organization": SCHEMA.Organization}
    for entity in graph["entities"]:
        node = iri("entity", entity["id"])
        assert (node, RDF.type, kinds[entity["kind"]]) in store, entity["id"]
        assert (node, SCHEMA.name, rdflib.Literal(entity["name"])) in store, entity["id"]
        others = set(map(str, store.objects(node, SCHEMA.alternateName)))
        assert others == set(entity["names"]) - {entity["name"]}, entity["id"]
        if re.fullmatch(r"Q\d+", entity["wikidata"] or "", re.A):
            assert (node, SCHEMA.sameAs, rdflib.URIRef("http://www.wikidata.org/entity/" + entity["wikidata"])) in store

    expected, statements, annotations = set(), 0, 0
    for r in graph["relations"]:
        s, p, o = iri("entity", r["subject"]), rdflib.URIRef(KITH + urllib.parse.quote(r["predicate"], safe="")), iri("entity", r["object"])
        node = iri("statement", r["subject"], r["predicate"], r["object"])
        for triple in ((node, RDF.subject, s), (node, RDF.predicate, p), (node, RDF.object, o), (node, RDF.type, RDF.Statement)):
            assert triple in store, triple
        assert str(store.value(node, rdflib.URIRef(KITH + "standing"))) == standing(r), node
        if standing(r) == "actual":
            expected.add((s, p, o))
            if catalogue.get(r["predicate"], {}).get("symmetric"):
                expected.add((o, p, s))
        quotes = set()
        for annotation in store.objects(node, rdflib.URIRef(KITH + "evidence")):
            assert (annotation, OA.hasBody, node) in store and (annotation, RDF.type, OA.Annotation) in store
            target = store.value(annotation, OA.hasTarget)
            article = store.value(target, OA.hasSource)
            assert (annotation, PROV.hadPrimarySource, article) in store and (node, PROV.wasDerivedFrom, article) in store
            selectors = list(store.objects(target, OA.hasSelector))
            exact = next(v for x in selectors for v in store.objects(x, OA.exact))
            start = next(v for x in selectors for v in store.objects(x, OA.start))
            end = next(v for x in selectors for v in store.objects(x, OA.end))
            quotes.add((str(article), start.toPython(), end.toPython(), str(exact)))
            annotations += 1
        said = {(str(iri("article", e["document"])), e["start"], e["end"], e["quote"]) for e in r["evidence"]}
        assert quotes == said, f"evidence of {node}: {quotes ^ said}"
        statements += 1
    predicates = set(store.subjects(RDF.type, RDF.Property))
    found = {(s, p, o) for s, p, o in store if p in predicates}
    assert found == expected, f"plain edges: {found ^ expected}"
    assert all((p, RDFS.label, None) in store for p in predicates), "every predicate has a label"
    return len(store), statements, annotations


def main():
    folder = pathlib.Path(sys.argv[1])
    root = pathlib.Path(__file__).resolve().parents[3]
    catalogue = {p["id"]: p for p in json.loads((root / "Schema/Vocabulary/catalogue.json").read_text())["predicates"]}
    checked = 0
    for path in sorted(folder.rglob("*.json")):
        if path.name.endswith(".ftm.json"):
            continue
        graph = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(graph, dict) or not {"documents", "entities", "relations"} <= set(graph):
            continue
        dot, linked = path.with_suffix(".dot"), path.with_suffix(".jsonld")
        if dot.exists():
            print(f"{dot}: %d nodes, %d edges" % check_dot(dot, graph))
            checked += 1
        if linked.exists():
            print(f"{linked}: %d triples, %d statements, %d annotations" % check_jsonld(linked, graph, catalogue))
            checked += 1
        for suffix, check in CHECKS.items():
            other = path.with_suffix(suffix)
            if other.exists():
                print(f"{other}: {check(other, graph)}")
                checked += 1
    if not checked:
        sys.exit(f"no export with another format beside it in {folder}")


main()
