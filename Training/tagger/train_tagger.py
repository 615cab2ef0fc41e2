#!/usr/bin/env python3
"""Train the part-of-speech tagger and write the files that Linguistics reads.

usage: train_tagger.py PARSING_DIR OUTPUT_DIR [--epochs N]

PARSING_DIR holds ewt-{train,dev}.conllu and gum-{train,dev}.conllu. Writes OUTPUT_DIR/tagger.bin (averaged perceptron,
pruned, 8-bit) and OUTPUT_DIR/lemmas.tsv (what the lemma rules of Lemmatizer.swift do not derive), and prints accuracies.

The tags are universal tags joined with the verb form ("VERB:past"). Tokens that the treebanks split at a hyphen are
joined again, because the tokenizer keeps them whole. A share of the sentences is repeated in title case and in capitals,
so that headlines are tagged too. Deterministic for one version of Python.

Sources: UD English EWT (CC BY-SA 4.0), the openly licensed genres of UD English GUM (CC BY, CC BY-SA).
Method: M. Collins, "Discriminative training methods for hidden Markov models", EMNLP 2002, greedy decoding.
"""
import collections, pathlib, random, struct, sys
import numpy as np

from features import TEMPLATES, feature_hash, features, history, is_headline, plain, shape

FORMS = {'VB': 'base', 'VBP': 'present', 'VBZ': 'present', 'MD': 'present', 'VBD': 'past', 'VBG': 'gerund',
         'VBN': 'participle'}
SMALL = {'ADP', 'DET', 'CCONJ', 'PART', 'SCONJ'}
KEEP = 0.48          # averaged weights smaller than this are dropped
RARE = 2             # features seen less often than this are not learned
UNIT = 0.15          # one step of an 8-bit weight


def read(path, generator=None):
    """Sentences as lists of [form, upos, xpos, lemma, space_after]. With a generator a share stays split at hyphens,
    as the tokenizer splits words that hold a known name."""
    split = lambda: generator is not None and generator.random() < 0.15
    sentence = []
    for line in open(path, encoding='utf-8'):
        line = line.rstrip('\n')
        if not line:
            if sentence:
                yield sentence if split() else joined(sentence)
            sentence = []
        elif line[0] != '#':
            c = line.split('\t')
            if c[0].isdigit():
                sentence.append([c[1], c[3], c[4], c[2], 'SpaceAfter=No' not in c[9]])
    if sentence:
        yield sentence if split() else joined(sentence)


def joined(tokens):
    """Joins A - B written without spaces into one token."""
    out, i = [], 0
    while i < len(tokens):
        t = list(tokens[i])
        while (i + 2 < len(tokens) and not t[4] and tokens[i + 1][0] == '-' and not tokens[i + 1][4]
               and t[0][-1].isalnum() and tokens[i + 2][0][0].isalnum()
               and (t[0][-1].isalpha() or tokens[i + 2][0][0].isalpha())):
            b = tokens[i + 2]
            tag = b[1]
            if b[1] in ('VERB', 'AUX'):
                tag = 'ADJ' if b[2] in ('VBN', 'VBG', 'VBD') else t[1]
            elif b[1] in ('ADP', 'ADV', 'PART', 'DET', 'CCONJ'):
                tag = 'NOUN' if t[1] in ('VERB', 'NOUN') else t[1]
            elif b[1] == 'NOUN' and t[1] in ('ADJ', 'NUM') and i + 3 < len(tokens) and tokens[i + 3][1] == 'NOUN':
                tag = 'ADJ'
            elif t[1] == 'PROPN' and b[1] == 'PROPN':
                tag = 'PROPN'
            t = [t[0] + '-' + b[0], tag, b[2], t[3] + '-' + b[3], b[4]]
            i += 2
        out.append(t)
        i += 1
    return out


def joint(t):
    if t[1] in ('VERB', 'AUX'):
        return t[1] + ':' + FORMS.get(t[2], 'base')
    return 'X' if t[1] == '_' else t[1]


def headline_copies(sentences, generator):
    for s in sentences:
        draw = generator.random()
        if draw < 0.12 and 3 <= len(s) <= 20:
            yield [[t[0] if t[1] in SMALL and i else t[0][:1].upper() + t[0][1:], *t[1:]] for i, t in enumerate(s)
                   if not (t[1] == 'PUNCT' and i == len(s) - 1)]
        elif draw < 0.15:
            yield [[t[0].upper(), *t[1:]] for t in s]


class Tagger:
    def __init__(self, tags):
        self.tags = tags
        self.rows = {}
        n = 1 << 16
        self.w = np.zeros((n, len(tags)), np.float32)
        self.total = np.zeros((n, len(tags)), np.float64)
        self.stamp = np.zeros((n, len(tags)), np.int64)
        self.time = 0

    def row(self, key):
        r = self.rows.get(key)
        if r is None:
            r = self.rows[key] = len(self.rows)
            if r >= len(self.w):
                grow = lambda a: np.concatenate([a, np.zeros_like(a)])
                self.w, self.total, self.stamp = grow(self.w), grow(self.total), grow(self.stamp)
        return r

    def bump(self, rows, tag, amount):
        self.total[rows, tag] += (self.time - self.stamp[rows, tag]) * self.w[rows, tag]
        self.stamp[rows, tag] = self.time
        self.w[rows, tag] += amount

    def train(self, data, epochs, generator):
        prepared, counts = [], collections.Counter()
        for s in data:
            counts.update(h for f in features([t[0] for t in s]) for h in f)
        for s in data:
            words = [t[0] for t in s]
            fixed = [np.array([self.row(h) for h in f if counts[h] >= RARE]) for f in features(words)]
            prepared.append((words, fixed, [self.tags.index(joint(t)) for t in s]))
        for epoch in range(epochs):
            generator.shuffle(prepared)
            right = count = 0
            for words, fixed, gold in prepared:
                a = b = '<s>'
                for i in range(len(words)):
                    self.time += 1
                    rows = np.concatenate([fixed[i], [self.row(h) for h in history(words, i, a, b)]])
                    guess = int(self.w[rows].sum(axis=0).argmax())
                    if guess != gold[i]:
                        self.bump(rows, gold[i], 1.0)
                        self.bump(rows, guess, -1.0)
                    right += guess == gold[i]
                    count += 1
                    a, b = b, self.tags[guess]
            print(f'epoch {epoch + 1}: {100 * right / count:.2f}', flush=True)
        self.total += (self.time - self.stamp) * self.w
        self.average = self.total / self.time

    def write(self, path):
        """Little-endian: magic, tag count, feature count, weight count; tag names; per feature key and number of
        weights; per weight tag and value. Features sorted by key."""
        entries = []
        for key, r in sorted(self.rows.items()):
            pairs = [(t, int(np.clip(round(v / UNIT), -127, 127))) for t, v in enumerate(self.average[r]) if abs(v) >= KEEP]
            if pairs:
                entries.append((key, pairs))
        weights = sum(len(p) for _, p in entries)
        with open(path, 'wb') as f:
            f.write(b'KTAG' + struct.pack('<III', len(self.tags), len(entries), weights))
            for t in self.tags:
                f.write(t.encode().ljust(16, b'\0'))
            f.write(np.array([k for k, _ in entries], '<u4').tobytes())
            f.write(bytes(len(p) for _, p in entries))
            f.write(bytes(t for _, p in entries for t, _ in p))
            f.write(np.array([v for _, p in entries for _, v in p], 'i1').tobytes())
        print(f'{len(entries)} features, {weights} weights, {pathlib.Path(path).stat().st_size} bytes')
        self.compact = {k: p for k, p in entries}

    def tag(self, words):
        out, a, b = [], '<s>', '<s>'
        for i, fixed in enumerate(features(words)):
            scores = [0] * len(self.tags)
            for h in fixed + history(words, i, a, b):
                for t, v in self.compact.get(h, ()):
                    scores[t] += v
            best = max(range(len(scores)), key=lambda t: (scores[t], -t))
            out.append(self.tags[best])
            a, b = b, self.tags[best]
        return out


def write_lemmas(path, data):
    """Every lower-case form with its tag and lemma, seen with it most often; the Swift side drops what its rules give."""
    seen = collections.defaultdict(collections.Counter)
    for s in data:
        for t in s:
            if t[1] in ('NOUN', 'VERB', 'AUX', 'ADJ', 'ADV', 'PRON', 'DET') and t[0].isascii() and t[0].replace("'", '').isalpha():
                seen[(plain(t[0]), t[1])][t[3].lower()] += 1
    with open(path, 'w', encoding='utf-8') as f:
        for (form, tag), lemmas in sorted(seen.items()):
            lemma = min(lemmas, key=lambda l: (-lemmas[l], l))
            if tag in ('VERB', 'NOUN') or form != lemma:
                f.write(f'{form}\t{tag}\t{lemma}\n')


def main():
    source, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    epochs = int(sys.argv[sys.argv.index('--epochs') + 1]) if '--epochs' in sys.argv else 6
    generator = random.Random(20261121)
    train = [s for n in ('ewt-train', 'gum-train') for s in read(source / f'{n}.conllu', generator)]
    train = [s for s in train if all(t[1] != '_' for t in s)]
    tags = sorted({joint(t) for s in train for t in s})
    data = train + list(headline_copies(train, generator))
    write_lemmas(out / 'lemmas.tsv', train)
    tagger = Tagger(tags)
    tagger.train(data, epochs, generator)
    tagger.write(out / 'tagger.bin')
    for name in ('ewt-dev', 'gum-dev'):
        right = joint_right = count = 0
        for s in read(source / f'{name}.conllu'):
            for t, g in zip(s, tagger.tag([t[0] for t in s])):
                right += g.split(':')[0] == t[1]
                joint_right += g == joint(t)
                count += 1
        print(f'{name}: universal tag {100 * right / count:.2f}, with verb form {100 * joint_right / count:.2f}')


if __name__ == '__main__':
    main()
