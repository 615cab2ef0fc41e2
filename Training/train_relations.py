"""Teaches the relations their own layers, above layers that no longer change: names and syntax stay as they are.

usage: train_relations.py WEIGHTS.bin DATA_FOLDER OWN_FOLDER OUT.bin [--epochs N] [--seed N] [--smooth F]

WEIGHTS.bin is what weights.py wrote; OWN_FOLDER is what own_articles.py wrote; OUT.bin has the same weights, but for the relations.
Their layers begin as copies of the encoder's last, their head from nothing. The states of the shared layers and the trees are
computed once, so an epoch costs a third of what one through the whole encoder does. What is kept is a running average of the weights.
"""
import argparse, copy, os, random, time
import torch
import relation_model, relations
from layers import WIDTH
from prepare import HELD_OUT
from reader import read, word_states
from torch.nn.utils.rnn import pad_sequence
from weights import open_weights, with_relations

# How often an epoch reads each corpus: what is no news half as often as was best before there were articles of our own.
PORTIONS = {"articles": 1, "own": 1, "knowledgenet 1": 0.5, "knowledgenet 2": 0.5, "redocred": 0.15, "fewrel": 0.05}
WORDS, PLACES, AVERAGED = 900, 40_000, 0.99  # of a batch: words, and pairs times words; what the average keeps a step


def texts(folder, own, catalogue, rng):
    """corpus -> texts with pairs, each pair with what is allowed."""
    r, table = f"{folder}/train/relations", relations.names_of(os.path.join(os.path.dirname(__file__), "relation_names.tsv"))
    out = {"articles": relations.articles(f"{folder}/graph/train", HELD_OUT, False, catalogue),
           "own": relations.articles(f"{own}/train", HELD_OUT, False, catalogue),
           "redocred": relations.foreign(f"{r}/redocred-dev.jsonl", "redocred", catalogue, table, rng),
           "fewrel": relations.foreign(f"{r}/fewrel-wiki.jsonl", "fewrel", catalogue, table, rng)}
    for fold in (1, 2):
        out[f"knowledgenet {fold}"] = relations.foreign(f"{r}/knowledgenet-fold{fold}.jsonl", "knowledgenet", catalogue, table, rng)
    return out


def read_texts(model, wordpiece, labels, docs):
    """Their sentences with pairs, as the model is asked, each with its states."""
    out, numbers = [], {k: i for i, k in enumerate(labels)}
    with torch.inference_mode():
        for d in docs:
            with torch.autocast("cpu", dtype=torch.bfloat16):
                rows, shared = word_states(model, wordpiece, d["sents"], keep=relation_model.SHARED)
            d["trees"] = [(f["heads"], f["kinds"], f["pos"]) for f in read(model, labels, d["sents"], rows.float())]
            for item in relation_model.items(d, numbers):
                item["states"] = shared[slice(*item["words"])].half()
                del item["doc"], item["pairs"]
                out.append(item)
            del d["sents"], d["trees"]
    return out


def batches(items, rng):
    items = rng.sample(items, len(items))
    out = []
    for at in range(0, len(items), 400):
        batch, words, places = [], 0, 0
        for i in sorted(items[at:at + 400], key=lambda i: len(i["states"])):
            here = len(i["states"]) * len(i["subject"])
            if batch and (words + len(i["states"]) > WORDS or places + here > PLACES):
                out.append(batch)
                batch, words, places = [], 0, 0
            batch.append(i)
            words, places = words + len(i["states"]), places + here
        if batch:
            out.append(batch)
    rng.shuffle(out)
    return out


def plan(items, epochs, rng):
    """The batches of all epochs."""
    out = []
    for _ in range(epochs):
        epoch = []
        for name, found in sorted(items.items()):
            whole, part = divmod(PORTIONS[name], 1)
            epoch += found * int(whole) + rng.sample(found, int(len(found) * part))
        out += batches(epoch, rng)
    return out


def main():
    a = argparse.ArgumentParser()
    a.add_argument("weights"), a.add_argument("folder"), a.add_argument("own"), a.add_argument("out")
    a.add_argument("--epochs", type=int, default=7)
    a.add_argument("--seed", type=int, default=7)
    a.add_argument("--smooth", type=float, default=0.1, help="part of the loss that asks every predicate that fits to stay possible")
    a.add_argument("--rate", type=float, default=1e-4, help="of the layers; the head learns at five times that, new parts at ten times")
    a = a.parse_args()
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))
    torch.manual_seed(a.seed)
    rng = random.Random(a.seed)
    model, wordpiece, labels = open_weights(a.weights)
    catalogue = relations.Catalogue(f"{a.folder}/../catalogue.json")
    docs = texts(a.folder, a.own, catalogue, rng)
    begun = time.time()
    items = {name: read_texts(model, wordpiece, labels, found) for name, found in docs.items()}
    print(f"read in {time.time() - begun:.0f} s:", {n: (len(found), sum(len(i["states"]) for i in found)) for n, found in items.items()}, flush=True)
    own, head = model.relation_layers, model.relations
    for number, layer in enumerate(own.layers):
        layer.load_state_dict(model.encoder.layers[relation_model.SHARED + number].state_dict())
    torch.nn.init.zeros_(own.mark)
    head.load_state_dict(relation_model.Relations(WIDTH, len(catalogue.ids), len(labels)).state_dict())
    new = [*head.joint.parameters(), *head.shape.parameters()]
    known = [p for p in head.parameters() if all(p is not q for q in new)]
    optimizer = torch.optim.AdamW([{"params": own.layers.parameters(), "lr": a.rate}, {"params": [own.mark], "lr": 5 * a.rate, "weight_decay": 0},
                                   {"params": known, "lr": 5 * a.rate}, {"params": new, "lr": 10 * a.rate}], betas=(0.9, 0.98), weight_decay=0.01)
    steps = plan(items, a.epochs, rng)
    warm = max(1, len(steps) // 20)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda i: min((i + 1) / warm, max(0.01, (len(steps) - i) / (len(steps) - warm))))
    average = {part: copy.deepcopy(module.state_dict()) for part, module in (("relation_layers", own), ("relations", head))}
    own.train(), head.train()
    begun, mean = time.time(), 0
    for step, batch in enumerate(steps, 1):
        asked = relation_model.collate(batch)
        x = pad_sequence([i["states"].float() for i in batch], batch_first=True)
        scores = head(own(x, asked), asked)
        loss = (1 - a.smooth) * relation_model.loss(scores, asked["allowed"]) + a.smooth * relation_model.evenness(scores, asked["fits"])
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_([*own.parameters(), *head.parameters()], 1.0)
        optimizer.step(), schedule.step()
        kept = min(AVERAGED, step / (step + 10))
        with torch.no_grad():
            for part, module in (("relation_layers", own), ("relations", head)):
                for name, value in module.state_dict().items():
                    average[part][name].lerp_(value, 1 - kept)
        mean = 0.98 * mean + 0.02 * loss.item()
        if step % 50 == 0 or step == len(steps):
            print(f"step {step} of {len(steps)}, {time.time() - begun:.0f} s, loss {mean:.3f}", flush=True)
    own.load_state_dict(average["relation_layers"]), head.load_state_dict(average["relations"])
    print(with_relations(a.weights, own, head, a.out)["hash"])


if __name__ == "__main__":
    main()
