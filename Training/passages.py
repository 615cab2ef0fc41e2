"""Texts as passages: up to 400 words of whole sentences, with the entities they name and what holds between each two of them.

A passage's pairs are ordered, subject and object, wherever in it they are named; passage_model.py scores them.
"""
import collections, glob, json, os
import torch
import relations
from relations import KINDS, LEVELS, bucket
from words import sentences

MOST = 400  # words of a passage, unless one sentence has more
APART, TOGETHER, GAP = (0, 1, 2, 3, 5, 9), (0, 1, 2), (0, 1, 2, 4, 8, 16, 32)
TIMES, BEGINS = (1, 2, 4), (0, 2, 6)
OF_ENTITY = len(KINDS) + len(LEVELS) + len(TIMES) + 1 + len(BEGINS) + 1
OF_PAIR = len(APART) + 1 + len(TOGETHER) + 1 + len(GAP) + 1 + 3


def annotated(folder, held_out, inside, catalogue):
    """The annotated articles: text, mentions, and (subject, object) -> predicate -> the sentences that state it."""
    for d in relations.articles(folder, held_out, inside, catalogue):
        d["mentions"] = [m for m in d["mentions"] if m["level"] != "pronoun"]
        said = collections.defaultdict(lambda: collections.defaultdict(set))
        for (s, k, o), where in d["stated"].items():
            for s, o in {(s, o), (o, s)} if k in catalogue.symmetric else {(s, o)}:
                said[s, o][catalogue.index[k]] |= where
        d |= {"said": said, "closed": set(range(1, len(catalogue.ids) + 1))}
        yield d


def foreign(path, corpus, catalogue, table):
    """Texts of another corpus that marks all names, in the same shape: its properties as ours; what it does not annotate stays
    open."""
    table = table[corpus]
    closed = {catalogue.index[k] for ours, _ in table.values() for k in ours}
    for line in open(path, encoding="utf-8"):
        d = json.loads(line)
        ms = []
        for m in d["entities"]:
            if kind := relations.OF_CORPUS.get(m["kind"]):
                ms.append({**m, "kind": kind, "level": "name", "entity": m["id"]})
        doc = relations.text(d["id"], d["text"], d.get("sentences") or sentences(d["text"]), ms)
        said = collections.defaultdict(lambda: collections.defaultdict(set))
        for r in d["relations"]:
            if r["predicate"] in table:
                ours, swap = table[r["predicate"]]
                s, o = (d["entities"][r[end]]["id"] for end in (("object", "subject") if swap else ("subject", "object")))
                for k in ours:
                    for x, y in {(s, o), (o, s)} if k in catalogue.symmetric else {(s, o)}:
                        said[x, y][catalogue.index[k]] |= set(r.get("evidence_sentences", ()))
        yield doc | {"said": said, "closed": closed}


def cut(first):
    """Ranges of sentences of at most MOST words. first: the first word of each sentence, and of what comes after."""
    out, begin = [], 0
    for n in range(1, len(first)):
        if first[n] - first[begin] > MOST and n - 1 > begin:
            out.append((begin, n - 1))
            begin = n - 1
    return [*out, (begin, len(first) - 1)]


def passages(doc, catalogue, learning=True):
    """What the model is asked of each passage of a text that names two entities or more; `learning` adds what is true."""
    out = []
    for begin, end in cut(doc["first"]):
        a, b = doc["first"][begin], doc["first"][end]
        ms = [{**m, "a": m["a"] - a, "b": m["b"] - a, "s": m["s"] - begin} for m in doc["mentions"] if begin <= m["s"] < end]
        entities = {}
        for m in ms:
            entities.setdefault(m["e"], []).append(m)
        item = {"words": (a, b), "id": doc["id"], "names": list(entities), "mentions": [(m["a"], m["b"], list(entities).index(m["e"])) for m in ms],
                "sentence": torch.tensor([n - begin for n in range(begin, end) for _ in range(doc["first"][n + 1] - doc["first"][n])])}
        item["in"] = torch.zeros(len(entities), end - begin, dtype=torch.bool)
        for i, of in enumerate(entities.values()):
            item["in"][i, [m["s"] for m in of]] = True
        item["entity"] = torch.stack([entity_features(of) for of in entities.values()]) if entities else None
        texts = [{w for m in of for w in doc["low"][a + m["a"]:a + m["b"] + 1] if len(w) > 2} for of in entities.values()]
        pairs, rows, fits, allowed, evidence = [], [], [], [], []
        for i, (x, of_x) in enumerate(entities.items()):
            for j, (y, of_y) in enumerate(entities.items()):
                fit = catalogue.fits(of_x[0]["kind"], of_y[0]["kind"])
                if i == j or not fit[1:].any():
                    continue
                found = truth(doc, (x, y), fit, range(begin, end)) if learning else None
                if learning and found is None:
                    continue
                pairs.append((i, j)), fits.append(fit), rows.append(pair_features(of_x, of_y, texts[i], texts[j], item["in"][i] & item["in"][j]))
                if learning:
                    allowed.append(torch.zeros(len(fit), dtype=torch.bool).index_fill_(0, torch.tensor(sorted(found[0])), True))
                    evidence.append(torch.zeros(end - begin).index_fill_(0, torch.tensor(sorted(found[1]), dtype=torch.long) - begin, 1.0))
        if pairs:
            item |= {"pairs": torch.tensor(pairs), "pair": torch.stack(rows), "fits": torch.stack(fits)}
            if learning:
                item |= {"allowed": torch.stack(allowed), "evidence": torch.stack(evidence)}
            out.append(item)
    return out


def truth(doc, ends, fit, sentences):
    """(predicates allowed, sentences that state them), or None where the passage leaves it open: it is said outside of it."""
    said = {k: where for k, where in doc["said"].get(ends, {}).items() if fit[k]}
    if not said:
        return {0} | {k for k in range(1, len(fit)) if fit[k] and k not in doc["closed"]}, set()
    here = {k: {n for n in where if n in sentences} for k, where in said.items()}
    here = {k: where for k, where in here.items() if where or not said[k]}
    return (set(here), set().union(*here.values())) if here else None


def entity_features(mentions):
    out = [mentions[0]["kind"] == k for k in KINDS] + [any(m["level"] == level for m in mentions) for level in LEVELS]
    for n, edges in ((len(mentions), TIMES), (min(m["s"] for m in mentions), BEGINS)):
        out += [bucket(n, edges) == i for i in range(len(edges) + 1)]
    return torch.tensor(out, dtype=torch.float)


def pair_features(xs, ys, words, others, together):
    out = []
    for n, edges in ((min(abs(x["s"] - y["s"]) for x in xs for y in ys), APART), (int(together.sum()), TOGETHER),
                     (min(relations.gap(x, y) for x in xs for y in ys), GAP)):
        out += [bucket(n, edges) == i for i in range(len(edges) + 1)]
    out += [min(x["a"] for x in xs) < min(y["a"] for y in ys), bool(words & others), bool(words) and words <= others]
    return torch.tensor(out, dtype=torch.float)
