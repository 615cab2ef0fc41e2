"""Trains encoder, names, parts of speech and syntax together.

usage: train.py BASE_MODEL_FOLDER DATA.pickle OUT.pt [--epochs E] [--steps N] [--resume] [--seed 1]
"""
import argparse, os, pickle, random, time
import torch
from torch.nn import functional as F
from model import ReadingModel
from prepare import TAGS, UPOS
from windows import HEADLINE, SHOUT, WHISPER, batches, collate, windows
from wordpiece import WordPiece

# How often an epoch reads each corpus. The annotated articles are the task itself; tweets are a small dose.
PORTIONS = {"ewt": 1, "gum": 1.3, "graph": 2, "redocred": 0.7, "wikigold": 1, "crossner-politics": 1, "crossner-science": 0.4,
            "crossner-literature": 0.3, "crossner-music": 0.4, "crossner-ai": 0.3, "masc": 0.5, "wnut17-train": 0.25, "btc-f": 0.2, "btc-h": 0.2}


# What silver.py adds.
SILVER = {"events": 1, "news": 1, "teams": 1}


def epoch_windows(corpora, wordpiece, rng):
    out = []
    for name, portion in [*PORTIONS.items(), *((k, v) for k, v in SILVER.items() if k in corpora)]:
        whole, part = divmod(portion, 1)
        for times in range(int(whole) + 1):
            share = 1 if times < whole else part
            if not share:
                continue
            found = [w for doc in corpora[name] for w in windows(doc, wordpiece, lambda: rng.choice((48, 96, 160, 224)))]
            if share < 1:
                found = rng.sample(found, int(len(found) * share))
            out += found
    return out


def bits(masks, width):
    return (torch.tensor(masks)[:, None] >> torch.arange(width)) & 1 == 1


def allowed_loss(scores, masks):
    """Minus the log of the probability that falls on what is allowed."""
    free = ~bits(masks, scores.shape[1])
    return (scores.logsumexp(1) - scores.masked_fill(free, -1e9).logsumexp(1)).mean()


def losses(model, tensors, labels):
    pieces, cases, lengths, first, sents = tensors
    with torch.autocast("cpu", dtype=torch.bfloat16):
        states = model.encoder(pieces, cases, lengths)
    words = model.drop(states.float().reshape(-1, states.shape[-1])[first])
    out = {}
    for key, head in (("n", model.names), ("u", model.parts)):
        at = [at + i for at, s in sents if s[key] for i in range(len(s["w"]))]
        if at:
            out[key] = allowed_loss(head(words[at]), [m for _, s in sents if s[key] for m in s[key]])
    trees = [(at, s) for at, s in sents if s["h"]]
    if trees:
        longest = max(len(s["w"]) for _, s in trees)
        index = torch.zeros(len(trees), longest, dtype=torch.long)
        heads = torch.zeros(len(trees), longest, dtype=torch.long)
        kinds = torch.full((len(trees), longest), -1)
        for i, (at, s) in enumerate(trees):
            n = len(s["w"])
            index[i, :n] = torch.arange(at, at + n)
            heads[i, :n] = torch.tensor(s["h"])
            kinds[i, :n] = torch.tensor([labels.get(r, -1) for r in s["r"]])
        real = torch.tensor([[j < len(s["w"]) for j in range(longest)] for _, s in trees])
        arcs, pair = model.parser(words[index])
        open_heads = torch.cat([torch.ones(len(trees), 1, dtype=torch.bool), real], 1)
        arcs = arcs.masked_fill(~open_heads[:, None], -1e9)
        out["h"] = F.cross_entropy(arcs[real], heads[real])
        out["r"] = F.cross_entropy(model.parser.relations(pair, heads)[real], kinds[real], ignore_index=-1)
    return out


def build(base, data, predicates=1):
    wordpiece = WordPiece(open(f"{base}/vocab.txt", encoding="utf-8").read().split("\n")[:30522])
    model = ReadingModel(len(wordpiece.pieces), len(TAGS), len(UPOS), len(data["relations"]), predicates)
    return model, wordpiece


def main():
    a = argparse.ArgumentParser()
    a.add_argument("base"), a.add_argument("data"), a.add_argument("out")
    a.add_argument("--epochs", type=int, default=3)
    a.add_argument("--steps", type=int)
    a.add_argument("--resume", action="store_true")
    a.add_argument("--seed", type=int, default=1)
    a.add_argument("--pieces", type=int, default=1536, help="pieces in a batch")
    a = a.parse_args()
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))
    torch.manual_seed(a.seed)
    rng = random.Random(a.seed)
    data = pickle.load(open(a.data, "rb"))
    labels = {r: i for i, r in enumerate(data["relations"])}
    model, wordpiece = build(a.base, data)
    model.encoder.load_base(f"{a.base}/model.safetensors")
    model.encoder.piece.weight.requires_grad_(False)  # the vocabulary stays as pre-trained: words unseen here keep their place
    plan = [b for _ in range(a.epochs) for b in batches(epoch_windows(data["corpora"], wordpiece, rng), a.pieces, rng)]
    plan = plan[:a.steps]
    old = [p for n, p in model.named_parameters() if n.startswith("encoder.") and "case" not in n and p.requires_grad]
    new = [p for n, p in model.named_parameters() if not (n.startswith("encoder.") and "case" not in n)]
    optimizer = torch.optim.AdamW([{"params": old, "lr": 1.2e-4}, {"params": new, "lr": 1e-3}], betas=(0.9, 0.98), weight_decay=0.01)
    warm = max(1, len(plan) // 12)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda i: min((i + 1) / warm, max(0.02, (len(plan) - i) / (len(plan) - warm))))
    start = 0
    if a.resume:
        state = torch.load(a.out + ".resume")
        model.load_state_dict(state["model"]), optimizer.load_state_dict(state["optimizer"]), schedule.load_state_dict(state["schedule"])
        start = state["step"]
    print(f"{len(plan)} steps", flush=True)
    model.train()
    means, begun, read = {}, time.time(), 0
    for step in range(start, len(plan)):
        mood = random.Random(step)
        recase = lambda: mood.choices((None, SHOUT, WHISPER, HEADLINE), (90, 3, 4, 3))[0]
        tensors = collate(plan[step], wordpiece, recase)
        found = losses(model, tensors, labels)
        loss = sum(w * found[k] for k, w in (("n", 1.0), ("u", 0.5), ("h", 0.7), ("r", 0.5)) if k in found)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_([*old, *new], 1.0)
        optimizer.step(), schedule.step()
        read += int(tensors[2].sum())
        for k, v in found.items():
            means[k] = 0.97 * means.get(k, v.item()) + 0.03 * v.item()
        if step % 20 == 19:
            print(f"step {step + 1} {read / (time.time() - begun):.0f} pieces/s {time.time() - begun:.0f} s", {k: round(v, 4) for k, v in means.items()}, flush=True)
        if step % 200 == 199:
            torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict(), "schedule": schedule.state_dict(), "step": step + 1}, a.out + ".part")
            os.replace(a.out + ".part", a.out + ".resume")
    torch.save({"model": model.state_dict(), "relations": data["relations"]}, a.out)


if __name__ == "__main__":
    main()
