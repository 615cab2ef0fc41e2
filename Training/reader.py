"""Reads sentences with a trained model: word states, then names and syntax."""
import torch
from decode import tree, viterbi
from prepare import TAGS, UPOS
from windows import encode

NEW, CONTEXT, MOST = 176, 48, 480


def plan(sizes, new=NEW, context=CONTEXT):
    """Windows over sentences of the given numbers of pieces: (first sentence read as context, first new, end).

    A window holds whole sentences: new ones up to `new` pieces (at least one), and before them as many as `context`
    pieces allow.
    """
    out, at = [], 0
    while at < len(sizes):
        end, used = at + 1, sizes[at]
        while end < len(sizes) and used + sizes[end] <= new:
            used += sizes[end]
            end += 1
        first, extra = at, 0
        while first and extra + sizes[first - 1] <= context and used + extra + sizes[first - 1] <= MOST:
            first -= 1
            extra += sizes[first]
        out.append((first, at, end))
        at = end
    return out


def word_states(model, wordpiece, doc, new=NEW, context=CONTEXT, keep=None):
    """A row per word of a list of sentences; with `keep`, also the rows after that many layers. A sentence over MOST pieces is read in parts cut between words."""
    units = []
    for s in doc:
        encode(s, wordpiece)
        part, used = [], 0
        for p, c in zip(s["p"], s["c"]):
            if used + len(p) > MOST:
                units.append(part)
                part, used = [], 0
            part.append((p, c))
            used += len(p)
        units.append(part)
    windows, rows, kept = plan([sum(len(p) for p, _ in u) for u in units], new, context), [], []
    for first, at, end in windows:
        pieces, cases, starts = [wordpiece.start], [0], []
        for n in range(first, end):
            for p, c in units[n]:
                if n >= at:
                    starts.append(len(pieces))
                pieces += p
                cases += [c] * len(p)
        pieces.append(wordpiece.end)
        cases.append(0)
        found = model.encoder(torch.tensor([pieces]), torch.tensor([cases]), torch.tensor([len(pieces)]), keep)
        last, shared = (found, found) if keep is None else found
        rows.append(last[0].float()[starts])
        kept.append(shared[0].float()[starts])
    rows, kept = (torch.cat(r) if r else torch.zeros(0, 384) for r in (rows, kept))
    return rows if keep is None else (rows, kept)


def read(model, relations, doc, rows, syntax=True):
    """For each sentence: tags, parts of speech, heads and relations."""
    out, at = [], 0
    names, parts = model.names(rows), model.parts(rows)
    for s in doc:
        n = len(s["w"])
        found = {"tags": [TAGS[t] for t in viterbi(names[at:at + n].tolist())], "pos": [UPOS[p] for p in parts[at:at + n].argmax(1).tolist()]}
        if syntax:
            arcs, pair = model.parser(rows[None, at:at + n])
            heads = tree(arcs[0].double().tolist()) if n <= 200 else [0] + list(range(1, n))
            scores = model.parser.relations(pair, torch.tensor([heads]))[0]
            root = relations.index("root")
            scores[:, root] = -1e9
            kinds = [relations[k] for k in scores.argmax(1).tolist()]
            found["heads"] = heads
            found["kinds"] = ["root" if h == 0 else k for h, k in zip(heads, kinds)]
        out.append(found)
        at += n
    return out
