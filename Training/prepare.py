"""Reads the corpora of ../shared/data/train into one file of sentences with whatever each corpus annotates.

usage: prepare.py DATA OUT.pickle

A sentence is {"w": words, "n": allowed name tags as bit masks or None, "u": allowed parts of speech as bit masks or
None, "h": heads (0 is the root) or None, "r": relations or None}. A corpus that does not annotate a kind of name
allows "O" and that kind alike, so the loss asks for the sum of their probabilities.
"""
import collections, csv, glob, json, os, pickle, random, sys
from words import sentences, words

KINDS = ["PER", "LOC", "ORG", "DEM", "MISC"]  # DEM: a nationality or a people standing for its country
TAGS = ["O"] + [p + k for k in KINDS for p in ("B-", "I-")]
TAG = {t: i for i, t in enumerate(TAGS)}
UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
POS = {t: i for i, t in enumerate(UPOS)}
PENN = {
    "CC": "CCONJ", "CD": "NUM", "DT": "DET PRON", "EX": "PRON", "FW": "X NOUN ADJ", "IN": "ADP SCONJ", "JJ": "ADJ", "JJR": "ADJ ADV",
    "JJS": "ADJ ADV", "LS": "X NUM", "MD": "AUX", "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "PDT": "DET",
    "POS": "PART", "PRP": "PRON", "PRP$": "PRON", "RB": "ADV PART SCONJ", "RBR": "ADV ADJ", "RBS": "ADV ADJ", "RP": "ADP ADV",
    "SYM": "SYM", "TO": "PART ADP", "UH": "INTJ", "VB": "VERB AUX", "VBD": "VERB AUX", "VBG": "VERB AUX ADJ", "VBN": "VERB AUX ADJ",
    "VBP": "VERB AUX", "VBZ": "VERB AUX", "WDT": "DET PRON SCONJ", "WP": "PRON", "WP$": "PRON DET", "WRB": "ADV SCONJ", "HYPH": "PUNCT",
    "AFX": "ADJ NOUN X", "$": "SYM",
}


def mask(*tags):
    return sum(1 << TAG[t] for t in tags)


def allowed(tag, layer):
    """The tags that a corpus's tag may stand for."""
    if tag == "O":
        return {"all": mask("O"), "loose": mask("O", "B-DEM", "I-DEM"), "graph": mask("O", "B-MISC", "I-MISC"),
                "none": mask("O", "B-MISC", "I-MISC", "B-DEM", "I-DEM")}[layer]
    if tag[2:] == "MISC":
        return mask(tag) | (mask(tag[:2] + "DEM") if layer != "graph" else 0)
    return mask(tag)


def conll(path):
    docs, doc, sent = [], [], []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith(("-DOCSTART-", "# doc = ")):
            if doc:
                docs.append(doc)
            doc = []
        elif not line:
            if sent:
                doc.append(sent)
            sent = []
        else:
            w, t = line.split("\t")[:2]
            sent.append((w, t))
    if sent:
        doc.append(sent)
    if doc:
        docs.append(doc)
    return docs


def conllu(path):
    docs, doc, sent = [], [], []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            if doc:
                docs.append(doc)
            doc = []
        elif line.startswith("#"):
            continue
        elif not line:
            if sent:
                doc.append(sent)
            sent = []
        else:
            c = line.split("\t")
            if c[0].isdigit():
                sent.append((c[1], c[2], c[3], int(c[6]), c[7]))
    if sent:
        doc.append(sent)
    if doc:
        docs.append(doc)
    return docs


def named(sent, layer):
    return {"w": [w for w, _ in sent], "n": [allowed(t, layer) for _, t in sent], "u": None, "h": None, "r": None}


def parsed(sent, names=None):
    return {"w": [s[0] for s in sent], "n": names, "u": [1 << POS[s[2]] if s[2] in POS else (1 << 17) - 1 for s in sent],
            "h": [s[3] for s in sent], "r": [s[4] for s in sent]}


def treebank(path, names_path, layer):
    """Parsed sentences, with the names of the same sentences where the names corpus has them."""
    names = {}
    for doc in conll(names_path):
        for sent in doc:
            names.setdefault(tuple(w for w, _ in sent), named(sent, layer)["n"])
    return [[parsed(s, names.get(tuple(w[0] for w in s))) for s in doc] for doc in conllu(path)]


def running(text, marks, layer, keep_hyphens, cuts=None):
    """Sentences of running text; marks are (start, end, kind) and do not overlap."""
    marks = sorted(marks)
    edges = [e for m in marks for e in m[:2]]
    out = []
    for s, e in cuts or sentences(text):
        spans = words(text, s, e, keep_hyphens, edges)
        if not spans:
            continue
        tags = []
        for a, b in spans:
            t = "O"
            for ms, me, k in marks:
                if ms <= a and b <= me:
                    t = ("B-" if a == ms else "I-") + k
                    break
            tags.append(t)
        out.append({**named([(text[a:b], t) for (a, b), t in zip(spans, tags)], layer), "s": spans})
    return out


def graph(folder, rng=None):
    """The annotated Wikinews articles, as (cluster, document)."""
    out = []
    for cluster in sorted(os.listdir(folder)):
        kinds = {e["id"]: e["kind"] for e in json.load(open(f"{folder}/{cluster}/entities.json"))}
        for path in sorted(glob.glob(f"{folder}/{cluster}/*.json")):
            if path.endswith("entities.json"):
                continue
            a = json.load(open(path))
            marks = []
            for m in a["mentions"]:
                kind = {"person": "PER", "place": "LOC", "organization": "ORG"}[kinds[m["entity"]]]
                marks.append((m["start"], m["end"], "DEM" if m["level"] == "demonym" and kind == "LOC" else kind))
            keep = rng is not None and rng.random() < 0.3
            out.append((cluster, running(a["text"], marks, "graph", keep)))
    return out


def demonyms(data):
    out = set()
    for row in csv.DictReader(open(f"{data}/facts/countries.tsv"), delimiter="\t"):
        for d in row["demonym"].split("|"):
            out |= {d, d + "s"}
    for path in glob.glob(f"{data}/graph/train/*/*.json"):
        if not path.endswith("entities.json"):
            out |= {m["text"] for m in json.load(open(path))["mentions"] if m["level"] == "demonym"}
    return out


def redocred(path, people, rng):
    out = []
    for line in open(path):
        a = json.loads(line)
        marks, end, other = [], -1, []
        for e in sorted(a["entities"], key=lambda e: (e["start"], -e["end"])):
            if e["start"] < end or e["kind"] in ("TIME", "OTHER"):
                continue
            kind = e["kind"]
            if kind != "PER" and e["text"] in people:
                kind = "DEM"
            s = e["start"]
            marks.append((s, e["end"], kind))
            end = e["end"]
        out.append(running(a["text"], marks, "loose", rng.random() < 0.3, a["sentences"]))
    return out


HELD_OUT = ("ce-13", "wn-misc-13", "wn-misc-14", "wn-more-33", "wn-more-34", "wn-more-36", "wn-story-013", "wn-story-015", "wn-story-018")


def main():
    data, path = sys.argv[1:3]
    rng = random.Random(1)
    t = f"{data}/train"
    corpora = {}
    corpora["ewt"] = treebank(f"{t}/parsing/ewt-train.conllu", f"{t}/names/ewt-train.conll", "none")
    corpora["gum"] = treebank(f"{t}/parsing/gum-train.conllu", f"{t}/names/gum-train.conll", "all")
    corpora["ewt-dev"] = treebank(f"{t}/parsing/ewt-dev.conllu", f"{t}/names/ewt-dev.conll", "none")
    corpora["gum-dev"] = treebank(f"{t}/parsing/gum-dev.conllu", f"{t}/names/gum-dev.conll", "all")
    corpora["masc"] = [[{"w": [w for w, _ in s], "n": None, "h": None, "r": None,
                         "u": [sum(1 << POS[p] for p in PENN[x].split()) if x in PENN else 1 << POS["PUNCT"] | 1 << POS["SYM"] for _, x in s]}
                        for s in doc] for doc in conll(f"{t}/parsing/masc-news.pos")]
    for name, layer in (("wikigold", "all"), ("wnut17-train", "all"), ("btc-f", "none"), ("btc-h", "none")):
        corpora[name] = [[named(s, layer) for s in doc] for doc in conll(f"{t}/names/{name}.conll")]
    for topic in ("politics", "science", "literature", "music", "ai"):
        for part in ("train", "dev"):
            corpora.setdefault(f"crossner-{topic}", []).extend(
                [[named(s, "loose") for s in doc] for doc in conll(f"{t}/names/crossner-{topic}-{part}.conll")])
    corpora["redocred"] = redocred(f"{t}/relations/redocred-dev.jsonl", demonyms(data), rng)
    everything = graph(f"{data}/graph/train", rng)
    corpora["graph"] = [d for c, d in everything if c not in HELD_OUT]
    corpora["graph-dev"] = [d for c, d in graph(f"{data}/graph/train") if c in HELD_OUT]
    relations = collections.Counter(r for c in ("ewt", "gum") for d in corpora[c] for s in d for r in s["r"])
    labels = sorted(r for r, n in relations.items() if n >= 5)
    lemmas = lemma_table([*conllu(f"{t}/parsing/ewt-train.conllu"), *conllu(f"{t}/parsing/gum-train.conllu")])
    pickle.dump({"corpora": corpora, "relations": labels, "lemmas": lemmas}, open(path, "wb"))
    for name, docs in corpora.items():
        print(f"{name:22} {len(docs):5} documents {sum(map(len, docs)):6} sentences {sum(len(s['w']) for d in docs for s in d):7} words")
    print(len(labels), "relations", " ".join(labels))


def lemma_table(docs):
    """(lower word, tag) -> lemma where the plain rules of English would not find it; see lemma.py."""
    from lemma import rule
    seen = collections.defaultdict(collections.Counter)
    for doc in docs:
        for sent in doc:
            for w, lemma, tag, _, _ in sent:
                if w.isalpha() and lemma.replace("'", "").isalpha() and tag not in ("PROPN", "X"):
                    seen[(w.lower(), tag)][lemma.lower()] += 1
    out = {}
    for (w, tag), counts in sorted(seen.items()):
        best, n = counts.most_common(1)[0]
        if rule(w, tag) != best and (n >= 2 or sum(counts.values()) == 1):
            out[(w, tag)] = best
    return out


if __name__ == "__main__":
    main()
