"""Asks Kith and its peers the same questions about the same graph, in one run, and prints a table.

    python3 peers.py GRAPH.json KITH REACH [--without kuzu igraph] [--keep FOLDER]

GRAPH.json is what generate.py writes, KITH the command, REACH the program `KithBenchmarks` of this package (called as
`REACH reach GRAPH QUESTIONS`), or one that takes the last two words alone. Peers: Python's sqlite3 with plain tables and
indices and a bidirectional search written in Python; igraph and Kuzu where they are installed.
"""
import argparse
import csv
import json
import os
import random
import resource
import shutil
import sqlite3
import subprocess
import tempfile
import time


def records(path):
    """The records of the interchange, one a line as generate.py writes them."""
    section = None
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            line = line.strip()
            for name in ("documents", "entities", "relations"):
                if line.endswith(f'"{name}": ['):
                    section = name
            if line.startswith('{"id"') or line.startswith('{"subject"'):
                # Whatever closes the list may follow the last record.
                yield section, json.JSONDecoder().raw_decode(line)[0]


def timed(body, items):
    times = []
    answer = 0
    for item in items:
        start = time.perf_counter()
        answer += body(item)
        times.append((time.perf_counter() - start) * 1e3)
    times.sort()
    return [times[len(times) // 2], times[min(len(times) - 1, len(times) * 99 // 100)]], answer


class Plain:
    """Plain tables with indices, as most would write them."""

    def __init__(self, folder, graph):
        self.file = os.path.join(folder, "plain.sqlite")
        start = time.perf_counter()
        db = sqlite3.connect(self.file)
        db.executescript("""
            PRAGMA journal_mode = WAL;
            CREATE TABLE entity (id INTEGER PRIMARY KEY, key TEXT UNIQUE, kind TEXT, name TEXT);
            CREATE TABLE document (id INTEGER PRIMARY KEY, key TEXT UNIQUE, source TEXT, publisher TEXT, published TEXT);
            CREATE TABLE relation (id INTEGER PRIMARY KEY, subject INTEGER, predicate INTEGER, object INTEGER, confidence REAL);
            CREATE TABLE evidence (relation INTEGER, document INTEGER, start INTEGER, "end" INTEGER, quote TEXT);
        """)
        entities, documents, predicates = {}, {}, {}
        rows = 0
        relations, evidence = [], []

        def flush():
            db.executemany("INSERT INTO relation VALUES (?, ?, ?, ?, ?)", relations)
            db.executemany("INSERT INTO evidence VALUES (?, ?, ?, ?, ?)", evidence)
            relations.clear()
            evidence.clear()

        number = 0
        for section, record in records(graph):
            rows += 1
            if section == "documents":
                documents[record["id"]] = len(documents)
                db.execute("INSERT INTO document VALUES (?, ?, ?, ?, ?)", (
                    documents[record["id"]], record["id"], record["source"], record["publisher"], record["published"]))
            elif section == "entities":
                entities[record["id"]] = len(entities)
                db.execute("INSERT INTO entity VALUES (?, ?, ?, ?)", (
                    entities[record["id"]], record["id"], record["kind"], record["name"]))
            else:
                predicate = predicates.setdefault(record["predicate"], len(predicates))
                relations.append((number, entities[record["subject"]], predicate, entities[record["object"]], record["confidence"]))
                for piece in record["evidence"]:
                    rows += 1
                    evidence.append((number, documents[piece["document"]], piece["start"], piece["end"], piece["quote"]))
                number += 1
                if len(relations) >= 50_000:
                    flush()
        flush()
        db.executescript("""
            CREATE INDEX relation_subject ON relation (subject);
            CREATE INDEX relation_object ON relation (object);
            CREATE INDEX evidence_relation ON evidence (relation);
            CREATE INDEX entity_name ON entity (name);
        """)
        db.commit()
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self.seconds = time.perf_counter() - start
        self.rows = rows
        self.db = db
        self.entities = entities

    def megabytes(self):
        return os.path.getsize(self.file) / 1e6

    def hop(self, key):
        half = """SELECT r.id, r.predicate, o.key, o.name, d.key, e.start, e."end", e.quote
            FROM entity AS s JOIN relation AS r ON r.{} = s.id JOIN entity AS o ON o.id = r.{}
            JOIN evidence AS e ON e.relation = r.id JOIN document AS d ON d.id = e.document WHERE s.key = ?1"""
        sql = half.format("subject", "object") + " UNION ALL " + half.format("object", "subject")
        return len(self.db.execute(sql, (key,)).fetchall())

    def near(self, number):
        rows = self.db.execute(
            "SELECT object FROM relation WHERE subject = ?1 UNION SELECT subject FROM relation WHERE object = ?1", (number,))
        return [row[0] for row in rows]

    def two(self, key):
        start = self.entities[key]
        seen = {start}
        level = [start]
        for _ in range(2):
            fresh = []
            for number in level:
                for other in self.near(number):
                    if other not in seen:
                        seen.add(other)
                        fresh.append(other)
            level = fresh
        return len(seen) - 1

    def path(self, pair):
        source, target = self.entities[pair[0]], self.entities[pair[1]]
        seen = [{source}, {target}]
        fronts = [[source], [target]]
        length = 0
        while length < 6 and fronts[0] and fronts[1]:
            length += 1
            side = 0 if len(fronts[0]) <= len(fronts[1]) else 1
            fresh = []
            for number in fronts[side]:
                for other in self.near(number):
                    if other in seen[1 - side]:
                        return length
                    if other not in seen[side]:
                        seen[side].add(other)
                        fresh.append(other)
            fronts[side] = fresh
        return 0


def igraph_rows(plain, questions):
    import igraph

    start = time.perf_counter()
    pairs = plain.db.execute("SELECT subject, object FROM relation").fetchall()
    graph = igraph.Graph(n=len(plain.entities), edges=pairs)
    loading = time.perf_counter() - start
    number = plain.entities
    one = timed(lambda key: graph.degree(number[key]) and len(graph.incident(number[key], mode="all")), questions["entities"])
    two = timed(lambda key: graph.neighborhood_size(number[key], order=2) - 1, questions["entities"])

    def path(pair):
        found = graph.get_shortest_path(number[pair[0]], number[pair[1]], mode="all")
        return len(found) - 1 if 0 < len(found) <= 7 else 0

    return {"load": loading, "one": one, "two": two, "path": timed(path, questions["pairs"])}


def kuzu_rows(plain, questions, folder):
    import kuzu

    def dump(name, sql):
        path = os.path.join(folder, name)
        with open(path, "w", newline="") as file:
            csv.writer(file).writerows(plain.db.execute(sql))
        return path

    start = time.perf_counter()
    target = os.path.join(folder, "kuzu")
    connection = kuzu.Connection(kuzu.Database(target))
    connection.execute("CREATE NODE TABLE E (id INT64, key STRING, name STRING, PRIMARY KEY (key))")
    connection.execute(
        "CREATE REL TABLE R (FROM E TO E, number INT64, predicate INT64, confidence DOUBLE, quotes STRING)")
    entities = dump("e.csv", "SELECT id, key, name FROM entity")
    relations = dump(
        "r.csv",
        """SELECT s.key, o.key, r.id, r.predicate, r.confidence,
           (SELECT group_concat(document || ' ' || start || ' ' || quote, '; ') FROM evidence WHERE relation = r.id)
           FROM relation AS r JOIN entity AS s ON s.id = r.subject JOIN entity AS o ON o.id = r.object""")
    connection.execute(f"COPY E FROM '{entities}'")
    connection.execute(f"COPY R FROM '{relations}'")
    loading = time.perf_counter() - start

    def ask(cypher, **values):
        result = connection.execute(cypher, values)
        rows = []
        while result.has_next():
            rows.append(result.get_next())
        return rows

    few = questions["entities"][:100], questions["pairs"][:30]
    one = timed(lambda key: len(ask("MATCH (a:E {key: $k})-[r:R]-(b:E) RETURN b.key, r.quotes", k=key)), few[0])
    two = timed(
        lambda key: ask("MATCH (a:E {key: $k})-[:R*1..2]-(b:E) RETURN count(DISTINCT b.key)", k=key)[0][0], few[0])

    def path(pair):
        rows = ask(
            "MATCH p = (a:E {key: $a})-[:R* SHORTEST 1..6]-(b:E {key: $b}) RETURN length(p)", a=pair[0], b=pair[1])
        return rows[0][0] if rows else 0

    size = sum(
        os.path.getsize(os.path.join(at, name)) for at, _, names in os.walk(target) for name in names
    ) if os.path.isdir(target) else os.path.getsize(target)
    return {"load": loading, "one": one, "two": two, "path": timed(path, few[1]), "size": size / 1e6}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("graph")
    parser.add_argument("kith")
    parser.add_argument("reach")
    parser.add_argument("--without", nargs="*", default=[])
    parser.add_argument("--keep")
    options = parser.parse_args()
    folder = options.keep or tempfile.mkdtemp()
    os.makedirs(folder, exist_ok=True)
    plain = Plain(folder, options.graph)
    rng = random.Random(7)
    keys = sorted(plain.entities)
    linked = {row[0] for row in plain.db.execute(
        "SELECT key FROM entity WHERE id IN (SELECT subject FROM relation UNION SELECT object FROM relation)")}
    keys = [key for key in keys if key in linked]
    questions = {"entities": rng.sample(keys, 1000), "pairs": [rng.sample(keys, 2) for _ in range(500)]}
    asked = os.path.join(folder, "questions.json")
    with open(asked, "w") as file:
        json.dump(questions, file)
    print(f"load {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores, {plain.rows} rows")
    one, two, path = (timed(plain.hop, questions["entities"]), timed(plain.two, questions["entities"]),
                      timed(plain.path, questions["pairs"]))
    print(f"sqlite3 in Python: load {plain.rows / plain.seconds:.0f} rows/s, {plain.megabytes():.1f} MB, "
          f"one hop {show(one)}, two hops {show(two)}, path {show(path)}")

    kith = os.path.join(folder, "graph.kith")
    for part in ("", "-wal", "-shm"):
        if os.path.exists(kith + part):
            os.remove(kith + part)
    start = time.perf_counter()
    subprocess.run([options.kith, "import", "json", options.graph, "--graph", kith, "--quiet"], check=True)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    size = sum(os.path.getsize(kith + part) for part in ("", "-wal", "-shm") if os.path.exists(kith + part))
    print(f"kith import json: {plain.rows / seconds:.0f} rows/s ({seconds:.1f} s), {size / 1e6:.1f} MB, {peak:.0f} MB of memory")
    times = []
    for pair in questions["pairs"][:20]:
        start = time.perf_counter()
        subprocess.run([options.kith, "path", *pair, "--graph", kith, "--reach", "6", "--limit", "1"], stdout=subprocess.DEVNULL)
        times.append((time.perf_counter() - start) * 1e3)
    times.sort()
    print(f"kith path A B, a process: median {times[10]:.1f} ms, least {times[0]:.1f}, most {times[-1]:.1f}")
    reach = [options.reach] + (["reach"] if "Benchmarks" in options.reach else [])
    output = subprocess.run(reach + [kith, asked], check=True, capture_output=True, text=True).stdout
    mine = json.loads(output)
    for name, values in mine["results"].items():
        print(f"kith {name}: " + " / ".join(f"{value:.4g}" for value in values))
    print(f"answers: kith {mine['answers']}, sqlite3 rows {one[1]}, two {two[1]}, lengths {path[1]}")
    for name, rows in (("igraph", igraph_rows), ("kuzu", kuzu_rows)):
        if name in options.without:
            continue
        try:
            result = rows(plain, questions) if name == "igraph" else rows(plain, questions, folder)
        except ImportError:
            print(f"{name} is not installed")
            continue
        size = f", {result['size']:.1f} MB" if "size" in result else ""
        print(f"{name}: load {result['load']:.1f} s{size}, one hop {show(result['one'])}, two hops {show(result['two'])}, "
              f"path {show(result['path'])}")
    if not options.keep:
        shutil.rmtree(folder)


def show(result):
    return f"{result[0][0]:.3f} / {result[0][1]:.3f} ms (sum {result[1]})"


if __name__ == "__main__":
    main()
