"""Coreference: which earlier mention does a mention go back to, if any.

A mention is a run of words with a type (name, description, pronoun). Its state is made of the encoder states of its
first and last word and the mean over its words; a pair's score comes from both states, their product and plain
features. The score of "none of them" is 0.
"""
import json, random
import torch
from torch import nn
from prepare import TAGS
from words import sentences, words

STATE, HIDDEN = 192, 128
TYPES = ["NAM", "NOM", "PRO"]
PRONOUNS = {}
for group, members in enumerate((
        "he him his himself", "she her hers herself", "it its itself this that", "they them their theirs themselves", "i me my mine myself",
        "we us our ours ourselves", "you your yours yourself yourselves")):
    for member in members.split():
        PRONOUNS[member] = group
NOT_PRONOUN = 7
KINDS = ["PER", "LOC", "ORG", "DEM", "NONE"]
EMPTY = set("the a an of and in for 's ’s his her their its this that these those former new".split())
CUT = set(", ( who which that whose where of in on at for from with by to as about -".split())
SENTENCES_APART, MENTIONS_APART = (0, 1, 2, 4, 8), (1, 2, 4, 8, 16, 32)
FEATURES = 9 + 8 + 8 + 6 + 7 + 9 + 5 + 5
MOST_BACK = 100


class Coreference(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.state = nn.Linear(3 * width, STATE)
        self.later, self.earlier, self.product = nn.Linear(STATE, HIDDEN), nn.Linear(STATE, HIDDEN, bias=False), nn.Linear(STATE, HIDDEN, bias=False)
        self.plain, self.score = nn.Linear(FEATURES, HIDDEN, bias=False), nn.Linear(HIDDEN, 1)
        self.drop = nn.Dropout(0.2)

    def states(self, rows, mentions):
        """rows: word states of the text; mentions: (first, last) word."""
        first = torch.tensor([m["a"] for m in mentions])
        last = torch.tensor([m["b"] for m in mentions])
        sums = torch.cat([torch.zeros(1, rows.shape[1]), rows.cumsum(0)])
        mean = (sums[last + 1] - sums[first]) / (last + 1 - first)[:, None]
        return self.drop(torch.relu(self.state(torch.cat([rows[first], rows[last], mean], 1))))

    def forward(self, rows, mentions, pairs):
        """One score for each (later, earlier) pair of mention numbers."""
        m = self.states(rows, mentions)
        i, j = torch.tensor([p[0] for p in pairs]), torch.tensor([p[1] for p in pairs])
        plain = torch.zeros(len(pairs), FEATURES)
        hot = [(n, f) for n, (a, b) in enumerate(pairs) for f in features(mentions, a, b)]
        plain[[n for n, _ in hot], [f for _, f in hot]] = 1
        x = self.later(m)[i] + self.earlier(m)[j] + self.product(m[i] * m[j]) + self.plain(plain)
        return self.score(self.drop(torch.relu(x))).squeeze(1)


def bucket(n, edges):
    return sum(n > e for e in edges)


def describe(word_list, kind, kind_type, first, last, sentence, entity=None):
    """A mention over words first...last of the text (inclusive)."""
    lower = [w.lower() for w in word_list]
    return {"a": first, "b": last, "t": TYPES.index(kind_type), "w": lower, "k": KINDS.index(kind) if kind_type == "NAM" else 4, "s": sentence,
            "g": PRONOUNS.get(lower[0], NOT_PRONOUN) if kind_type == "PRO" else NOT_PRONOUN, "e": entity,
            "set": {w for w in lower if w not in EMPTY and w[0].isalnum()},
            "i": "".join(w[0].lower() for w in word_list if w[0].isupper()) if len(word_list) > 1 else ""}


def features(mentions, later, earlier):
    """Which of the plain features a pair has."""
    i, j = mentions[later], mentions[earlier]
    at, out = 0, []
    for size, value in ((9, i["t"] * 3 + j["t"]), (8, i["g"]), (8, j["g"]), (6, bucket(i["s"] - j["s"], SENTENCES_APART)),
                        (7, bucket(later - earlier, MENTIONS_APART))):
        out.append(at + value)
        at += size
    if i["t"] != 2 and j["t"] != 2:
        a, b = i["set"], j["set"]
        tests = (i["w"] == j["w"], i["w"][-1] == j["w"][-1], i["w"][0] == j["w"][0], bool(a) and a <= b, bool(b) and b <= a,
                 bool(a & b), len(i["w"]) == 1 and len(i["w"][0]) > 1 and i["w"][0] == j["i"] or len(j["w"]) == 1 and len(j["w"][0]) > 1 and j["w"][0] == i["i"])
        out += [at + n for n, yes in enumerate(tests) if yes]
    if i["a"] - j["b"] == 2 and i["s"] == j["s"]:
        out.append(at + 7)
    if i["a"] - j["b"] == 1:
        out.append(at + 8)
    at += 9
    out += [at + i["k"], at + 5 + j["k"]]
    return out


def candidates(mentions, later, most=MOST_BACK):
    """Earlier mentions that do not overlap, nearest last."""
    m = mentions[later]
    return [(later, j) for j in range(max(0, later - most), later) if mentions[j]["b"] < m["a"]]


def load(path, keep=("PER", "LOC", "ORG")):
    """Texts with words, sentences and described mentions."""
    out = []
    for line in open(path, encoding="utf-8"):
        d = json.loads(line)
        ms, seen = [], set()
        for m in d["mentions"]:
            kind, kind_type = m["kind"], m.get("type") or "NAM"
            if (kind in keep or kind_type == "PRO") and (m["start"], m["end"]) not in seen:
                seen.add((m["start"], m["end"]))
                ms.append({**m, "type": kind_type})
        out.append(text(d["id"], d["text"], d["sentences"] or sentences(d["text"]), ms))
    return out


def graph(data, held_out, inside):
    """The named mentions of the annotated Wikinews articles."""
    import glob, os
    out = []
    for cluster in sorted(os.listdir(data)):
        if (cluster in held_out) != inside:
            continue
        kinds = {e["id"]: e["kind"] for e in json.load(open(f"{data}/{cluster}/entities.json"))}
        for path in sorted(glob.glob(f"{data}/{cluster}/*.json")):
            if path.endswith("entities.json"):
                continue
            d = json.load(open(path))
            ms = []
            for m in d["mentions"]:
                kind = {"person": "PER", "place": "LOC", "organization": "ORG"}[kinds[m["entity"]]]
                ms.append({**m, "kind": "DEM" if m["level"] == "demonym" and kind == "LOC" else kind, "type": "NAM"})
            out.append(text(d["id"], d["text"], sentences(d["text"]), ms))
    return out


def text(name, body, cuts, ms):
    edges = sorted({e for m in ms for e in (m["start"], m["end"])})
    sents, spans, sentence_of = [], [], []
    for s, e in cuts:
        found = words(body, s, e, False, edges)
        if found:
            sents.append({"w": [body[a:b] for a, b in found]})
            spans += found
            sentence_of += [len(sents) - 1] * len(found)
    start = {a: i for i, (a, _) in enumerate(spans)}
    end = {b: i for i, (_, b) in enumerate(spans)}
    mentions = []
    for m in sorted(ms, key=lambda m: (m["start"], -m["end"])):
        a, b = start.get(m["start"]), end.get(m["end"])
        if a is None or b is None or b < a or sentence_of[a] != sentence_of[b]:
            continue
        tokens = [body[x:y] for x, y in spans[a:b + 1]]
        if m["type"] == "NOM":
            for n in range(1, len(tokens)):
                if tokens[n].lower() in CUT:
                    tokens, b = tokens[:n], a + n - 1
                    break
        if m["type"] == "PRO" and (len(tokens) > 1 or tokens[0].lower() not in PRONOUNS):
            continue
        mentions.append(describe(tokens, m["kind"] if m["kind"] in KINDS else "NONE", m["type"], a, b, sentence_of[a], m["entity"]))
    return {"id": name, "sents": sents, "mentions": sorted(mentions, key=lambda m: (m["a"], -m["b"]))}


def pieces_of(doc, wordpiece, most):
    """Parts of a text of at most `most` pieces, with the mentions that lie in each, as texts of their own."""
    from windows import encode
    out, sents, used, first, word, start_sentence = [], [], 0, 0, 0, 0

    def close():
        if sents:
            ms = [{**m, "a": m["a"] - first, "b": m["b"] - first, "s": m["s"] - start_sentence} for m in doc["mentions"] if first <= m["a"] and m["b"] < word]
            out.append({"id": doc["id"], "sents": list(sents), "mentions": ms})
    for n, s in enumerate(doc["sents"]):
        encode(s, wordpiece)
        if used + s["k"] > most and sents:
            close()
            sents, used, first, start_sentence = [], 0, word, n
        sents.append(s)
        used += s["k"]
        word += len(s["w"])
    close()
    return out


def pair_loss(scores, pairs, mentions):
    """Mention ranking: the probability that falls on any right antecedent, or on none where there is none."""
    total, count, at = 0, 0, 0
    while at < len(pairs):
        i, stop = pairs[at][0], at
        while stop < len(pairs) and pairs[stop][0] == i:
            stop += 1
        own = torch.cat([scores.new_zeros(1), scores[at:stop]])
        right = [n + 1 - 0 for n, (_, j) in enumerate(pairs[at:stop]) if mentions[j]["e"] == mentions[i]["e"]] or [0]
        total = total + own.logsumexp(0) - own[right].logsumexp(0)
        count += 1
        at = stop
    return total / max(count, 1), count
