"""Texts that state relations: which predicate of the catalogue a sentence states between two of its mentions, if any.

A pair is ordered, subject and object; relation_model.py scores it.
"""
import collections, glob, json, os, random
import torch
from words import sentences, words

KINDS = ["person", "place", "organization"]
OPEN = len(KINDS)
LEVELS = ["name", "demonym", "metonym", "pronoun"]
APART, BETWEEN = (0, 1, 2, 4, 8, 16, 32), (0, 1, 2, 4)
FEATURES = 2 * len(KINDS) + 2 * len(LEVELS) + 1 + len(APART) + 1 + len(BETWEEN) + 1
PERSONS, THINGS = set("he she him her his hers".split()), set("it its they them their".split())
OF_CORPUS = {"PER": "person", "LOC": "place", "ORG": "organization"}


def place(pair, word):
    s, o = pair["s"], pair["o"]
    if s["a"] <= word <= s["b"]:
        return 1
    if o["a"] <= word <= o["b"]:
        return 3
    return 0 if word < min(s["a"], o["a"]) else 4 if word > max(s["b"], o["b"]) else 2


def bucket(n, edges):
    return sum(n > e for e in edges)


def gap(m, n):
    """Words between two mentions."""
    return max(m["a"] - n["b"], n["a"] - m["b"], 1) - 1


def features(pair):
    s, o = pair["s"], pair["o"]
    out, at = [], 0
    for m in (s, o):
        if m["kind"] is not None:
            out.append(at + KINDS.index(m["kind"]))
        out.append(at + len(KINDS) + LEVELS.index(m["level"]))
        at += len(KINDS) + len(LEVELS)
    if s["a"] < o["a"]:
        out.append(at)
    out.append(at + 1 + bucket(gap(s, o), APART))
    out.append(at + 2 + len(APART) + bucket(pair["between"], BETWEEN))
    return out


class Catalogue:
    def __init__(self, path):
        self.predicates = json.load(open(path))["predicates"]
        self.ids = [p["id"] for p in self.predicates]
        self.index = {p["id"]: i + 1 for i, p in enumerate(self.predicates)}
        self.symmetric = {p["id"] for p in self.predicates if p.get("symmetric")}
        self.fitting = {}

    def fits(self, subject, object):
        if (subject, object) not in self.fitting:
            self.fitting[subject, object] = torch.tensor([True] + [
                (subject is None or subject in p["subject"]) and (object is None or object in p["object"]) for p in self.predicates])
        return self.fitting[subject, object]


def text(name, body, cuts, ms):
    """A text with words and mentions: {"a", "b" (words, inclusive), "s" (sentence), "kind", "level", "e" (entity)}."""
    edges = sorted({e for m in ms for e in (m["start"], m["end"])})
    sents, spans, sentence_of, first_word = [], [], [], []
    for s, e in cuts:
        found = words(body, s, e, False, edges)
        if found:
            first_word.append(len(spans))
            sents.append({"w": [body[a:b] for a, b in found]})
            spans += found
            sentence_of += [len(sents) - 1] * len(found)
    start, end = {a: i for i, (a, _) in enumerate(spans)}, {b: i for i, (_, b) in enumerate(spans)}
    mentions = []
    for m in sorted(ms, key=lambda m: (m["start"], m["end"])):
        a, b = start.get(m["start"]), end.get(m["end"])
        if a is not None and b is not None and a <= b and sentence_of[a] == sentence_of[b]:
            mentions.append({"a": a, "b": b, "s": sentence_of[a], "kind": m["kind"], "level": m["level"], "e": m["entity"]})
    low = [w.lower() for sent in sents for w in sent["w"]]
    return {"id": name, "sents": sents, "spans": spans, "low": low, "mentions": mentions, "first": [*first_word, len(spans)]}


def pairs_of(doc, catalogue):
    """Ordered pairs of mentions of two entities of one sentence, each pair of entities by its nearest mentions."""
    out, inside = [], collections.defaultdict(list)
    for m in doc["mentions"]:
        inside[m["s"]].append(m)
    for s, ms in sorted(inside.items()):
        best = {}
        for i, m in enumerate(ms):
            for n in ms[i + 1:]:
                if m["e"] != n["e"]:
                    key = tuple(sorted((m["e"], n["e"])))
                    if key not in best or gap(m, n) < gap(*best[key]):
                        best[key] = (m, n)
        for m, n in best.values():
            between = sum(k["e"] not in (m["e"], n["e"]) and min(m["b"], n["b"]) < k["a"] < max(m["a"], n["a"]) for k in ms)
            for subject, object in ((m, n), (n, m)):
                fits = catalogue.fits(subject["kind"], object["kind"])
                if fits[1:].any():
                    out.append({"s": subject, "o": object, "start": doc["first"][s], "end": doc["first"][s + 1], "sentence": s,
                                "between": between, "fits": fits})
    return out


def articles(folder, held_out, inside, catalogue):
    """The annotated articles, each pair with the predicates that its sentence states."""
    out = []
    for cluster in sorted(os.listdir(folder)):
        if (cluster in held_out) != inside:
            continue
        kinds = {e["id"]: e["kind"] for e in json.load(open(f"{folder}/{cluster}/entities.json"))}
        for path in sorted(glob.glob(f"{folder}/{cluster}/*.json")):
            if path.endswith("entities.json"):
                continue
            d = json.load(open(path))
            cuts = sentences(d["text"])
            named = [{**m, "kind": kinds[m["entity"]]} for m in d["mentions"]]
            doc = text(d["id"], d["text"], cuts, named)
            doc["gold"] = {(r["subject"], r["predicate"], r["object"]) for r in d["relations"]}
            stated, doc["stated"] = collections.defaultdict(set), collections.defaultdict(set)
            for r in d["relations"]:
                for a, b in r["evidence"]:
                    for n in range(len(doc["sents"])):
                        words_here = doc["spans"][doc["first"][n]:doc["first"][n + 1]]
                        if words_here[0][0] < b and a < words_here[-1][1]:
                            stated[n].add((r["subject"], r["predicate"], r["object"]))
                            doc["stated"][r["subject"], r["predicate"], r["object"]].add(n)
            add_pronouns(doc, stated, kinds)
            doc["pairs"] = pairs_of(doc, catalogue)
            for p in doc["pairs"]:
                s, o = p["s"]["e"].removeprefix("~"), p["o"]["e"].removeprefix("~")
                said = {k for x, k, y in stated[p["sentence"]] if (x, y) == (s, o) or k in catalogue.symmetric and (y, x) == (s, o)}
                p["allowed"] = {i for i in (catalogue.index[k] for k in said) if p["fits"][i]} or {0}
            out.append(doc)
    return out


def add_pronouns(doc, stated, kinds):
    """The annotation names no pronouns. Where a relation's sentence has only one of its ends, and a pronoun that could be
    the other, that pronoun is taken for it; pronouns of sentences that state nothing of the kind stand for nobody."""
    for n, s in enumerate(doc["sents"]):
        here = {m["e"] for m in doc["mentions"] if m["s"] == n}
        missing = [e for x, _, y in sorted(stated[n]) for e in (x, y) if e not in here and (x in here or y in here)]
        taken = set()
        for i, w in enumerate(s["w"]):
            group = "person" if w.lower() in PERSONS else "thing" if w.lower() in THINGS else None
            if group is None or group in taken:
                continue
            fitting = [e for e in missing if (kinds[e] == "person") == (group == "person")]
            taken.add(group)
            at = doc["first"][n] + i
            entity, kind = ("~" + fitting[0], kinds[fitting[0]]) if fitting else ("~nobody", "person" if group == "person" else "organization")
            doc["mentions"].append({"a": at, "b": at, "s": n, "kind": kind, "level": "pronoun", "e": entity})
    doc["mentions"].sort(key=lambda m: (m["a"], m["b"]))


def names_of(path):
    """corpus -> their name -> (our predicates, whether the ends change places)."""
    out = collections.defaultdict(dict)
    for line in open(path, encoding="utf-8"):
        if line.strip() and not line.startswith("#"):
            corpus, theirs, ours, swap = line.rstrip("\n").split("\t")
            out[corpus][theirs] = (ours.split(), swap == "swap")
    return out


def foreign(path, corpus, catalogue, table, rng, negatives=3):
    """Texts of another corpus: its properties as ours; what it does not annotate stays open."""
    table = table[corpus]
    out = []
    for line in open(path, encoding="utf-8"):
        d = json.loads(line)
        if corpus == "fewrel" and not any(r["predicate"] in table for r in d["relations"]):
            continue
        annotated = d.get("meta", {}).get("annotated", table)
        closed = {catalogue.index[k] for name in annotated if name in table for k in table[name][0]}
        ms = []
        for m in d["entities"]:
            kind = "person" if corpus == "fewrel" else OF_CORPUS.get(m["kind"])
            if kind:
                pronoun = m["text"].lower() in PERSONS | THINGS
                ms.append({**m, "kind": kind, "level": "pronoun" if pronoun else "name", "entity": m["id"]})
        doc = text(d["id"], d["text"], d.get("sentences") or sentences(d["text"]), ms)
        said, elsewhere = collections.defaultdict(set), set()
        for r in d["relations"]:
            s, o = d["entities"][r["subject"]]["id"], d["entities"][r["object"]]["id"]
            elsewhere |= {(s, o), (o, s)}
            if r["predicate"] in table:
                ours, swap = table[r["predicate"]]
                said[(o, s) if swap else (s, o)].update((k, tuple(r.get("evidence_sentences", ()))) for k in ours)
        kept = []
        for p in pairs_of(doc, catalogue):
            s, o = p["s"]["e"], p["o"]["e"]
            both = said[s, o] | {x for x in said[o, s] if x[0] in catalogue.symmetric}
            here = {catalogue.index[k] for k, cut in both if not cut or p["sentence"] in cut}
            here = {k for k in here if p["fits"][k]}
            if here:
                p["allowed"] = here
                kept.append(p)
            elif (s, o) not in elsewhere or corpus == "knowledgenet":
                p["allowed"] = {0} | {i for i in range(1, len(p["fits"])) if p["fits"][i] and i not in closed}
                p["negative"] = True
                kept.append(p)
        positive = [p for p in kept if "negative" not in p]
        negative = [p for p in kept if "negative" in p]
        doc["pairs"] = positive + rng.sample(negative, min(len(negative), negatives * len(positive) + 2))
        if doc["pairs"]:
            out.append(doc)
    return out
