"""How many names of annotated articles are linked to the right entry of Wikidata.

    python3 measure_linking.py KITH DATA.jsonl [--wikipedia TITLES.tsv] [--errors FILE] [-- options of kith build]

DATA is JSON Lines with `text` and `mentions` (`start`, `end`, `text`, `wikidata` or `wikipedia`), positions in code
points; where `meta.annotated` is there, only mentions inside it count. Counted are mentions by name whose entry the pack
holds under that very text: `kith` must answer with its id at that place.

- held: mentions whose right entry bears the mention's text as a name, alias or demonym in the pack;
- right: of those, linked to the right entry;
- wrong: linked to another one; the rest is not linked, or not found.
"""
import argparse
import collections
import csv
import json
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
FACTS = ROOT / "Sources/LanguageModel/WorldFacts"


def pack_names():
    """Name to the Wikidata ids of the built-in pack, and the page titles that follow from its names."""
    names = collections.defaultdict(set)
    for table, columns in {
        "countries": ["name", "official_name", "aliases", "adjectives", "people"],
        "places": ["name", "aliases", "demonyms"],
        "organizations": ["name", "aliases", "demonyms"],
        "people": ["name", "aliases"],
    }.items():
        with open(FACTS / f"{table}.tsv", encoding="utf-8") as file:
            for row in csv.DictReader((l for l in file if not l.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE):
                if not row.get("wikidata"):
                    continue
                for column in columns:
                    for name in (row.get(column) or "").split("|"):
                        if name.strip():
                            names[name.strip()].add(row["wikidata"])
    return names


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kith")
    parser.add_argument("data")
    parser.add_argument("--limit", type=int, default=10**9)
    parser.add_argument("--errors")
    parser.add_argument("--pack", action="append", default=[])
    arguments = parser.parse_args()
    names = pack_names()
    # Titles of encyclopedia pages, where the data has those: the page called as the entry is.
    titles = {}
    for table in ["countries", "places", "organizations", "people"]:
        with open(FACTS / f"{table}.tsv", encoding="utf-8") as file:
            for row in csv.DictReader((l for l in file if not l.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE):
                if row.get("wikidata"):
                    titles.setdefault(row["name"].replace(" ", "_"), row["wikidata"])
    titles["Georgia_(country)"] = "Q230"
    titles["Georgia_(U.S._state)"] = "Q1428"
    titles["Washington,_D.C."] = "Q61"
    titles["Washington_(state)"] = "Q1223"
    documents = [json.loads(line) for line in open(arguments.data, encoding="utf-8")][: arguments.limit]
    with tempfile.TemporaryDirectory() as folder:
        for number, document in enumerate(documents):
            pathlib.Path(folder, f"{number:05}.txt").write_text(document["text"], encoding="utf-8")
        graph = folder + "/graph.kith"
        options = [word for pack in arguments.pack for word in ("--pack", pack)]
        subprocess.run([arguments.kith, "build", "--quiet", "--language", "any", "--graph", graph, *options, folder], check=False)
        exported = json.loads(subprocess.run([arguments.kith, "export", "json", "--graph", graph], check=True, capture_output=True).stdout)
    sources = {d["id"]: int(pathlib.Path(d["source"]).stem) for d in exported["documents"]}
    answers = {}
    for entity in exported["entities"]:
        for mention in entity["mentions"]:
            answers[sources[mention["document"]], mention["start"], mention["end"]] = (entity.get("wikidata"), entity["name"], mention["reading"])
    held = right = wrong = ambiguous = ambiguous_right = 0
    errors = collections.Counter()
    for number, document in enumerate(documents):
        low, high = (document.get("meta") or {}).get("annotated", [0, 10**9])
        for mention in document["mentions"]:
            if mention.get("coref") or mention.get("nil") or not low <= mention["start"] < high:
                continue
            gold = mention.get("wikidata") or titles.get(mention.get("wikipedia", ""))
            if not gold or gold not in names.get(mention["text"], ()):
                continue
            held += 1
            is_ambiguous = len(names[mention["text"]]) > 1
            ambiguous += is_ambiguous
            answer = answers.get((number, mention["start"], mention["end"]), (None, "not found", ""))
            if answer[0] == gold:
                right += 1
                ambiguous_right += is_ambiguous
            else:
                wrong += answer[0] is not None
                errors[(mention["text"], gold, answer[0] or answer[1], answer[2])] += 1
    print(f"held {held}, right {right} ({100 * right / max(held, 1):.1f} %), wrong {wrong}, not linked {held - right - wrong}; "
          f"ambiguous in the pack {ambiguous}, right {ambiguous_right} ({100 * ambiguous_right / max(ambiguous, 1):.1f} %)")
    if arguments.errors:
        with open(arguments.errors, "w", encoding="utf-8") as file:
            for error, count in errors.most_common():
                print(count, *error, sep="\t", file=file)


if __name__ == "__main__":
    sys.exit(main())
