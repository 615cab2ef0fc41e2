"""Scores what a sentence states between two of its mentions: two layers of their own, and a head for pairs.

The layers begin with the states that the encoder gives after its first SHARED layers, of the first piece of each word, and see
one sentence, with its mentions marked by kind and by how they name their entity. The head scores a pair, subject and object,
from the states of both mentions and of the word that joins them in the tree, from what a small attention of the pair finds
among the words, and from plain features of the pair and of the way between its ends. Predicates whose ends do not admit the
kinds of the mentions are ruled out. The first class is "no relation".
"""
import torch
from torch import nn
from torch.nn.utils.rnn import pad_sequence
from layers import WIDTH, Layer
from relations import KINDS, LEVELS, OPEN, features, place, FEATURES

SHARED, OWN = 4, 2
STATE, ATTENTIONS, EACH, HIDDEN = 256, 4, 48, 384
MARKS = 1 + 2 * (len(KINDS) + 1) * len(LEVELS)  # no mention; first or further word of one, its kind (the last is open), its level
PLACES = 5  # of a word: before both mentions, in the subject, between, in the object, after both
STEPS, JOINTS = 4, ["VERB", "NOUN", "PROPN"]
LONGEST = 200  # words of a sentence that training reads


class RelationLayers(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList(Layer() for _ in range(OWN))
        self.mark = nn.Parameter(torch.zeros(MARKS, WIDTH))

    def forward(self, x, batch):
        x = x + batch["marks"] @ self.mark
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training):
            for layer in self.layers:
                x = layer(x, batch["real"][:, None, None])
        return x.float()


class Relations(nn.Module):
    def __init__(self, width, predicates, labels):
        super().__init__()
        self.state = nn.Linear(3 * width, STATE)
        self.query = nn.Linear(2 * STATE, ATTENTIONS * EACH)
        self.key, self.value = nn.Linear(width, ATTENTIONS * EACH, bias=False), nn.Linear(width, ATTENTIONS * EACH)
        self.place, self.way = nn.Parameter(torch.zeros(PLACES, ATTENTIONS)), nn.Parameter(torch.zeros(ATTENTIONS))
        self.subject, self.object = nn.Linear(STATE, HIDDEN), nn.Linear(STATE, HIDDEN, bias=False)
        self.product, self.context = nn.Linear(STATE, HIDDEN, bias=False), nn.Linear(ATTENTIONS * EACH, HIDDEN, bias=False)
        self.plain, self.score = nn.Linear(FEATURES, HIDDEN, bias=False), nn.Linear(HIDDEN, predicates + 1)
        self.joint = nn.Linear(width, HIDDEN, bias=False)
        self.shape = nn.Linear(shapes(labels), HIDDEN, bias=False)
        nn.init.normal_(self.joint.weight, std=0.01), nn.init.zeros_(self.shape.weight)
        self.drop = nn.Dropout(0.25)

    def forward(self, x, batch):
        """x: word states, sentences x longest x width. A row of scores for each pair of the batch, "no relation" first."""
        sums = torch.cat([torch.zeros(len(x), 1, x.shape[2]), x.cumsum(1)], 1)
        at, first, last = batch["sentence of mention"], batch["first"], batch["last"]
        mean = (sums[at, last + 1] - sums[at, first]) / (last + 1 - first)[:, None]
        states = self.drop(torch.relu(self.state(torch.cat([x[at, first], x[at, last], mean], 1))))
        s, o = states[batch["subject"]], states[batch["object"]]
        at, n = batch["sentence of pair"], len(s)
        key, value = (layer(x)[at].view(n, -1, ATTENTIONS, EACH) for layer in (self.key, self.value))
        query = self.query(torch.cat([s, o], 1)).view(n, 1, ATTENTIONS, EACH)
        weights = (query * key).sum(-1) * EACH ** -0.5 + self.place[batch["places"]] + batch["way"][..., None] * self.way
        weights = weights.masked_fill(~batch["real"][at][..., None], -1e9).softmax(1)
        context = (weights[..., None] * value).sum(1).view(n, -1)
        h = self.subject(s) + self.object(o) + self.product(s * o) + self.context(self.drop(context)) + self.plain(batch["plain"])
        if "joint" in batch:
            h = h + self.joint(self.drop(x[at, batch["joint"]])) + self.shape(self.drop(batch["shape"]))
        return self.score(self.drop(torch.relu(h))).masked_fill(~batch["fits"], -1e9)


def shapes(labels):
    return 4 * labels + STEPS * STEPS + len(JOINTS) + 2


def syntax(tree, numbers, s, o):
    """(words on the way from one mention to the other, the word where both ways up meet, plain features).

    tree: heads (from 1, 0 is the root), labels, parts of speech of a sentence; s, o: first and last word of the mentions.
    """
    heads, kinds, parts = tree

    def up(first, last):
        word = next((w for w in range(first, last + 1) if not first <= heads[w] - 1 <= last), last)
        out = [word]
        while heads[out[-1]] and len(out) < 100:
            out.append(heads[out[-1]] - 1)
        return out
    s, o = up(*s), up(*o)
    i = next((i for i, w in enumerate(s) if w in o), len(s) - 1)
    joint = s[i]
    j = o.index(joint) if joint in o else len(o) - 1
    found, at = [], 0
    for w in (s[0], o[0], s[i - 1] if i else None, o[j - 1] if j else None):
        if w is not None:
            found.append(at + numbers[kinds[w]])
        at += len(numbers)
    found.append(at + min(i, STEPS - 1) * STEPS + min(j, STEPS - 1))
    at += STEPS * STEPS
    found.append(at + (JOINTS.index(parts[joint]) if parts[joint] in JOINTS else len(JOINTS)))
    ends = s[:i] + o[:j]
    if any(kinds[w] == "conj" for w in ends):
        found.append(at + len(JOINTS) + 1)
    return [*ends, joint], joint, found


def items(doc, numbers=None):
    """What the model is asked of each sentence of a text that has pairs. numbers: label -> its number, where `doc` has trees."""
    by = {}
    for p in doc["pairs"]:
        by.setdefault(p["sentence"], []).append(p)
    out = []
    for n, pairs in sorted(by.items()):
        a, b = doc["first"][n], doc["first"][n + 1]
        if b - a > LONGEST:
            continue
        ms = [m for m in doc["mentions"] if m["s"] == n]
        number = {id(m): i for i, m in enumerate(ms)}
        item = {"words": (a, b), "doc": doc, "pairs": pairs, "marks": torch.zeros(b - a, MARKS),
                "first": torch.tensor([m["a"] - a for m in ms]), "last": torch.tensor([m["b"] - a for m in ms]),
                "subject": torch.tensor([number[id(p["s"])] for p in pairs]), "object": torch.tensor([number[id(p["o"])] for p in pairs]),
                "plain": torch.zeros(len(pairs), FEATURES), "fits": torch.stack([p["fits"] for p in pairs]),
                "places": torch.tensor([[place(p, w) for w in range(a, b)] for p in pairs], dtype=torch.int8),
                "way": torch.zeros(len(pairs), b - a, dtype=torch.bool)}
        for m in ms:
            kind = OPEN if m["kind"] is None else KINDS.index(m["kind"])
            for w in range(m["a"], m["b"] + 1):
                item["marks"][w - a, 1 + ((w > m["a"]) * (OPEN + 1) + kind) * len(LEVELS) + LEVELS.index(m["level"])] = 1
        for i, p in enumerate(pairs):
            item["plain"][i, features(p)] = 1
        if "allowed" in pairs[0]:
            item["allowed"] = torch.zeros(item["fits"].shape, dtype=torch.bool)
            for i, p in enumerate(pairs):
                item["allowed"][i, list(p["allowed"])] = True
        if numbers is not None:
            item["joint"] = torch.zeros(len(pairs), dtype=torch.long)
            item["shape"] = torch.zeros(len(pairs), shapes(len(numbers)), dtype=torch.bool)
            for i, p in enumerate(pairs):
                way, joint, found = syntax(doc["trees"][n], numbers, *((m["a"] - a, m["b"] - a) for m in (p["s"], p["o"])))
                item["way"][i, way], item["joint"][i], item["shape"][i, found] = True, joint, True
        out.append(item)
    return out


def collate(items):
    """One batch of sentences, without their states."""
    out = {"marks": pad_sequence([i["marks"] for i in items], batch_first=True)}
    lengths = torch.tensor([len(i["marks"]) for i in items])
    longest = int(lengths.max())
    out["real"] = torch.arange(longest)[None] < lengths[:, None]
    at = 0
    for key in ("subject", "object"):
        out[key] = []
    for i in items:
        for key in ("subject", "object"):
            out[key].append(i[key] + at)
        at += len(i["first"])
    for key in ("subject", "object"):
        out[key] = torch.cat(out[key])
    numbers = torch.arange(len(items))
    out["sentence of mention"] = numbers.repeat_interleave(torch.tensor([len(i["first"]) for i in items]))
    out["sentence of pair"] = numbers.repeat_interleave(torch.tensor([len(i["subject"]) for i in items]))
    for key in ("first", "last", "plain", "fits", "allowed", "joint", "shape"):
        if key in items[0]:
            out[key] = torch.cat([i[key] for i in items])
    if "shape" in out:
        out["shape"] = out["shape"].float()
    for key in ("places", "way"):
        out[key] = torch.cat([nn.functional.pad(i[key], (0, longest - i[key].shape[1])) for i in items])
    out["places"], out["way"] = out["places"].long(), out["way"].float()
    return out


def loss(scores, allowed):
    """Minus the log of the probability that falls on what is allowed."""
    return (scores.logsumexp(1) - scores.masked_fill(~allowed, -1e9).logsumexp(1)).mean()


def evenness(scores, fits):
    """Label smoothing: minus the mean logarithm of the probabilities of all that fits."""
    return -(scores.log_softmax(1).masked_fill(~fits, 0).sum(1) / fits.sum(1)).mean()


def joint_loss(model, rows, docs):
    """The loss of texts read with the whole encoder, while everything learns together: without own layers and trees.

    docs: (text, place of its first word among the rows).
    """
    found = [(i, at) for doc, at in docs for i in items(doc)]
    if not found:
        return None
    batch = collate([i for i, _ in found])
    x = pad_sequence([rows[at + i["words"][0]:at + i["words"][1]] for i, at in found], batch_first=True)
    return loss(model.relations(model.drop(x), batch), batch["allowed"])


def scores(model, sentences, shared):
    """Scores of the pairs of some sentences of a text, a list of rows a sentence. shared: the text's states after SHARED layers."""
    out = []
    for at in range(0, len(sentences), 16):
        part = sentences[at:at + 16]
        batch = collate(part)
        x = pad_sequence([shared[slice(*i["words"])].float() for i in part], batch_first=True)
        out += model.relations(model.relation_layers(x, batch), batch).split([len(i["subject"]) for i in part])
    return out
