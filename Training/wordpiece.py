"""Words to word pieces and case classes, exactly as Sources/Linguistics/ReadingModel does it.

A word is lowered code point by code point, decomposed (NFD) and stripped of its combining marks; control characters
are dropped; punctuation and Chinese ideographs are pieces of their own; the rest is split greedily from the left into
the longest pieces of the vocabulary. A stretch longer than 100 code points, or with a part that no piece covers, is
one [UNK]. A word gives 1 to 12 pieces.
"""
import unicodedata

MOST_PIECES = 12
LONGEST_STRETCH = 100
CASES = ["none", "lower", "title", "upper", "capital", "mixed", "digits", "alphanumeric", "mark"]


def case_class(word):
    """The index into CASES of a word."""
    letters = digits = upper = 0
    first_upper = False
    for c in word:
        category = unicodedata.category(c)
        if category[0] == "L":
            if c.isupper():
                upper += 1
                if letters == 0:
                    first_upper = True
            letters += 1
        elif category == "Nd":
            digits += 1
    if letters == 0:
        return 6 if digits else 8
    if digits:
        return 7
    if upper == letters:
        return 4 if letters == 1 else 3
    if upper == 0:
        return 1
    return 2 if first_upper and upper == 1 else 5


def is_mark(c):
    n = ord(c)
    if 33 <= n <= 47 or 58 <= n <= 64 or 91 <= n <= 96 or 123 <= n <= 126:
        return True
    return unicodedata.category(c)[0] == "P"


def is_ideograph(c):
    n = ord(c)
    return (0x4E00 <= n <= 0x9FFF or 0x3400 <= n <= 0x4DBF or 0x20000 <= n <= 0x2A6DF or 0x2A700 <= n <= 0x2CEAF
            or 0xF900 <= n <= 0xFAFF or 0x2F800 <= n <= 0x2FA1F)


class WordPiece:
    def __init__(self, vocabulary):
        self.pieces = vocabulary
        self.index = {p: i for i, p in enumerate(vocabulary)}
        self.unknown, self.start, self.end, self.pad = (self.index[p] for p in ("[UNK]", "[CLS]", "[SEP]", "[PAD]"))
        self.memory = {}

    def __call__(self, word):
        """The piece ids of one word, 1 to 12."""
        found = self.memory.get(word)
        if found is None:
            found = self.memory[word] = self.split(word)
        return found

    def split(self, word):
        text = unicodedata.normalize("NFD", "".join(c.lower() for c in word))
        stretches, open_stretch = [], False
        for c in text:
            category = unicodedata.category(c)
            if category == "Mn" or category[0] == "C" or c == "\ufffd":
                continue
            if c.isspace():
                open_stretch = False
            elif is_mark(c) or is_ideograph(c):
                stretches.append(c)
                open_stretch = False
            elif open_stretch:
                stretches[-1] += c
            else:
                stretches.append(c)
                open_stretch = True
        out = []
        for stretch in stretches:
            out += self.greedy(stretch)
            if len(out) >= MOST_PIECES:
                return out[:MOST_PIECES]
        return out or [self.unknown]

    def greedy(self, stretch):
        if len(stretch) > LONGEST_STRETCH:
            return [self.unknown]
        out, at = [], 0
        while at < len(stretch):
            end = len(stretch)
            while end > at:
                piece = self.index.get(("##" if at else "") + stretch[at:end])
                if piece is not None:
                    break
                end -= 1
            if end == at:
                return [self.unknown]
            out.append(piece)
            at = end
        return out
