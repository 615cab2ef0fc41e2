"""Sentences to windows of pieces, and windows to batches."""
import random
import torch
from wordpiece import case_class


def encode(sentence, wordpiece, case=None):
    """Adds pieces per word and case classes to a sentence; kept for the next time."""
    if "p" not in sentence:
        sentence["p"] = [wordpiece(w) for w in sentence["w"]]
        sentence["c"] = [case_class(w) for w in sentence["w"]]
        sentence["k"] = sum(map(len, sentence["p"]))
    return sentence


def windows(doc, wordpiece, budget):
    """Consecutive sentences of a document that fit into `budget()` pieces; a longer sentence is cut."""
    out, window, used, most = [], [], 0, budget()
    for s in doc:
        encode(s, wordpiece)
        if s["k"] > 500:
            continue
        if window and used + s["k"] > most:
            out.append(window)
            window, used, most = [], 0, budget()
        window.append(s)
        used += s["k"]
    if window:
        out.append(window)
    return out


def size(window):
    return sum(s["k"] for s in window) + 2


def batches(all_windows, most_pieces, rng):
    """Batches of windows of about one length."""
    order = list(all_windows)
    rng.shuffle(order)
    out = []
    for at in range(0, len(order), 256):
        chunk = sorted(order[at:at + 256], key=size)
        batch, longest = [], 0
        for w in chunk:
            n = max(longest, size(w))
            if batch and n * (len(batch) + 1) > most_pieces:
                out.append(batch)
                batch, n = [], size(w)
            batch.append(w)
            longest = n
        if batch:
            out.append(batch)
    rng.shuffle(out)
    return out


SHOUT = {1: 3, 2: 3, 5: 3}
WHISPER = {2: 1, 3: 1, 4: 1, 5: 1}
HEADLINE = {1: 2}


def collate(batch, wordpiece, recase=None):
    """Tensors of a batch: pieces, cases, lengths, and for each word its flat place, with the sentences it lies in."""
    longest = max(map(size, batch))
    pieces = torch.full((len(batch), longest), wordpiece.pad)
    cases = torch.zeros((len(batch), longest), dtype=torch.long)
    lengths, first, sents = [], [], []
    for b, window in enumerate(batch):
        change = recase() if recase else None
        row, case_row = [wordpiece.start], [0]
        for s in window:
            sents.append((len(first), s))
            for p, c in zip(s["p"], s["c"]):
                first.append(b * longest + len(row))
                row += p
                case_row += [change.get(c, c) if change else c] * len(p)
        row.append(wordpiece.end)
        case_row.append(0)
        pieces[b, :len(row)] = torch.tensor(row)
        cases[b, :len(row)] = torch.tensor(case_row)
        lengths.append(len(row))
    return pieces, cases, torch.tensor(lengths), torch.tensor(first), sents
