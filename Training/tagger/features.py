"""The features of the tagger. Sources/Linguistics/TaggerFeatures.swift computes the same hashes; change both."""

TEMPLATES = 24


def plain(word):
    """Lower case, with typographic quotes and dashes made plain."""
    return word.lower().translate(str.maketrans({'\u2018': "'", '\u2019': "'", '\u201c': '"', '\u201d': '"',
                                                 '\u2013': '-', '\u2014': '-'}))


def folded(word):
    """What the features see of a word: plain, ASCII digits as 0."""
    return ''.join('0' if '0' <= c <= '9' else c for c in plain(word)).encode()


def shape(word):
    """One byte: l(ower) t(itle) u(pper) s(ingle capital) m(ixed) d(igit) p(unctuation); capital when it has a hyphen."""
    letters = [c for c in word if c.isalpha()]
    if any('0' <= c <= '9' for c in word):
        code = b'd'
    elif not letters:
        return b'p'
    else:
        upper = sum(c.isupper() for c in letters)
        if upper == 0:
            code = b'l'
        elif upper == len(letters):
            code = b's' if upper == 1 else b'u'
        elif upper == 1 and word[0].isupper():
            code = b't'
        else:
            code = b'm'
    return code.upper() if '-' in word else code


def is_headline(words):
    """Whether at least three, and four in five, of the words longer than three letters begin with a capital."""
    long = [w for w in words if len(w.encode()) > 3 and w[0].isalpha()]
    capital = sum(w[0].isupper() for w in long)
    return capital >= 3 and capital * 5 >= len(long) * 4


def feature_hash(template, *parts):
    """FNV-1a, 32 bits, over the template number and the parts, each part ended by 0x1F."""
    h = ((0x811C9DC5 ^ template) * 0x01000193) & 0xFFFFFFFF
    for part in parts:
        for byte in part:
            h = ((h ^ byte) * 0x01000193) & 0xFFFFFFFF
        h = ((h ^ 0x1F) * 0x01000193) & 0xFFFFFFFF
    return h


def features(words):
    """For each word the hashes that do not depend on earlier tags."""
    w = [b'<s>', b'<s>'] + [folded(x) for x in words] + [b'</s>', b'</s>']
    s = [b'p', b'p'] + [shape(x) for x in words] + [b'p', b'p']
    headline = b'h' if is_headline(words) else b'n'
    out = []
    first = True
    for i in range(2, len(words) + 2):
        place = (b'1' if first else b'0') + headline
        if s[i] != b'p':
            first = False
        x, before, after = w[i], w[i - 1], w[i + 1]
        out.append([
            feature_hash(0), feature_hash(1, x), feature_hash(2, before), feature_hash(3, after),
            feature_hash(4, w[i - 2]), feature_hash(5, w[i + 2]), feature_hash(6, x[-1:]), feature_hash(7, x[-2:]),
            feature_hash(8, x[-3:]), feature_hash(9, x[-4:]), feature_hash(10, x[:2]), feature_hash(11, x[:3]),
            feature_hash(12, s[i], place), feature_hash(13, s[i - 1], s[i], s[i + 1]), feature_hash(14, before, x),
            feature_hash(15, x, after), feature_hash(16, before[-3:]), feature_hash(17, after[-3:]),
            feature_hash(18, after[-3:], x[-3:]), feature_hash(19, x, place)])
    return out


def history(words, i, a, b):
    """The hashes that depend on the two earlier tags, `b` the nearer."""
    x = folded(words[i])
    after = folded(words[i + 1]) if i + 1 < len(words) else b'</s>'
    a, b = a.encode(), b.encode()
    return [feature_hash(20, b), feature_hash(21, a, b), feature_hash(22, b, x), feature_hash(23, b, after[-3:])]
