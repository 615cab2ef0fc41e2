"""Writes a graph of people, places and organizations in the interchange of `kith export json`.

    python3 generate.py OUTPUT [--entities 200000] [--relations 1000000] [--evidence 2000000] [--seed 6]

The degrees follow a power law: both ends of a relation are drawn by a Zipf-like weight, in shuffled order, so that
neighbours are no neighbours in the file. Each relation has one piece of evidence or more, so many as are wanted in all;
every piece is a short sentence of one of the articles, of which three in four support one relation and one in four two or
three (in the graph of the gallery's articles 211 pieces of evidence share 143 passages).
"""
import argparse
import bisect
import itertools
import random

SYLLABLES = "ba ce do fi gu ha je ko li mu na pe ro si tu va we xo ya zu bra cle dro fle gri kra plo ste tri vla".split()
# Subject kind, predicate, object kind, label; all of the standard catalogue.
PREDICATES = [
    ("person", "minister_of", "place", "serves"), ("person", "met_with", "person", "met"),
    ("person", "visited", "place", "visited"), ("person", "member_of", "organization", "joined"),
    ("person", "head_of", "organization", "leads"), ("organization", "located_in", "place", "sits in"),
    ("person", "ally_of", "person", "backs"), ("person", "criticizes", "person", "criticizes"),
    ("organization", "cooperates_with", "organization", "works with"), ("place", "located_in", "place", "lies in"),
]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("output")
    parser.add_argument("--entities", type=int, default=200_000)
    parser.add_argument("--relations", type=int, default=1_000_000)
    parser.add_argument("--evidence", type=int, default=2_000_000)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--predicates", help="kind,id,kind,label lines instead of the built-in ones")
    options = parser.parse_args()
    random.seed(options.seed)
    predicates = PREDICATES
    if options.predicates:
        with open(options.predicates) as lines:
            predicates = [tuple(line.strip().split(",")) for line in lines]

    def word():
        return "".join(random.choices(SYLLABLES, k=random.randint(2, 3))).capitalize()

    kinds = ["person"] * 6 + ["organization"] * 3 + ["place"]
    entities = []
    used = set()
    for number in range(options.entities):
        kind = kinds[number % 10]
        name = f"{word()} {word()}" if kind != "place" else word() + "a"
        key = name.lower().replace(" ", "-")
        while key in used:
            key += "-" + str(number)
        used.add(key)
        entities.append((key, kind, name))
    random.shuffle(entities)
    numbers = {kind: [n for n, e in enumerate(entities) if e[1] == kind] for kind in set(kinds)}
    # rank ** -0.75: the most connected have thousands of relations, the median has a handful.
    weights = {
        kind: list(itertools.accumulate((rank + 10) ** -0.75 for rank in range(len(list_)))) for kind, list_ in numbers.items()
    }

    def draw(kind):
        table = weights[kind]
        return numbers[kind][bisect.bisect(table, random.random() * table[-1])]

    relations = {}
    symmetric = {"met_with", "ally_of", "cooperates_with"}
    while len(relations) < options.relations:
        first, predicate, second, label = predicates[random.randrange(len(predicates))]
        a, b = draw(first), draw(second)
        if a == b:
            continue
        if predicate in symmetric and entities[b][0] < entities[a][0]:
            a, b = b, a
        relations.setdefault((entities[a][0], predicate, entities[b][0]), (a, b, label))
    keys = sorted(relations)
    extra = options.evidence - len(keys)
    counts = [1] * len(keys)
    for _ in range(extra):
        counts[int(len(counts) * random.random() * random.random())] += 1
    surname = [e[2].split()[-1] for e in entities]

    length = [0] * options.documents
    shared = None
    with open(options.output, "w") as out:
        out.write('{"documents": [')
        for number in range(options.documents):
            id_ = f"{(number * 0x9E3779B97F4A7C15 + 1) & 0xFFFFFFFFFFFFFFFF:016x}"
            source = f"wire/{2000 + number % 25}/{number:06d}.txt"
            story = f"{((number - number % 20 // 19) * 0x9E3779B97F4A7C15 + 1) & 0xFFFFFFFFFFFFFFFF:016x}"
            out.write(
                f'{"," if number else ""}\n{{"id": "{id_}", "source": "{source}", "title": null, "publisher": "Wire {number % 40}", '
                f'"published": "{2000 + number % 25}-{1 + number % 12:02d}-{1 + number % 28:02d}", "story": "{story}"}}')
        out.write('],\n"entities": [')
        for number, (key, kind, name) in enumerate(sorted(entities)):
            out.write(
                f'{"," if number else ""}\n{{"id": "{key}", "kind": "{kind}", "subkind": null, "name": "{name}", '
                f'"names": ["{name}"], "wikidata": null, "mentions": []}}')
        out.write('],\n"relations": [')
        pool = []
        for index, key in enumerate(keys):
            a, b, label = relations[key]
            pieces = []
            for _ in range(counts[index]):
                if pool and random.random() < 0.32:
                    document, start, quote = pool[random.randrange(len(pool))]
                else:
                    document = random.randrange(options.documents)
                    quote = f"{surname[a]} {label} {surname[b]}."
                    start = length[document]
                    length[document] += len(quote) + 1
                    if len(pool) < 2000:
                        pool.append((document, start, quote))
                    else:
                        pool[random.randrange(2000)] = (document, start, quote)
                id_ = f"{(document * 0x9E3779B97F4A7C15 + 1) & 0xFFFFFFFFFFFFFFFF:016x}"
                modality = "actual" if random.random() < 0.9 else "planned"
                tense = ('"past"', '"present"', "null")[random.randrange(3)]
                pieces.append(
                    f'{{"document": "{id_}", "start": {start}, "end": {start + len(quote)}, "quote": "{quote}", '
                    f'"polarity": "asserted", "modality": "{modality}", "tense": {tense}, "attributedTo": null, '
                    f'"role": null, "date": null, "finder": "generated/{key[1]}"}}')
            confidence = round(random.choice((0.6, 0.75, 0.9)), 4)
            out.write(
                f'{"," if index else ""}\n{{"subject": "{key[0]}", "predicate": "{key[1]}", "object": "{key[2]}", "articles": 1, '
                f'"stories": 1, "confidence": {confidence}, "evidence": [{", ".join(pieces)}]}}')
        out.write("]}\n")


if __name__ == "__main__":
    main()
