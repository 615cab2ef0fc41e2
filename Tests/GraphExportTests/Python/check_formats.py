"""The checks of the formats besides DOT and JSON-LD; `check_exports.py` runs them.

Each reads one file with the library that people use and compares it with the JSON export beside it: same nodes, same
edges, same attributes.
"""
import csv
import json
import re

import igraph
import networkx
import ocg
import rdflib
from antlr4 import CommonTokenStream, InputStream
from antlr4.error.ErrorListener import ErrorListener
from antlr4_cypher import CypherLexer, CypherParser
from followthemoney import model
from followthemoney.types import registry

csv.field_size_limit(1 << 24)


def evidence(relation):
    return relation["evidence"]


def standing(relation):
    asserted = {e["modality"] for e in relation["evidence"] if e["polarity"] == "asserted"}
    return next((m for m in ("actual", "planned", "alleged", "possible") if m in asserted), "denied")


def unescaped(text):
    """What XML cannot hold is written \\x{7}."""
    return re.sub(r"\\x\{([0-9a-f]+)\}", lambda m: chr(int(m[1], 16)), text)


def listed(cell):
    """'a|b' with backslashes before a bar and a backslash."""
    parts, at = [""], 0
    while at < len(cell):
        if cell[at] == "\\":
            parts[-1] += cell[at + 1]
            at += 1
        elif cell[at] == "|":
            parts.append("")
        else:
            parts[-1] += cell[at]
        at += 1
    return parts


def keys(graph):
    return sorted((r["subject"], r["predicate"], r["object"]) for r in graph["relations"])


# Linked data


def triples(path, kind):
    store = rdflib.Dataset() if kind == "nquads" else rdflib.Graph()
    store.parse(data=path.read_text(encoding="utf-8"), format=kind)
    found = store.triples((None, None, None))
    # Numbers by value: JSON has no types, so the readers write 0.9 and 9.0E-1.
    return {(str(s), str(p), (str(o.datatype), o.value) if getattr(o, "datatype", None) == rdflib.XSD.double else o) for s, p, o in found}


def check_linked(path, graph, kind):
    # Beside "x.plain.ttl" lies "x.plain.jsonld", whose triples it has.
    other = triples(path.with_suffix(".jsonld"), "json-ld")
    mine = triples(path, kind)
    assert mine == other, f"only here: {sorted(map(str, mine - other))[:3]}; only in JSON-LD: {sorted(map(str, other - mine))[:3]}"
    if kind == "nquads":
        lines = path.read_bytes().split(b"\n")[:-1]
        assert lines == sorted(set(lines)), "sorted, each once"
        assert len(lines) == len(mine), "a line a triple"
    return f"{len(mine)} triples"


def check_turtle(path, graph):
    return check_linked(path, graph, "turtle")


def check_nquads(path, graph):
    return check_linked(path, graph, "nquads")


# Graph tools


def expected_node(entity):
    return {
        "label": entity["name"], "kind": entity["kind"], "subkind": entity["subkind"] or "",
        "names": entity["names"], "wikidata": entity["wikidata"] or "",
    }


def expected_edge(relation, documents):
    dates = sorted({documents[e["document"]]["published"] for e in evidence(relation)} - {None})
    return {
        "standing": standing(relation), "articles": relation["articles"], "stories": relation["stories"],
        "confidence": relation["confidence"], "weight": relation["stories"],
        "first_published": dates[0] if dates else "", "last_published": dates[-1] if dates else "",
        "evidence": relation["evidence"],
    }


def found_node(data):
    found = {name: unescaped(data.get(name) or "") for name in ("label", "kind", "subkind", "wikidata")}
    # The list was made before the XML, so it is undone after it.
    found["names"] = listed(unescaped(data.get("names") or ""))
    return found


def found_edge(data):
    found = {name: data[name] for name in ("standing", "articles", "stories", "confidence", "weight")}
    found |= {name: unescaped(data.get(name) or "") for name in ("first_published", "last_published")}
    found["evidence"] = json.loads(unescaped(data["evidence"]))
    return found


def compare(graph, nodes, edges):
    documents = {d["id"]: d for d in graph["documents"]}
    expected = {e["id"]: expected_node(e) for e in graph["entities"]}
    assert nodes == expected, [(k, nodes.get(k), v) for k, v in expected.items() if nodes.get(k) != v][:2]
    assert sorted(edges) == keys(graph), "edges"
    for relation in graph["relations"]:
        key = relation["subject"], relation["predicate"], relation["object"]
        assert edges[key] == expected_edge(relation, documents), (edges[key], expected_edge(relation, documents))
    return f"{len(nodes)} nodes, {len(edges)} edges"


def check_networkx(network, graph):
    assert network.is_directed()
    nodes = {unescaped(node): found_node(data) for node, data in network.nodes(data=True)}
    edges = {}
    for source, target, data in network.edges(data=True):
        edges[unescaped(source), unescaped(data["predicate"]), unescaped(target)] = found_edge(data)
    return compare(graph, nodes, edges)


def check_graphml(path, graph):
    # `id` is igraph's own name for a node's id; what is missing is "". igraph 1.0.0 gives an ampersand in an XML attribute,
    # which an id is, as "&#38;"; no other part is one.
    ids = lambda vertex: unescaped(vertex["id"].replace("&#38;", "&"))
    network = igraph.Graph.Read_GraphML(str(path))
    nodes = {ids(v): found_node(v.attributes()) for v in network.vs}
    edges = {}
    for edge in network.es:
        source, target = (ids(network.vs[end]) for end in (edge.source, edge.target))
        edges[source, unescaped(edge["predicate"]), target] = found_edge(edge.attributes())
    compare(graph, nodes, edges)
    return check_networkx(networkx.read_graphml(path, force_multigraph=True), graph)


DAY = r"\d{4}(-\d\d){0,2}"
DATE = rf"{DAY}(/({DAY}|\.\.))?|\.\./{DAY}"


def check_gexf(path, graph):
    network = networkx.read_gexf(path, version="1.2draft")
    spells = sum(len(data.get("spells", [])) for _, _, data in network.edges(data=True))
    dates = sum(
        len({e["date"] for e in evidence(r) if e["polarity"] == "asserted" and re.fullmatch(DATE, e["date"] or "")})
        for r in graph["relations"])
    assert spells == dates, f"{spells} spells, {dates} dates"
    return check_networkx(network, graph) + f", {spells} spells"


# Tables


def rows(path, guarded=True):
    with open(path, encoding="utf-8", newline="") as file:
        table = list(csv.reader(file, strict=True))
    if guarded:
        for row in table:
            for cell in row:
                assert not cell or cell[0] not in "=+-@\t\r", f"a spreadsheet would run {cell!r}"
        table = [[re.sub(r"\A'(?='*[=+\-@\t\r])", "", cell) for cell in row] for row in table]
    header, body = table[0], table[1:]
    assert all(len(row) == len(header) for row in body), "every row has every cell"
    return [dict(zip(header, row)) for row in body]


def check_csv_entities(path, graph):
    found = {row["id"]: (row["name"], row["kind"], row["subkind"], listed(row["names"]), row["wikidata"]) for row in rows(path)}
    assert found == {
        e["id"]: (e["name"], e["kind"], e["subkind"] or "", e["names"], e["wikidata"] or "") for e in graph["entities"]}
    return f"{len(found)} rows"


def check_csv_relations(path, graph):
    table = rows(path)
    assert sorted((row["subject"], row["predicate"], row["object"]) for row in table) == keys(graph)
    names = {e["id"]: e["name"] for e in graph["entities"]}
    relations = {(r["subject"], r["predicate"], r["object"]): r for r in graph["relations"]}
    for row in table:
        relation = relations[row["subject"], row["predicate"], row["object"]]
        assert (row["subject_name"], row["object_name"]) == (names[row["subject"]], names[row["object"]])
        assert row["quote"] == evidence(relation)[0]["quote"] and row["standing"] == standing(relation)
        assert (int(row["articles"]), int(row["stories"]), float(row["confidence"])) == (
            relation["articles"], relation["stories"], relation["confidence"])
    return f"{len(table)} rows"


def check_csv_evidence(path, graph):
    columns = ("quote", "polarity", "modality", "tense", "role", "date", "finder", "document")
    found = sorted(
        (row["subject"], row["predicate"], row["object"], *(row[c] for c in columns), row["attributed_to"], int(row["start"]), int(row["end"]))
        for row in rows(path))
    assert found == sorted(
        (r["subject"], r["predicate"], r["object"], *(e[c] or "" for c in columns), e["attributedTo"] or "", e["start"], e["end"])
        for r in graph["relations"] for e in evidence(r))
    return f"{len(found)} rows"


def imported(path):
    """The rows as neo4j-admin takes them without options, by the rules of its manual for headers and values: a name, a type
    and "[]" for several, ";" between those; quotes double a quote, a backslash is a character, no value has a line break; each
    special field once; numbers and truth values as their types say.

    Source: Neo4j Operations Manual 5, "Import", "CSV file header format".
    """
    read = {
        "string": str, "int": int, "double": float, "boolean": {"true": True, "false": False}.__getitem__}
    lines = path.read_text(encoding="utf-8").split("\n")
    assert lines.pop() == "" and not [c for line in lines for c in line if c in "\r\v\f\x85\u2028\u2029"]
    header, *rows = csv.reader(lines, strict=True)
    fields = [re.fullmatch(r"(\w*)(?::(\w+)(\[\])?)?", field).groups() for field in header]
    names = [name or kind for name, kind, _ in fields]
    assert len(set(names)) == len(names), f"a field twice: {names}"
    specials = {kind for _, kind, _ in fields if kind and kind.isupper()}
    assert specials in ({"ID", "LABEL"}, {"START_ID", "END_ID", "TYPE"}), specials
    for row in rows:
        assert len(row) == len(fields), f"{len(row)} values in {len(fields)} fields"
        for value, (name, kind, many) in zip(row, fields):
            if kind and kind.isupper():
                assert value, f"a row without {kind}"
            elif value:
                for part in value.split(";") if many else [value]:
                    read[kind or "string"](part)
        yield dict(zip(header, row))


def check_neo4j_nodes(path, graph):
    spaced = lambda text: re.sub(r"\s", " ", text)
    ids = lambda text: unescaped(text)
    found = {}
    for row in imported(path):
        labels = row[":LABEL"].split(";")
        found[ids(row["id:ID"])] = (row["name"], labels, len(row["names:string[]"].split(";")))
    assert found == {
        e["id"]: (spaced(e["name"]), ["Entity", e["kind"].capitalize()], len(e["names"])) for e in graph["entities"]}
    assert len(path.read_text(encoding="utf-8").split("\n")) == len(found) + 2, "one line a node"
    return f"{len(found)} rows"


def check_neo4j_relationships(path, graph):
    table = list(imported(path))
    ids = {row["id:ID"] for row in imported(path.with_name(path.name.replace(".relationships.", ".nodes.")))}
    assert {row[end] for row in table for end in (":START_ID", ":END_ID")} <= ids, "ends that are no nodes"
    found = sorted((unescaped(row[":START_ID"]), row["predicate"], unescaped(row[":END_ID"])) for row in table)
    spaced = lambda text: re.sub(r"\s", " ", text)
    assert found == sorted((s, spaced(p), o) for s, p, o in keys(graph))
    for row in table:
        assert re.fullmatch("[A-Z][A-Z0-9_]*", row[":TYPE"]) and json.loads(row["evidence"])
    return f"{len(table)} rows"


# Cypher


class Refusing(ErrorListener):
    def syntaxError(self, recognizer, symbol, line, column, message, error):
        raise AssertionError(f"Cypher, column {column}: {message}")


def parses(statement):
    lexer = CypherLexer(InputStream(statement))
    parser = CypherParser(CommonTokenStream(lexer))
    for part in (lexer, parser):
        part.removeErrorListeners()
        part.addErrorListener(Refusing())
    parser.script()


def text_of(literal):
    """What a Cypher string says."""
    marks = {"n": "\n", "r": "\r", "t": "\t"}
    return re.sub(
        r"\\(?:u([0-9A-F]{4})|(.))", lambda m: chr(int(m[1], 16)) if m[1] else marks.get(m[2], m[2]), literal[1:-1], flags=re.S)


def run(lines, graph):
    """An engine holds the graph after the script, and the same after it ran again."""
    engine = ocg.Graph()
    for line in lines * 2:
        engine.execute(line.rstrip(";"))
    nodes = engine.execute("MATCH (e:Entity) RETURN e.id, e.name, e.names, e.kind, e.articles, labels(e)")
    assert {n["e.id"]: (n["e.name"], sorted(n["e.names"]), n["e.kind"], sorted(n["labels(e)"])) for n in nodes} == {
        e["id"]: (e["name"], sorted(e["names"]), e["kind"], sorted(["Entity", e["kind"].capitalize()]))
        for e in graph["entities"]}, "the nodes of an engine"
    assert len(nodes) == len(graph["entities"])
    edges = engine.execute(
        "MATCH (a)-[r]->(b) RETURN a.id, r.predicate, b.id, r.standing, r.articles, r.stories, r.confidence, r.quotes")
    assert sorted(list(edge.values()) for edge in edges) == sorted(
        [r["subject"], r["predicate"], r["object"], standing(r), r["articles"], r["stories"], r["confidence"],
         [e["quote"] for e in evidence(r)]] for r in graph["relations"]), "the edges of an engine"


def check_cypher(path, graph, sample=20):
    lines = path.read_text(encoding="utf-8").split("\n")[:-1]
    assert all(line.endswith(";") for line in lines), "a statement a line"
    assert lines[0].startswith("CREATE CONSTRAINT"), "the ids are unique"
    string = r"'(?:[^'\\]|\\.)*'"
    entities, relations = {}, []
    for line in lines[1:]:
        if line.startswith("MERGE"):
            match = re.match(rf"MERGE \(e:Entity \{{id: ({string})\}}\) SET e:(\w+), e\.name = ({string})", line)
            entities[text_of(match[1])] = (match[2].lower(), text_of(match[3]))
        else:
            match = re.match(
                rf"MATCH \(a:Entity \{{id: ({string})\}}\), \(b:Entity \{{id: ({string})\}}\) "
                rf"MERGE \(a\)-\[r:[A-Z][A-Z0-9_]* \{{predicate: ({string})\}}\]->\(b\) SET ", line)
            quotes = re.search(rf"r\.quotes = \[((?:{string}(?:, )?)*)\], r\.sources", line)
            relations.append((text_of(match[1]), text_of(match[3]), text_of(match[2]), [text_of(q) for q in re.findall(string, quotes[1])]))
    assert entities == {e["id"]: (e["kind"], e["name"]) for e in graph["entities"]}
    assert sorted(relations) == sorted(
        (r["subject"], r["predicate"], r["object"], [e["quote"] for e in evidence(r)]) for r in graph["relations"])
    # The grammar is openCypher's, which has no constraints; reading a statement takes it a tenth of a second.
    step = max(1, len(lines) // sample)
    checked = lines[1::step]
    for line in checked:
        parses(line)
    # Nor has the engine.
    run(lines[1:], graph)
    return f"{len(entities)} nodes, {len(relations)} edges, run twice; {len(checked)} statements read by the grammar"


# FollowTheMoney


def check_ftm(path, graph):
    schemata = {}
    proxies = {}
    for line in path.read_text(encoding="utf-8").split("\n")[:-1]:
        data = json.loads(line)
        model[data["schema"]].validate(data)
        proxy = model.get_proxy(data, cleaned=False)
        for name, values in data["properties"].items():
            prop = proxy.schema.get(name)
            assert prop is not None, f"{data['schema']} has no {name}"
            kept = proxy.get(name)
            wanted = {registry.get(prop.type).clean(value, proxy=proxy) for value in values} - {None}
            assert set(kept) == wanted, (name, values, kept)
            if prop.type.name not in ("name", "text", "string"):
                assert len(kept) == len(set(values)), f"{data['schema']}.{name} loses {values}"
        assert proxy.id not in proxies, "an id of its own"
        proxies[proxy.id] = proxy
        schemata[data["schema"]] = schemata.get(data["schema"], 0) + 1
    for proxy in proxies.values():
        for prop in proxy.iterprops():
            if prop.type == registry.entity:
                for target in proxy.get(prop):
                    assert prop.range is None or proxies[target].schema.is_a(prop.range), f"{proxy.schema.name}.{prop.name} is a {proxies[target].schema.name}"
    links = sum(1 for proxy in proxies.values() if proxy.schema.edge)
    assert links == len(graph["relations"])
    assert len(proxies) == links + len(graph["entities"]) + len(graph["documents"])
    return ", ".join(f"{n} {name}" for name, n in sorted(schemata.items()))


def check_mermaid(path, graph):
    """Its grammar is JavaScript; here only that every line is whole and nothing in a label can end it."""
    label = r'"[^"`<>\\%]*(?:<br/>[^"`<>\\%]*)*"'
    joined = {end for r in graph["relations"] for end in (r["subject"], r["object"])} or {e["id"] for e in graph["entities"]}
    nodes = edges = 0
    for line in path.read_text(encoding="utf-8").split("\n")[:-1]:
        if re.fullmatch(rf"  n\d+(?:\(\[{label}\]\)|\[{label}\]|\{{\{{{label}\}}\}}):::(?:person|place|organization)", line):
            nodes += 1
        elif re.fullmatch(rf"  n\d+ (?:-->|---|-\.->|-\.-|--x)\|{label}\| n\d+", line):
            edges += 1
        else:
            assert re.match(r"flowchart LR|  accTitle: |  classDef ", line), line
    assert nodes == len(joined), "nodes"
    return f"{nodes} nodes, {edges} edges"


def check_html(path, graph):
    """Its data is the graph, nothing in it can end the script it stands in, and the page asks for nothing."""
    text = path.read_text(encoding="utf-8")
    scripts = re.findall(r"<script[^>]*>(.*?)</script>", text, flags=re.S)
    assert len(scripts) == 2 and text.count("<script") == text.count("</script>") == 2, "two scripts"
    assert "<" not in scripts[0], "data that could be markup"
    data = json.loads(scripts[0])
    assert {e["id"]: (e["name"], e["names"]) for e in data["entities"]} == {e["id"]: (e["name"], e["names"]) for e in graph["entities"]}
    assert [(r["subject"], r["predicate"], r["object"], [e["quote"] for e in r["evidence"]]) for r in data["relations"]] == [
        (r["subject"], r["predicate"], r["object"], [e["quote"] for e in r["evidence"]]) for r in graph["relations"]]
    page = text.replace(scripts[0], "")
    addresses = set(re.findall(r"https?://[^\s\"'<>)]+", page)) - {"http://www.w3.org/2000/svg"}
    assert not addresses and "default-src 'none'" in page, f"leads to {addresses}"
    return f"{len(data['entities'])} entities, {len(data['relations'])} relations"


CHECKS = {
    ".ttl": check_turtle, ".plain.ttl": check_turtle, ".nq": check_nquads, ".plain.nq": check_nquads, ".graphml": check_graphml, ".gexf": check_gexf,
    ".entities.csv": check_csv_entities, ".relations.csv": check_csv_relations, ".evidence.csv": check_csv_evidence,
    ".nodes.csv": check_neo4j_nodes, ".relationships.csv": check_neo4j_relationships, ".cypher": check_cypher,
    ".ftm.json": check_ftm, ".mmd": check_mermaid,
    ".html": check_html,
}
