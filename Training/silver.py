"""Adds running text that nobody annotated, with the names that earlier models agree on, to the sentences of prepare.py.

usage: silver.py BASE DATA.pickle DATA_FOLDER OUT.pickle TEACHER.pt... [--share F]

Texts: Wikipedia's Current Events and Wikinews, without the Wikinews articles that are annotated. A word allows the
tags that hold nine tenths of what the teachers say together, so where they doubt, the loss leaves the choice open. Links
to sports teams are organizations whatever the teachers say; such sentences are read again with the teams exchanged for
others and for cities and countries, since teams are mostly called by the name of their place.
"""
import argparse, csv, glob, json, os, pickle, random, re
import torch
from measure import load
from prepare import TAG, TAGS
from windows import batches, collate, windows
from words import sentences, words

TEAM = re.compile(r"(?:^|_)(?:[AS]\.?)?F\.?C\.?(?:_|$)|_[CS]\.?C\.?$|national_.*team|national_under|_at_the_.*(?:Olympics|Paralympics|Games|World_Cup|Euro)")
SURE = 0.9


def texts(folder, rng, share):
    """(text, spans of teams) of each text that may be used."""
    annotated = {json.load(open(p))["id"] for p in glob.glob(f"{folder}/graph/train/*/*.json") if not p.endswith("entities.json")}
    events = []
    for line in open(f"{folder}/train/linking/current-events-train.jsonl", encoding="utf-8"):
        d = json.loads(line)
        sport = d["meta"]["category"] == "Sports"
        teams = [(m["start"], m["end"]) for m in d["mentions"] if sport and m["type"] == "NAM" and TEAM.search(m["wikipedia"])]
        if sport or rng.random() < share:
            events.append((d["text"], teams))
    news = []
    for year in (2019, 2020):
        for line in open(f"{folder}/train/text/wikinews_{year}.jsonl", encoding="utf-8"):
            d = json.loads(line)
            if d["id"] not in annotated and rng.random() < share:
                news.append((d["text"], []))
    return events, news


def split(text, teams, rng):
    out, keep = [], rng.random() < 0.3
    for s, e in sentences(text):
        spans = words(text, s, e, keep, [x for t in teams for x in t])
        if spans:
            inside = [next((("B-" if a == ts else "I-") + "ORG" for ts, te in teams if ts <= a and b <= te), None) for a, b in spans]
            out.append({"w": [text[a:b] for a, b in spans], "n": None, "u": None, "h": None, "r": None, "team": inside})
    return out


def exchanged(sentence, others, rng):
    """The sentence with each team called otherwise."""
    out = {**{k: None for k in "nuhr"}, "w": [], "n": []}
    for i, (w, t) in enumerate(zip(sentence["w"], sentence["team"])):
        if t is None:
            out["w"].append(w)
            out["n"].append(sentence["n"][i])
        elif t == "B-ORG":
            name = rng.choice(others).split()
            out["w"] += name
            out["n"] += [1 << TAG["B-ORG"], *[1 << TAG["I-ORG"]] * (len(name) - 1)]
    return out


def mark(docs, models, wordpiece, rng):
    """Gives each sentence the tags that the teachers allow."""
    cut = [w for doc in docs for w in windows(doc, wordpiece, lambda: 224)]
    for batch in batches(cut, 4096, rng):
        tensors = collate(batch, wordpiece)
        total = 0
        for model in models:
            with torch.autocast("cpu", dtype=torch.bfloat16):
                states = model.encoder(*tensors[:3])
            total = total + model.names(states.float().reshape(-1, states.shape[-1])[tensors[3]]).softmax(1)
        chance, order = (total / len(models)).sort(1, descending=True)
        needed = ((chance.cumsum(1) - chance) < SURE).tolist()
        for at, s in tensors[4]:
            s["n"] = [sum(1 << t for t, used in zip(order[at + i].tolist(), needed[at + i]) if used) for i in range(len(s["w"]))]
            for i, t in enumerate(s["team"]):
                if t:
                    s["n"][i] = 1 << TAG[t]


def main():
    a = argparse.ArgumentParser()
    a.add_argument("base"), a.add_argument("data"), a.add_argument("folder"), a.add_argument("out"), a.add_argument("teachers", nargs="+")
    a.add_argument("--share", type=float, default=0.4)
    a = a.parse_args()
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))
    torch.set_grad_enabled(False)
    rng = random.Random(7)
    loaded = [load(path, a.base) for path in a.teachers]
    models, wordpiece = [m for m, _, _ in loaded], loaded[0][1]
    events, news = ([split(text, teams, rng) for text, teams in group] for group in texts(a.folder, rng, a.share))
    mark(events + news, models, wordpiece, rng)
    marked = [[[s for s in d if s["n"]] for d in group] for group in (events, news)]
    called = [" ".join(w for w, t in zip(s["w"], s["team"]) if t) for d in events for s in d if sum(t == "B-ORG" for t in s["team"]) == 1]
    places = [r["name"] for r in csv.DictReader(open(f"{a.folder}/facts/countries.tsv", encoding="utf-8"), delimiter="\t")]
    cities = [r["name"] for r in csv.DictReader(open(f"{a.folder}/facts/cities.tsv", encoding="utf-8"), delimiter="\t")]
    others = called + rng.choices(places, k=len(called)) + rng.choices(cities, k=len(called))
    teams = [[exchanged(s, others, rng)] for d in marked[0] for s in d if any(s["team"]) for _ in range(4)]
    data = pickle.load(open(a.data, "rb"))
    for name, docs in (("events", marked[0]), ("news", marked[1]), ("teams", teams)):
        for d in docs:
            for s in d:
                for k in ("team", "p", "c", "k"):
                    s.pop(k, None)
        data["corpora"][name] = [d for d in docs if d]
        flat = [s for d in docs for s in d]
        several = sum(bin(m).count("1") > 1 for s in flat for m in s["n"])
        print(f"{name:10} {len(docs)} documents {len(flat)} sentences {sum(len(s['w']) for s in flat)} words, {several} open", flush=True)
    for s in [s for d in teams for s in d][:8] + [s for d in marked[0] for s in d][:5]:
        print(" ".join(w if m == 1 else f"{w}/{'|'.join(t for i, t in enumerate(TAGS) if m >> i & 1)}" for w, m in zip(s["w"], s["n"])))
    pickle.dump(data, open(a.out, "wb"))


if __name__ == "__main__":
    main()
