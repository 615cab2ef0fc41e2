"""Teaches the head that reads relations across sentences, on states that no longer change.

usage: train_passages.py WEIGHTS.bin DATA_FOLDER OUT.bin [--epochs N] [--seed N] [--part N]

WEIGHTS.bin is what weights.py wrote, or has an earlier head; OUT.bin has the same weights and the new head. With --part the last N
texts of Re-DocRED dev are left out and measured, as the held-out articles always are.
"""
import argparse, collections, copy, os, random, time
import torch
from torch.nn.functional import binary_cross_entropy_with_logits
import passages, relations
from measure import f1
from passage_model import Passages, by_sentence
from prepare import HELD_OUT
from reader import word_states
from relation_model import SHARED, evenness
from weights import open_weights, with_passages

# Both hold all that a text says of all that it names. KnowledgeNet marks only the ends of what it annotates: from it the head
# learns that any two names of a sentence are related.
NEWS = ("articles", "held out")  # the other is of a work of reference
WORDS, EVIDENCE, AVERAGED = 1500, 0.1, 0.995  # words of a batch; weight of the attention's loss; what the average keeps a step


def read(model, wordpiece, docs, catalogue, reference):
    """The passages of some texts, with the states of their words. reference: whether they are of works of reference, or news."""
    out = []
    for d in docs:
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
            last, shared = word_states(model, wordpiece, d["sents"], keep=SHARED)
        for item in passages.passages(d, catalogue):
            a, b = item["words"]
            out.append(item | {"shared": shared[a:b].half().clone(), "last": last[a:b].half().clone(), "reference": reference})
    return out


def batches(items, epochs, rng):
    out = []
    for _ in range(epochs):
        epoch, batch = [], []
        for _, found in sorted(items.items()):
            epoch += found
        for item in rng.sample(epoch, len(epoch)):
            batch.append(item)
            if sum(len(i["shared"]) for i in batch) >= WORDS:
                out.append(batch)
                batch = []
        out += [batch] if batch else []
    return out


def loss(head, batch, smooth):
    """The mean over the pairs of all passages of a batch."""
    total, sorts = 0, 0
    for item in batch:
        scores, weights, reference = head(item["shared"].float(), item["last"].float(), item)
        allowed = scores.masked_fill(~item["allowed"], -1e9)
        total = total + (1 - smooth) * (scores.logsumexp(1) - allowed.logsumexp(1)).sum() + smooth * evenness(scores, item["fits"]) * len(scores)
        shown = item["evidence"].sum(1) > 0
        if shown.any():
            gold = item["evidence"][shown] / item["evidence"][shown].sum(1, keepdim=True)
            total = total - EVIDENCE * (gold * (by_sentence(weights[shown], item) + 1e-6).log()).sum()
        sorts = sorts + binary_cross_entropy_with_logits(reference, torch.tensor(float(item["reference"])))
    return total / sum(len(i["pairs"]) for i in batch) + sorts / len(batch)


def measure(head, items, name):
    """Precision, recall and F1 at some chances, of all pairs and of those that no sentence holds."""
    rows, gold, sorts = [], collections.Counter(), collections.Counter()
    head.eval()
    with torch.inference_mode():
        for item in items:
            scores, _, reference = head(item["shared"].float(), item["last"].float(), item)
            sorts["right" if (reference > 0) == item["reference"] else "wrong"] += 1
            chances = scores.softmax(1)
            s, o = item["pairs"].T
            across, true = ~(item["in"][s] & item["in"][o]).any(1), ~item["allowed"][:, 0]
            best = chances[:, 1:].max(1)
            right = true & item["allowed"].gather(1, best.indices[:, None] + 1)[:, 0]
            gold["all"] += int(true.sum())
            gold["across"] += int((true & across).sum())
            rows += zip(best.values.tolist(), right.tolist(), across.tolist())
    head.train()
    for part in ("all", "across"):
        here = [r for r in rows if part == "all" or r[2]]
        show = {c: tuple(round(x, 1) for x in f1(sum(r[1] for r in here if r[0] >= c), sum(r[0] >= c for r in here), gold[part])) for c in (0.3, 0.4, 0.5, 0.6, 0.7)}
        print(f"{name} {part} ({gold[part]}):", show, flush=True)
    print(f"{name}: the sort of text", dict(sorts), flush=True)


def main():
    a = argparse.ArgumentParser()
    a.add_argument("weights"), a.add_argument("folder"), a.add_argument("out")
    a.add_argument("--epochs", type=int, default=12)
    a.add_argument("--seed", type=int, default=1)
    a.add_argument("--part", type=int, default=0)
    a.add_argument("--rate", type=float, default=5e-4)
    a.add_argument("--smooth", type=float, default=0.0)
    a = a.parse_args()
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))
    torch.manual_seed(a.seed)
    rng = random.Random(a.seed)
    model, wordpiece, _ = open_weights(a.weights)
    catalogue = relations.Catalogue(f"{a.folder}/../catalogue.json")
    table = relations.names_of(os.path.join(os.path.dirname(__file__), "relation_names.tsv"))
    r = f"{a.folder}/train/relations"
    docs = {"redocred": list(passages.foreign(f"{r}/redocred-dev.jsonl", "redocred", catalogue, table)),
            "articles": passages.annotated(f"{a.folder}/graph/train", HELD_OUT, False, catalogue),
            "held out": passages.annotated(f"{a.folder}/graph/train", HELD_OUT, True, catalogue)}
    docs["left"] = docs["redocred"][len(docs["redocred"]) - a.part:]
    docs["redocred"] = docs["redocred"][:len(docs["redocred"]) - a.part]
    begun = time.time()
    items = {name: read(model, wordpiece, found, catalogue, name not in NEWS) for name, found in docs.items()}
    print(f"read in {time.time() - begun:.0f} s:", {n: (len(found), sum(len(i["pairs"]) for i in found)) for n, found in items.items()}, flush=True)
    tests = {name: items.pop(name) for name in ("left", "held out")}
    head = Passages(len(catalogue.ids))
    optimizer = torch.optim.AdamW(head.parameters(), lr=a.rate, betas=(0.9, 0.98), weight_decay=0.01)
    steps = batches(items, a.epochs, rng)
    warm = max(1, len(steps) // 15)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda i: min((i + 1) / warm, max(0.01, (len(steps) - i) / (len(steps) - warm))))
    average, begun, mean = copy.deepcopy(head), time.time(), 0
    for step, batch in enumerate(steps, 1):
        optimizer.zero_grad(set_to_none=True)
        value = loss(head, batch, a.smooth)
        value.backward()
        torch.nn.utils.clip_grad_norm_(head.parameters(), 1.0)
        optimizer.step(), schedule.step()
        kept = min(AVERAGED, step / (step + 10))
        with torch.no_grad():
            for old, new in zip(average.parameters(), head.parameters()):
                old.lerp_(new, 1 - kept)
        mean = 0.98 * mean + 0.02 * value.item()
        if step % 100 == 0 or step == len(steps):
            print(f"step {step} of {len(steps)}, {time.time() - begun:.0f} s, loss {mean:.3f}", flush=True)
    for name, found in tests.items():
        measure(average, found, name)
    print(with_passages(a.weights, average, a.out)["hash"])


if __name__ == "__main__":
    main()
