"""From scores to labels: Viterbi over BIO tags, and the best tree with one root."""
import math
from prepare import TAGS


def viterbi(scores):
    """Best tag numbers of a sentence, where I-X only follows B-X or I-X. scores: words x tags, any floats."""
    n, t = len(scores), len(TAGS)
    follows = [[TAGS[b][0] != "I" or TAGS[a][0] != "O" and TAGS[a][2:] == TAGS[b][2:] for a in range(t)] for b in range(t)]
    best = [s if TAGS[k][0] != "I" else -math.inf for k, s in enumerate(scores[0])]
    back = []
    for w in range(1, n):
        row, from_ = [], []
        for b in range(t):
            a = max((x for x in range(t) if follows[b][x]), key=lambda x: best[x])
            row.append(best[a] + scores[w][b])
            from_.append(a)
        best = row
        back.append(from_)
    tag = max(range(t), key=lambda k: best[k])
    out = [tag]
    for from_ in reversed(back):
        tag = from_[tag]
        out.append(tag)
    return out[::-1]


def tree(scores):
    """Heads (0 is the root) of the best tree with exactly one word under the root.

    scores[d][h]: dependent d (0-based word), head h (0 root, 1-based words). Chu-Liu-Edmonds; where several words hang
    on the root, each is tried as the only one and the best tree is kept.
    """
    n = len(scores)
    if n == 0:
        return []
    full = [[-math.inf] * (n + 1)] + [[s if h != d + 1 else -math.inf for h, s in enumerate(row)] for d, row in enumerate(scores)]
    heads = edmonds(full)
    roots = [d for d in range(1, n + 1) if heads[d] == 0]
    if len(roots) == 1:
        return heads[1:]
    best, best_score = None, -math.inf
    for only in roots:
        limited = [[(-math.inf if h == 0 and d != only or d == only and h != 0 else s) for h, s in enumerate(row)] for d, row in enumerate(full)]
        found = edmonds(limited)
        total = sum(full[d][found[d]] for d in range(1, n + 1))
        if total > best_score:
            best, best_score = found, total
    return best[1:]


def edmonds(scores):
    """Best arborescence from node 0; scores[d][h]."""
    n = len(scores)
    heads = [0] + [max(range(n), key=lambda h: scores[d][h]) for d in range(1, n)]
    cycle = find_cycle(heads)
    if not cycle:
        return heads
    inside = set(cycle)
    total = sum(scores[d][heads[d]] for d in cycle)
    outside = [v for v in range(n) if v not in inside]
    index = {v: i for i, v in enumerate(outside)}
    c = len(outside)
    small = [[-math.inf] * (c + 1) for _ in range(c + 1)]
    enter, leave = {}, {}
    for v in outside:
        for u in outside:
            if v:
                small[index[v]][index[u]] = scores[v][u]
        if v:
            h = max(cycle, key=lambda h: scores[v][h])
            small[index[v]][c] = scores[v][h]
            leave[v] = h
        d = max(cycle, key=lambda d: scores[d][v] - scores[d][heads[d]])
        small[c][index[v]] = scores[d][v] - scores[d][heads[d]] + total
        enter[v] = d
    found = edmonds(small)
    out = [0] * n
    for v in outside:
        if v:
            out[v] = leave[v] if found[index[v]] == c else outside[found[index[v]]]
    for d in cycle:
        out[d] = heads[d]
    head = outside[found[c]]
    out[enter[head]] = head
    return out


def find_cycle(heads):
    colour = [0] * len(heads)
    for start in range(1, len(heads)):
        path, v = [], start
        while v and not colour[v]:
            colour[v] = 1
            path.append(v)
            v = heads[v]
        if v and colour[v] == 1 and v in path:
            return path[path.index(v):]
        for p in path:
            colour[p] = 2
    return []
