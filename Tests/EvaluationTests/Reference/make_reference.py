"""Asks the reference scorers about the small samples of this folder, and writes what they say to scores.json.

    python3 -m venv v && v/bin/pip install seqeval==1.2.2 udtools==0.2.9 scorch==0.2.0 coreference-eval==0.0.2 setuptools
    v/bin/python make_reference.py

`seqeval` for names; `udeval` of the UD tools, which is the scorer of the CoNLL 2018 shared task, for trees; `scorch`,
and for chains without singletons also `coreference-eval`, for coreference (the official scorer is Perl and in no
registry; both follow it). The samples are our own, about public facts; what was "found" is made up, with every kind of
error.
"""
import json, os

HERE = os.path.dirname(os.path.abspath(__file__))


def columns(name):
    sentences = [[]]
    for line in open(f"{HERE}/{name}", encoding="utf-8"):
        line = line.rstrip("\n")
        if not line:
            sentences.append([])
        elif not line.startswith("-DOCSTART-"):
            sentences[-1].append(line.split("\t")[1])
    return [s for s in sentences if s]


def names():
    from seqeval.metrics import classification_report
    report = classification_report(columns("names-gold.conll"), columns("names-found.conll"), output_dict=True)
    keep = {k: v for k, v in report.items() if not k.startswith(("macro", "weighted"))}
    return {k: {"precision": float(v["precision"]), "recall": float(v["recall"]), "f1": float(v["f1-score"])} for k, v in keep.items()}


def trees():
    from udtools.udeval import evaluate, load_conllu_file
    load = lambda name: load_conllu_file(f"{HERE}/{name}")
    scores = evaluate(load("trees-gold.conllu"), load("trees-found.conllu"))
    return {k: float(scores[k].f1) for k in ("UPOS", "UAS", "LAS")}


def chains():
    documents = json.load(open(f"{HERE}/chains.json"))
    out = {}
    for name, parts in documents.items():
        from scorch import scores
        # Documents share no mention, so that one partition over all of them is the sum over the documents.
        gold = [{f"{n}:{m}" for m in c} for n, d in enumerate(parts) for c in d["gold"]]
        found = [{f"{n}:{m}" for m in c} for n, d in enumerate(parts) for c in d["found"]]
        result = {}
        for metric, score in (("muc", scores.muc), ("b3", scores.b_cubed), ("ceaf", scores.ceaf_e)):
            r, p, f = score(gold, found)
            result[metric] = {"precision": float(p), "recall": float(r), "f1": float(f)}
        result["conll"] = float(scores.conll2012(gold, found))
        if all(len(c) > 1 for d in parts for s in ("gold", "found") for c in d[s]):
            from corefeval import Scorer, Document
            scorer = Scorer()
            for d in parts:
                scorer.update(Document(predicted=[[(m, m) for m in c] for c in d["found"]], truth=[[(m, m) for m in c] for c in d["gold"]]))
            result["coreference-eval"] = sum(float(m.get_f1()) for m in scorer.all[:3]) / 3
        out[name] = result
    return out


json.dump({"names": names(), "trees": trees(), "chains": chains()}, open(f"{HERE}/scores.json", "w"), indent=1, sort_keys=True)
open(f"{HERE}/scores.json", "a").write("\n")
