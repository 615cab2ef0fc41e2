"""Kills kith at random points of everything that writes, and looks at what is left.

    python3 Tests/Soak/kill.py KITH [--kills 500] [--seed 1]

Each time a copy of one graph is changed (build, import, remove, every verb that judges, compact, backup, or a new file that
gets its tables first: the migration from nothing), the process is killed with SIGKILL after a random part of the time that the change takes, and then:

- the file opens, and `kith check` finds nothing wrong (after what was interrupted has been derived again);
- the graph is what it was before or what it is after; after a build of several articles, also what some of them give;
- a change that had ended, so that the user was told, is there;
- a build that is run again gives what it would have given at once.

Besides, builds of many articles are killed where it is seen that some batches of them are stored and others are not: run again,
each exports the same bytes as a build that nobody stopped.

Then two builds write to one file at once, and one to a file that another process has locked: each ends well, or fails and
says who is in the way.
"""
import argparse
import contextlib
import json
import os
import pathlib
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

ARTICLES = {
    "one.txt": "Title: A visit\nDate: 2024-05-02\n\nFrench President Emmanuel Macron met German Chancellor Olaf Scholz in Berlin on Friday.\n",
    "two.txt": "Title: Talks\nDate: 2024-05-03\n\nForeign Minister Annalena Baerbock of Germany visited Poland, and met Radoslaw Sikorski in Warsaw.\n",
    "three.txt": "Title: More talks\nDate: 2024-05-04\n\nEmmanuel Macron criticized the government of Hungary. Viktor Orban met Xi Jinping in Budapest.\n",
}

PEOPLE = ["Emmanuel Macron", "Olaf Scholz", "Keir Starmer", "Donald Tusk", "Pedro Sanchez", "Xi Jinping", "Joe Biden"]
WIRES = [
    (PEOPLE[number % 7], PEOPLE[(number + 1 + number // 7) % 7], ["Berlin", "Paris", "Warsaw", "Madrid"][number % 4])
    for number in range(24)]


def facts(count, seed):
    """A graph of generated people, in the interchange."""
    rng = random.Random(seed)
    people = [f"person-{number:04d}" for number in range(count)]
    documents = [
        {"id": f"d{seed}-{n}", "source": f"wire/{seed}/{n}", "title": f"Report {n}", "publisher": None,
         "published": "2024-01-01", "story": f"d{seed}-{n}"} for n in range(count // 2)]
    relations = {}
    for _ in range(count * 3):
        first, second = sorted(rng.sample(people, 2))
        document = rng.choice(documents)["id"]
        quote = f"{first} met {second}."
        relations.setdefault((first, second), []).append(
            {"document": document, "start": 0, "end": len(quote), "quote": quote, "polarity": "asserted",
             "modality": "actual", "tense": None, "attributedTo": None, "role": None, "date": None, "finder": "soak"})
    return {
        "documents": documents,
        "entities": [{"id": p, "kind": "person", "subkind": None, "name": p.title(), "names": [p.title()],
                      "wikidata": None, "mentions": []} for p in people],
        "relations": [{"subject": a, "predicate": "met_with", "object": b, "articles": 1, "stories": 1,
                       "confidence": 0.9, "evidence": e} for (a, b), e in sorted(relations.items())],
    }


# Five batches of them, as kith commits them with one thread.
MANY = 80

NOTHING = [[], [], [], [], [], []]


class Soak:
    def __init__(self, kith, folder):
        self.kith = str(pathlib.Path(kith).resolve())
        self.folder = folder
        self.environment = {**os.environ, "KITH_GRAPH": ""}

    def command(self, graph, *arguments):
        return [self.kith, *arguments, "--graph", graph]

    def run(self, graph, *arguments, check=True):
        done = subprocess.run(self.command(graph, *arguments), cwd=self.folder, capture_output=True, text=True, timeout=600)
        if check and done.returncode != 0:
            raise SystemExit(f"kith {' '.join(arguments)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
        return done.stdout

    def state(self, graph):
        """What anybody can see in the file; what was interrupted is derived first."""
        path = self.folder / graph
        if self.is_missing(graph):
            return NOTHING
        with contextlib.closing(sqlite3.connect(path)) as db:
            if not db.execute("SELECT 1 FROM sqlite_master").fetchone():
                return NOTHING
            stale = db.execute("SELECT value FROM meta WHERE key = 'graph'").fetchone() == ("stale",)
        if stale:
            self.run(graph, "stats")
        with contextlib.closing(sqlite3.connect(path)) as db:
            views = [
                sorted(db.execute(f"SELECT * FROM {view}").fetchall(), key=repr)
                for view in ("people", "places", "organizations", "connections", "quotes")]
            # Without the time of day.
            judged = db.execute(
                "SELECT number, verdict, first, second, predicate, name, kind, undoes, author FROM judgements ORDER BY 1")
            return views + [judged.fetchall()]

    def is_missing(self, graph):
        path = self.folder / graph
        return not path.exists() or path.stat().st_size == 0

    def copy(self, graph, change):
        for old in self.folder.glob(graph + "*"):
            old.unlink()
        if "tiny.json" in change:
            return
        for part in self.folder.glob("base.kith*"):
            shutil.copy(part, self.folder / part.name.replace("base.kith", graph))

    def prepare(self):
        (self.folder / "articles").mkdir()
        for name, text in ARTICLES.items():
            (self.folder / "articles" / name).write_text(text)
        # More than one batch of articles, so that builds are also stopped between two.
        with open(self.folder / "articles/wires.jsonl", "w") as out:
            for number, (first, second, place) in enumerate(WIRES):
                record = {"text": f"{first} met {second} in {place} on Monday.", "published": f"2024-05-{number + 1:02}"}
                out.write(json.dumps(record) + "\n")
        (self.folder / "many").mkdir()
        for number in range(MANY):
            first, second = PEOPLE[number % 7], PEOPLE[(number + 1 + number // 7 % 6) % 7]
            (self.folder / f"many/{number:02}.txt").write_text(
                f"Title: Report {number}\nDate: 2024-06-{number % 28 + 1:02}\n\n{first} met {second} in "
                f"{['Berlin', 'Paris', 'Warsaw', 'Madrid'][number % 4]} on day {number} of the talks.\n")
        for seed in (1, 2):
            (self.folder / f"facts{seed}.json").write_text(json.dumps(facts(400, seed)))
        (self.folder / "tiny.json").write_text(json.dumps(facts(6, 3)))
        self.run("base.kith", "import", "json", "facts1.json")
        self.run("base.kith", "build", "articles/one.txt", "--quiet")
        # What 'undo' takes back.
        self.run("base.kith", "retype", "Berlin", "organization")
        self.run("base.kith", "compact")
        # Judgements of another graph.
        self.copy("work.kith", [])
        self.run("work.kith", "rename", "Emmanuel Macron", "President Macron")
        (self.folder / "judgements.json").write_text(self.run("work.kith", "log", "--json"))

    # Each with whether states in between are allowed.
    CHANGES = [
        (["build", "articles", "--quiet", "--jobs", "1"], True),
        (["import", "json", "facts2.json", "--quiet"], False),
        (["rename", "Olaf Scholz", "Chancellor Scholz"], False),
        (["merge", "Olaf Scholz", "Emmanuel Macron"], False),
        (["split", "Olaf Scholz", "Emmanuel Macron"], False),
        (["retype", "Olaf Scholz", "organization"], False),
        (["accept", "Emmanuel Macron", "met_with", "Olaf Scholz"], False),
        (["reject", "Emmanuel Macron", "met_with", "Olaf Scholz"], False),
        (["undo"], False),
        (["judge", "judgements.json"], False),
        (["remove", "articles/one.txt"], True),
        (["remove", "wire/1/7"], True),
        (["compact"], False),
        (["backup", "copy.kith"], False),
        # Into a file that is not there yet.
        (["import", "json", "tiny.json", "--quiet"], False),
    ]

    def check(self, graph, where):
        report = subprocess.run(
            self.command(graph, "check"), cwd=self.folder, capture_output=True, text=True, timeout=600)
        if report.returncode != 0:
            raise SystemExit(f"{where}: kith check says\n{report.stdout}{report.stderr}")

    def together(self):
        """Two builds at once, each of its own article, into one file that is not there yet."""
        for old in self.folder.glob("both.kith*"):
            old.unlink()
        names = sorted(ARTICLES)[:2]
        both = [
            subprocess.Popen(
                self.command("both.kith", "build", f"articles/{name}", "--quiet"), cwd=self.folder,
                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            for name in names]
        answers = [(process.communicate(timeout=600)[1], process.returncode) for process in both]
        done = [name for name, (_, status) in zip(names, answers) if status == 0]
        for errors, status in answers:
            if status != 0 and (status != 1 or "is writing to the graph" not in errors):
                raise SystemExit(f"two builds at once: one ended with {status}:\n{errors}")
        if not done:
            raise SystemExit("two builds at once: neither did it")
        self.state("both.kith")
        self.check("both.kith", "two builds at once")
        with contextlib.closing(sqlite3.connect(self.folder / "both.kith")) as db:
            there = sorted(source.split("/")[-1] for (source,) in db.execute("SELECT source FROM articles"))
        if there != done:
            raise SystemExit(f"two builds at once: {done} were reported, {there} are there")
        print(f"two builds at once: {len(done)} of 2 were done, the graph is whole")

    def locked(self):
        """A file that this process has locked: kith waits, then says who."""
        self.copy("work.kith", [])
        before = self.state("work.kith")
        with contextlib.closing(sqlite3.connect(self.folder / "work.kith", isolation_level=None)) as db:
            db.execute("BEGIN IMMEDIATE")
            start = time.monotonic()
            done = subprocess.run(
                self.command("work.kith", "rename", "Olaf Scholz", "Chancellor Scholz"), cwd=self.folder,
                capture_output=True, text=True, timeout=600)
            waited = time.monotonic() - start
            answer = self.run("work.kith", "who", "Olaf Scholz")
            db.execute("ROLLBACK")
        if done.returncode != 1 or f"process {os.getpid()}" not in done.stderr or waited < 5:
            raise SystemExit(f"a locked file: ended with {done.returncode} after {waited:.1f} s:\n{done.stderr}")
        if "Olaf Scholz" not in answer or self.state("work.kith") != before:
            raise SystemExit("a locked file: it cannot be read, or was changed")
        print("a locked file: waited, said who, and it could be read meanwhile")

    def articles(self, graph):
        """How many articles of the folder "many" are stored; none where the file has no tables yet."""
        try:
            with contextlib.closing(sqlite3.connect(f"file:{self.folder / graph}?mode=ro", uri=True)) as db:
                return db.execute("SELECT count(*) FROM articles WHERE source LIKE 'many/%'").fetchone()[0]
        except sqlite3.OperationalError:
            return 0

    def between(self, kills, rng):
        """Builds that are killed when some batches are stored and others are not."""
        change = ["build", "many", "--quiet", "--jobs", "1"]
        self.copy("work.kith", change)
        self.run("work.kith", *change)
        wanted = self.run("work.kith", "export", "json")
        stopped, tried = [], 0
        while len(stopped) < kills:
            tried += 1
            if tried > 3 * kills + 10:
                raise SystemExit(f"between two batches: only {len(stopped)} of {tried} kills came there")
            self.copy("work.kith", change)
            least, pause = rng.randrange(1, MANY - 16), rng.random() * 0.05
            process = subprocess.Popen(
                self.command("work.kith", *change), cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            while process.poll() is None and self.articles("work.kith") < least:
                time.sleep(0.002)
            time.sleep(pause)
            process.send_signal(signal.SIGKILL)
            process.wait()
            count = self.articles("work.kith")
            if not 0 < count < MANY:
                continue
            stopped.append(count)
            # Every other time somebody asks before it goes on.
            if len(stopped) % 2:
                self.state("work.kith")
                self.check("work.kith", f"a build killed after {count} articles")
            self.run("work.kith", *change)
            self.check("work.kith", f"a build killed after {count} articles, run again")
            if self.run("work.kith", "export", "json") != wanted:
                raise SystemExit(f"a build killed after {count} articles, run again, exports other bytes")
        counts = ", ".join(f"{stopped.count(count)} after {count}" for count in sorted(set(stopped)))
        print(f"{kills} builds killed between two batches ({counts} of {MANY} articles): run again, each exported the same bytes")

    def go(self, kills, seed):
        rng = random.Random(seed)
        base = self.state("base.kith")
        plans = []
        for change, between in self.CHANGES:
            self.copy("work.kith", change)
            (self.folder / "copy.kith").unlink(missing_ok=True)
            start = time.monotonic()
            self.run("work.kith", *change)
            plans.append((change, between, time.monotonic() - start, self.state("work.kith")))
        reached = {"before": 0, "between": 0, "after": 0}
        for number in range(kills):
            change, between, seconds, after = rng.choice(plans)
            self.copy("work.kith", change)
            before = NOTHING if "tiny.json" in change else base
            for old in self.folder.glob("copy.kith*"):
                old.unlink()
            process = subprocess.Popen(
                self.command("work.kith", *change), cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                process.wait(timeout=rng.random() * seconds * 1.1)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
            told = process.returncode == 0
            where = f"kill {number} of {' '.join(change)} (seed {seed})"
            found = self.state("work.kith")
            if not self.is_missing("work.kith"):
                self.check("work.kith", where)
            if found == after and (told or after != before):
                reached["after"] += 1
            elif told:
                raise SystemExit(f"{where}: it had ended, but the graph is not what it should be")
            elif found == before:
                reached["before"] += 1
            elif between:
                reached["between"] += 1
            else:
                raise SystemExit(f"{where}: the graph is neither what it was nor what it should become")
            if change[0] == "build" and not told:
                self.run("work.kith", *change)
                if self.state("work.kith") != after:
                    raise SystemExit(f"{where}: run again, it gave another graph")
            if change[0] == "backup" and (self.folder / "copy.kith").exists():
                self.run("copy.kith", "check")
                if self.state("copy.kith") != before:
                    raise SystemExit(f"{where}: the copy is not the graph")
        print(f"{kills} kills: {', '.join(f'{count} {name}' for name, count in reached.items())}; every graph whole")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("kith")
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        soak = Soak(options.kith, pathlib.Path(folder))
        soak.prepare()
        soak.together()
        soak.locked()
        soak.between(max(2, options.kills // 20), random.Random(options.seed))
        soak.go(options.kills, options.seed)


if __name__ == "__main__":
    sys.exit(main())
