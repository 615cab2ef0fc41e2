"""Damages the file of a graph in every way, and looks at what kith makes of it.

    python3 Tests/Soak/damage.py KITH [--files 300] [--seed 1]

Each time a copy of one graph gets bytes flipped, is cut off, or has pages cleared, exchanged or filled with noise. Then
`check`, `check --repair`, `export json`, `who`, `path`, `find`, `query` and `stats` are asked. None may crash or hang: each
ends with 0 or 1. Where `kith check` finds nothing wrong, the export must be what it was, but for texts of imported articles
that stand nowhere else in the file (where from, when, by whom, the role).
"""
import argparse
import collections
import json
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

from kill import ARTICLES, facts

PAGE = 4096
# What an import says once and nothing repeats.
UNCHECKED = {"source", "publisher", "published", "title", "story", "role", "date", "finder", "tense", "start", "end", "url"}
QUESTIONS = [
    ["check"], ["export", "json"], ["who", "Person-0007"], ["path", "Person-0001", "Person-0002"], ["find", "met"],
    ["query", "MATCH (p:Person)-[r]->(q) RETURN p.name, type(r), q.name LIMIT 5"], ["stats"],
]


def plain(exported):
    """An export without what nothing in the file repeats."""
    def strip(value):
        if isinstance(value, dict):
            return {k: strip(v) for k, v in value.items() if k not in UNCHECKED}
        return [strip(v) for v in value] if isinstance(value, list) else value
    return strip(json.loads(exported))


def damage(data, rng):
    """Changes the bytes in place; gives the way that was drawn."""
    pages = len(data) // PAGE
    way = rng.choice(["flip", "flip", "flip", "few flips", "cut", "clear", "exchange", "noise"])
    if way in ("flip", "few flips"):
        for _ in range(1 if way == "flip" else rng.randint(2, 40)):
            data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    elif way == "cut":
        del data[rng.randrange(len(data)):]
    elif way == "clear":
        page = rng.randrange(pages)
        data[page * PAGE:(page + 1) * PAGE] = bytes(PAGE)
    elif way == "exchange":
        a, b = rng.randrange(1, pages), rng.randrange(1, pages)
        first, second = bytes(data[a * PAGE:(a + 1) * PAGE]), bytes(data[b * PAGE:(b + 1) * PAGE])
        data[a * PAGE:(a + 1) * PAGE], data[b * PAGE:(b + 1) * PAGE] = second, first
    else:
        start = rng.randrange(len(data))
        end = min(len(data), start + rng.randint(1, 600))
        data[start:end] = rng.randbytes(end - start)
    return way


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("kith")
    parser.add_argument("--files", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    kith = str(pathlib.Path(options.kith).resolve())
    rng = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)

        def ask(graph, *words):
            try:
                done = subprocess.run(
                    [kith, *words, "--graph", graph], cwd=folder, capture_output=True, timeout=60)
            except subprocess.TimeoutExpired:
                raise SystemExit(f"{where}: kith {' '.join(words)} did not end within 60 s")
            if done.returncode not in (0, 1):
                shutil.copy(folder / graph, "damaged.kith")
                raise SystemExit(
                    f"{where}: kith {' '.join(words)} ended with {done.returncode} (damaged.kith):\n"
                    + done.stderr.decode(errors="replace")[-2000:])
            return done

        where = "before any damage"
        for file, text in ARTICLES.items():
            (folder / file).write_text(text)
        (folder / "facts.json").write_text(json.dumps(facts(60, 1)))
        ask("base.kith", "import", "json", "facts.json")
        ask("base.kith", "build", *ARTICLES, "--quiet")
        ask("base.kith", "compact")
        whole = (folder / "base.kith").read_bytes()
        before = plain(ask("base.kith", "export", "json").stdout)
        if ask("base.kith", "check").returncode != 0:
            raise SystemExit("the graph was wrong before any damage")
        outcomes = collections.Counter()
        for number in range(options.files):
            data = bytearray(whole)
            where = f"file {number} (seed {options.seed}), {damage(data, rng)}"
            for old in folder.glob("work.kith*"):
                old.unlink()
            (folder / "work.kith").write_bytes(data)
            answers = [ask("work.kith", *words) for words in QUESTIONS]
            if answers[0].returncode == 0:
                if answers[1].returncode != 0 or plain(answers[1].stdout) != before:
                    shutil.copy(folder / "work.kith", "damaged.kith")
                    raise SystemExit(f"{where}: kith check finds nothing, but the graph is another (damaged.kith)")
                outcomes["harmless"] += 1
            else:
                outcomes["found"] += 1
                ask("work.kith", "check", "--repair")
        print(f"{options.files} damaged files: " + ", ".join(f"{n} {what}" for what, n in sorted(outcomes.items())))


if __name__ == "__main__":
    sys.exit(main())
