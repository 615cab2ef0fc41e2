"""Goes on from train.py with coreference and relations added, while names and syntax are rehearsed.

usage: train_all.py BASE DATA.pickle DATA_FOLDER START.pt OUT.pt [--passes N] [--others F] [--chains F] [--rehearse F] [--steps N] [--resume]

START.pt is what train.py wrote, or what an earlier run of this wrote.
"""
import argparse, os, pickle, random, time
import torch
import coref, relation_model, relations
from prepare import HELD_OUT
from train import build, epoch_windows, losses
from windows import HEADLINE, SHOUT, WHISPER, batches, collate, encode, windows

PIECES = 1200


def packed(texts, wordpiece):
    """Steps of texts in their order, as many as PIECES pieces hold, but at least one."""
    steps, used = [], 0
    for d in texts:
        n = sum(encode(s, wordpiece)["k"] for s in d["sents"])
        if not steps or used + n > PIECES:
            steps.append([])
            used = 0
        steps[-1].append(d)
        used += n
    return steps


def states_of(model, step, wordpiece, rng, recase=None):
    """The word states of a step's texts, each read in windows of whole sentences; (text, place of its first word) of those
    that were read whole; and the number of pieces."""
    cut = [(d, windows(d["sents"], wordpiece, lambda: rng.choice((128, 176, 224)))) for d in step]
    tensors = collate([w for _, ws in cut for w in ws], wordpiece, recase)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        states = model.encoder(*tensors[:3])
    rows = states.float().reshape(-1, states.shape[-1])[tensors[3]]
    whole, at = [], 0
    for d, ws in cut:
        n = sum(len(s["w"]) for w in ws for s in w)
        if n == sum(len(s["w"]) for s in d["sents"]):
            whole.append((d, at))
        at += n
    return rows, whole, int(tensors[2].sum())


def texts(folder, wordpiece, rng):
    """Steps of coreference: lists of texts that together hold about PIECES pieces."""
    t = f"{folder}/train/coreference"
    steps = [[p] for d in coref.load(f"{t}/gum-train.jsonl") for p in coref.pieces_of(d, wordpiece, PIECES)]
    novels = [[p] for d in coref.load(f"{t}/litbank-train.jsonl") for p in coref.pieces_of(d, wordpiece, PIECES)]
    steps += rng.sample(novels, len(novels) // 2)
    short = rng.sample(coref.load(f"{t}/gap-dev.jsonl") + coref.load(f"{t}/gap-test.jsonl"), 1300)
    for d in short:
        d["pronoun only"] = True
    articles = [p for d in coref.graph(f"{folder}/graph/train", HELD_OUT, False) for p in coref.pieces_of(d, wordpiece, PIECES)]
    for group in (short, articles):
        rng.shuffle(group)
        steps += packed(group, wordpiece)
    rng.shuffle(steps)
    return steps


def coref_loss(model, step, wordpiece, rng):
    """The mean loss over the pairs of mentions of a step's texts, and its pieces."""
    rows, whole, pieces = states_of(model, step, wordpiece, rng)
    total, count = 0, 0
    for d, at in whole:
        ms = d["mentions"]
        later = range(len(ms))
        if d.get("pronoun only"):
            later = [i for i, m in enumerate(ms) if m["t"] == 2]
            later = [i for i in later if not any(m["e"] == ms[i]["e"] and j > i for j, m in enumerate(ms))]
        pairs = [p for i in later for p in coref.candidates(ms, i, 50)]
        if pairs:
            here = rows[at:at + sum(len(s["w"]) for s in d["sents"])]
            loss, k = coref.pair_loss(model.coreference(model.drop(here), ms, pairs), pairs, ms)
            total, count = total + loss * k, count + k
    return (total / count if count else None), pieces


def statements(folder, catalogue, wordpiece, rng, passes, share):
    """Steps of relations: the annotated articles as often as `passes`, the given share of the other corpora once."""
    r, table = f"{folder}/train/relations", relations.names_of(os.path.join(os.path.dirname(__file__), "relation_names.tsv"))
    others = relations.foreign(f"{r}/redocred-dev.jsonl", "redocred", catalogue, table, rng)
    for fold in (1, 2):
        others += relations.foreign(f"{r}/knowledgenet-fold{fold}.jsonl", "knowledgenet", catalogue, table, rng)
    found = relations.foreign(f"{r}/fewrel-wiki.jsonl", "fewrel", catalogue, table, rng)
    others += rng.sample(found, len(found) // 3)
    others = rng.sample(others, int(len(others) * share))
    own = relations.articles(f"{folder}/graph/train", HELD_OUT, False, catalogue)
    steps = []
    for group in (others, *[list(own) for _ in range(passes)]):
        rng.shuffle(group)
        steps += packed(group, wordpiece)
    rng.shuffle(steps)
    return steps


def relation_loss(model, step, wordpiece, rng):
    """The mean loss over the pairs of entities of a step's texts, and its pieces."""
    rows, whole, pieces = states_of(model, step, wordpiece, rng, lambda: rng.choices((None, HEADLINE), (97, 3))[0])
    return relation_model.joint_loss(model, rows, whole), pieces


def interleave(groups):
    """One list in which each group is spread evenly."""
    placed = [((i + 0.5) / len(group), number, i) for number, group in enumerate(groups) for i in range(len(group))]
    return [groups[number][i] for _, number, i in sorted(placed)]


def main():
    a = argparse.ArgumentParser()
    a.add_argument("base"), a.add_argument("data"), a.add_argument("folder"), a.add_argument("start"), a.add_argument("out")
    a.add_argument("--steps", type=int)
    a.add_argument("--seed", type=int, default=2)
    a.add_argument("--pieces", type=int, default=1536)
    a.add_argument("--passes", type=int, default=6, help="how often the annotated articles are read for relations")
    a.add_argument("--others", type=float, default=1, help="part of the other corpora of relations")
    a.add_argument("--chains", type=float, default=1, help="part of the texts of coreference")
    a.add_argument("--rehearse", type=float, default=0.7, help="part of an epoch of names and syntax")
    a.add_argument("--rate", type=float, default=7e-5, help="of the encoder; the heads learn at fixed rates")
    a.add_argument("--frozen", type=int, default=0, help="layers of the encoder, from the first, that stay as they are")
    a.add_argument("--resume", action="store_true")
    a = a.parse_args()
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))
    torch.manual_seed(a.seed)
    rng = random.Random(a.seed)
    data = pickle.load(open(a.data, "rb"))
    labels = {r: i for i, r in enumerate(data["relations"])}
    catalogue = relations.Catalogue(f"{a.folder}/../catalogue.json")
    model, wordpiece = build(a.base, data, len(catalogue.ids))
    saved = torch.load(a.start)
    known = {k: v for k, v in saved["model"].items() if "predicates" in saved or not k.startswith("relations.")}
    model.load_state_dict(known, strict=False)
    model.encoder.piece.weight.requires_grad_(False)
    model.relation_layers.requires_grad_(False)
    if a.frozen:
        model.encoder.requires_grad_(False)
        for layer in model.encoder.layers[a.frozen:]:
            layer.requires_grad_(True)
    chains = texts(a.folder, wordpiece, rng)
    rehearsal = []
    for share in [1] * int(a.rehearse) + [a.rehearse % 1]:
        epoch = batches(epoch_windows(data["corpora"], wordpiece, rng), a.pieces, rng)
        rehearsal += rng.sample(epoch, int(len(epoch) * share))
    chains = rng.sample(chains, int(len(chains) * a.chains))
    stated = statements(a.folder, catalogue, wordpiece, rng, a.passes, a.others)
    plan = interleave([[("chains", x) for x in chains], [("words", x) for x in rehearsal], [("relations", x) for x in stated]])[:a.steps]
    groups = {"encoder": [], "heads": [], "chains": []}
    for name, p in model.named_parameters():
        if p.requires_grad:
            groups["chains" if name.startswith(("coreference", "relations")) else "encoder" if name.startswith("encoder") else "heads"].append(p)
    optimizer = torch.optim.AdamW([{"params": groups["encoder"], "lr": a.rate}, {"params": groups["heads"], "lr": 2e-4}, {"params": groups["chains"], "lr": 1e-3}],
                                  betas=(0.9, 0.98), weight_decay=0.01)
    warm = max(1, len(plan) // 15)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda i: min((i + 1) / warm, max(0.02, (len(plan) - i) / (len(plan) - warm))))
    start = 0
    if a.resume:
        state = torch.load(a.out + ".resume")
        model.load_state_dict(state["model"]), optimizer.load_state_dict(state["optimizer"]), schedule.load_state_dict(state["schedule"])
        start = state["step"]
    print(f"{len(plan)} steps, {len(chains)} of coreference, {len(stated)} of relations", flush=True)
    model.train()
    means, begun, read = {}, time.time(), 0
    for step in range(start, len(plan)):
        kind, batch = plan[step]
        mood = random.Random(step)
        if kind == "words":
            tensors = collate(batch, wordpiece, lambda: mood.choices((None, SHOUT, WHISPER, HEADLINE), (90, 3, 4, 3))[0])
            found = losses(model, tensors, labels)
            loss = sum(w * found[k] for k, w in (("n", 1.0), ("u", 0.5), ("h", 0.7), ("r", 0.5)) if k in found)
            read += int(tensors[2].sum())
        else:
            loss, k = (coref_loss if kind == "chains" else relation_loss)(model, batch, wordpiece, mood)
            read += k
            if loss is None:
                continue
            found = {"c" if kind == "chains" else "e": loss}
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step(), schedule.step()
        for k, v in found.items():
            means[k] = 0.97 * means.get(k, v.item()) + 0.03 * v.item()
        if step % 20 == 19:
            print(f"step {step + 1} {read / (time.time() - begun):.0f} pieces/s {time.time() - begun:.0f} s", {k: round(v, 4) for k, v in means.items()}, flush=True)
        if step % 200 == 199:
            torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict(), "schedule": schedule.state_dict(), "step": step + 1}, a.out + ".part")
            os.replace(a.out + ".part", a.out + ".resume")
    torch.save({"model": model.state_dict(), "relations": data["relations"], "predicates": catalogue.ids}, a.out)


if __name__ == "__main__":
    main()
