"""What the quantised model answers in PyTorch on sentences of our own: the Swift reader must say the same.

usage: reference.py WEIGHTS.bin OUT.json
"""
import json, sys
import torch
import coref, passage_model, passages, relation_model, relations as stating
from reader import read, word_states
from windows import encode
from words import sentences, words
from weights import open_weights

SINGLE = """Foreign Minister Anna Lindqvist met her Estonian counterpart , Jaan Tamm , in Tallinn on Tuesday .
The Bank of England raised rates , and Northrop Grumman 's shares fell 3.4 % .
U.S. officials said that the Russians would not attend .
She joined Reuters in 2011 after four years at the BBC .
MINISTERS TO MEET IN GENEVA
"We will not sign it , " the president told Le Monde .
Ms. O'Brien-Walsh , 54 , has led Crédit Agricole since March .
Kyiv 's mayor , Vitali Klitschko , was not told .
Apple is suing Qualcomm over patents that it bought from Nokia .
The company , founded by John Doe and Mary Roe in Ohio , was sold to Toyota for $ 2bn .
Is the Nile longer than the Amazon ?
中国 外交部 发言人 王毅 。
🙂 🙂 ok
supercalifragilisticexpialidocious antidisestablishmentarianism
İstanbul'da Erdoğan konuştu .
They were seen leaving the Élysée Palace by two reporters .
Iran 's Revolutionary Guards seized a tanker flying the flag of the Marshall Islands .
An Airbus A320 operated by Lufthansa landed safely in Frankfurt at 8:30 a.m.
J. K. Rowling wrote it .
the germans beat brazil 7-1 in belo horizonte
President Emmanuel Macron and Chancellor Olaf Scholz will visit the European Parliament in Strasbourg next week .
The prime minister 's brother-in-law , a former general , heads the state oil firm .
No one was hurt , police in South Yorkshire said .
Hezbollah denied on Sunday that it had fired the rocket .
Alphabet , which owns Google , employs 180,000 people .
Senators Susan Collins ( R-Maine ) and Joe Manchin ( D-W.Va. ) voted against the bill .
The treaty was signed by France , Germany and Italy but rejected by the Swiss .
Go !
He said he would think about it .
Turkish-backed fighters took Tal Abyad from the Syrian Democratic Forces .""".split("\n")

TEXT = """Harbour chief leaves for Oslo. Ingrid Solberg, who ran the Port of Rotterdam for nine years, will take over Norske Skip in January, the company said on Monday. She succeeds Per Hagen, its founder. He remains on the board. Dutch ministers praised Solberg. "She made Rotterdam the cleanest port in Europe," said Pieter de Vries, the transport minister. His ministry had fought her over a tunnel.
Norske Skip, which is based in Oslo, runs 64 ships. It lost $40 million last year. Hagen said that the firm would sell its Danish ferries. The Danes were not amused: DFDS, a rival, called the plan "reckless". Solberg declined to comment. Her deputy, Anouk Jansen, will lead the port until the city of Rotterdam names a successor. The port employs 1,200 people and is owned by the city and the Dutch state. It said the search would take six months. Jansen, 41, studied in Delft and worked for Shell in Nigeria before she joined the port in 2015. In a letter to staff she promised "no drama". Unions welcomed her. The FNV, the largest of them, said that it wanted talks with Jansen about night shifts before the summer. The Rotterdam council meets on Thursday. Mayor Ahmed Aboutaleb said the council would hear Solberg one last time. He thanked her for what he called nine good years."""

MENTIONS = """Ingrid Solberg/NAM/PER;the Port of Rotterdam/NAM/ORG;Norske Skip/NAM/ORG;the company/NOM/ORG;She/PRO/PER;Per Hagen/NAM/PER;He/PRO/PER;Dutch/NAM/DEM;Solberg/NAM/PER;She/PRO/PER;Rotterdam/NAM/LOC;Pieter de Vries/NAM/PER;the transport minister/NOM/PER;His/PRO/PER;her/PRO/PER""".split(";")


def numbers(tensor, digits=3):
    return [round(x, digits) for x in tensor.flatten().tolist()]


def main():
    torch.set_grad_enabled(False)
    torch.set_num_threads(1)
    model, wordpiece, relations = open_weights(sys.argv[1])
    out = {"sentences": []}
    for line in SINGLE:
        s = encode({"w": line.split()}, wordpiece)
        rows = word_states(model, wordpiece, [s])
        found = read(model, relations, [s], rows)[0]
        arcs, _ = model.parser(rows[None])
        out["sentences"].append({
            "words": s["w"], "pieces": s["p"], "cases": s["c"], "tagScores": numbers(model.names(rows)), "partScores": numbers(model.parts(rows)),
            "arcScores": numbers(arcs[0]), "tags": found["tags"], "parts": found["pos"], "heads": found["heads"], "relations": found["kinds"]})
    cuts = sentences(TEXT)
    spans = [words(TEXT, a, b) for a, b in cuts]
    doc = [{"w": [TEXT[a:b] for a, b in s]} for s in spans]
    rows, shared = word_states(model, wordpiece, doc, keep=relation_model.SHARED)
    found = read(model, relations, doc, rows)
    flat = [w for s in doc for w in s["w"]]
    of = [n for n, s in enumerate(doc) for _ in s["w"]]
    ms, at = [], 0
    for item in MENTIONS:
        surface, kind_type, kind = item.split("/")
        want = [surface[a:b] for a, b in words(surface, 0, len(surface))]
        while flat[at:at + len(want)] != want:
            at += 1
        ms.append(coref.describe(want, kind, kind_type, at, at + len(want) - 1, of[at]))
        at += 1
    pairs = [p for i in range(len(ms)) for p in coref.candidates(ms, i)]
    scores = model.coreference(rows, ms, pairs)
    first = [of.index(n) for n in range(len(doc))] + [len(of)]
    named = [{"a": m["a"], "b": m["b"], "s": m["s"], "e": n, "kind": {"PER": "person", "ORG": "organization"}.get(item.split("/")[2], "place"),
              "level": "pronoun" if m["t"] else "demonym" if item.endswith("DEM") else "name"} for n, (m, item) in enumerate(zip(ms, MENTIONS))]

    class Open:
        def fits(self, subject, object):
            return torch.ones(model.relations.score.out_features, dtype=torch.bool)
    text = {"mentions": named, "first": first, "trees": [(f["heads"], f["kinds"], f["pos"]) for f in found]}
    text["pairs"] = stating.pairs_of(text, Open())
    asked = relation_model.items(text, {k: i for i, k in enumerate(relations)})
    stated = torch.cat(relation_model.scores(model, asked, shared))
    text |= {"id": "", "low": [w.lower() for w in flat]}
    passage = passages.passages(text, Open(), learning=False)[0]
    said, weights, reference = model.passages(shared, rows, passage)
    some = slice(None, None, 4)
    out["text"] = {
        "sentences": [s["w"] for s in doc], "tags": [f["tags"] for f in found], "parts": [f["pos"] for f in found], "heads": [f["heads"] for f in found],
        "relations": [f["kinds"] for f in found],
        "mentions": [{"first": m["a"], "last": m["b"], "sentence": m["s"], "type": m["t"], "kind": m["k"]} for m in ms],
        "pairs": [list(p) for p in pairs], "scores": numbers(scores),
        "ends": [{"subject": p["s"]["e"], "object": p["o"]["e"], "sentence": [p["start"], p["end"]], "between": p["between"]} for i in asked for p in i["pairs"]],
        "kinds": [stating.KINDS.index(m["kind"]) for m in named], "levels": [stating.LEVELS.index(m["level"]) for m in named],
        "stated": numbers(stated), "passagePairs": passage["pairs"][some].tolist(), "passageScores": numbers(said[some]),
        "attention": numbers(passage_model.by_sentence(weights, passage)[some]), "reference": round(float(reference), 3)}
    json.dump(out, open(sys.argv[2], "w"), ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    main()
