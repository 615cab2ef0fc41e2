"""The articles of our own with their relations, and our relations of Wikinews articles, as folders like those of data/graph/train.

usage: own_articles.py DATA_FOLDER OUT

OUT/train is to learn from; OUT/held, every tenth article, to measure and calibrate with, and OUT/held-text has its texts for `kith build`.

articles/*.jsonl has one article a line: {"id", "published", "text", "entities": {id: [kind, name]}, "mentions": [[start, end,
entity, level]], "relations": [[subject, predicate, object, polarity, modality, [[start, end] of evidence]]]}; offsets are code
points. Where "text" is missing, it is the beginning of the record of that id in data/train/text.

We wrote the texts for this alone, in the manner of many papers, and annotated them by data/graph/GUIDE.md. They are exercises, not
news: the people are invented; countries, cities and well-known bodies (parties, courts, papers, companies) are scenery. When the
weights were trained, 79 names of people of our time stood in 81 of them; they have been exchanged since.
"""
import glob, json, os, sys

LEVELS = ["name", "demonym", "metonym"]


def articles(data):
    """The records with their texts, in order of their ids."""
    texts = {}
    for path in sorted(glob.glob(f"{data}/train/text/*.jsonl")):
        texts |= {d["id"]: d["text"] for d in map(json.loads, open(path, encoding="utf-8"))}
    out = []
    for path in sorted(glob.glob(os.path.join(os.path.dirname(os.path.abspath(__file__)), "articles", "*.jsonl"))):
        for line in open(path, encoding="utf-8"):
            d = json.loads(line)
            out.append(d if "text" in d else d | {"text": texts[d["id"]][:d["length"]]})
    return sorted(out, key=lambda d: d["id"])


def graph(d):
    """A record as (article, entities) of data/graph/train."""
    mentions = [{"start": a, "end": b, "text": d["text"][a:b], "entity": e, "level": LEVELS[level]} for a, b, e, level in d["mentions"]]
    relations = [{"subject": s, "predicate": p, "object": o, "polarity": polarity, "modality": modality, "evidence": evidence}
                 for s, p, o, polarity, modality, evidence in d["relations"]]
    article = {"id": d["id"], "cluster": d["id"], "text": d["text"], "published": d["published"], "mentions": mentions, "relations": relations}
    return article, [{"id": e, "kind": kind, "subkind": None, "name": name} for e, (kind, name) in d["entities"].items()]


def main():
    data, out = sys.argv[1:3]
    for d in articles(data):
        article, entities = graph(d)
        part = "held" if d["id"].endswith("5") else "train"
        os.makedirs(f"{out}/{part}/{d['id']}", exist_ok=True)
        for name, value in ((d["id"], article), ("entities", entities)):
            with open(f"{out}/{part}/{d['id']}/{name}.json", "w", encoding="utf-8") as f:
                json.dump(value, f, ensure_ascii=False)
        if part == "held":
            os.makedirs(f"{out}/held-text", exist_ok=True)
            with open(f"{out}/held-text/{d['id']}__{d['id']}.txt", "w", encoding="utf-8", newline="") as f:
                f.write(d["text"])


if __name__ == "__main__":
    main()
