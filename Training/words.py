"""A plain splitter of running text into sentences and words, in the manner of Universal Dependencies for English.

Only for turning annotated running text into training sentences; the product has its own tokenizer.
"""
import re

SHORT = ("Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Reps|Sens|St|Jr|Sr|Lt|Col|Gov|Prof|Inc|Corp|Co|Ltd|No|vs|Capt|Sgt|Maj|Adm|Hon|Rev|"
         "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Bros|Mt|Ft|Pres|Supt|Cmdr|Brig|etc")
WORD = re.compile(
    r"https?://\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?:[^\W\d_]\.){2,}|(?:" + SHORT + r")\.|(?<![\w.])[A-Z]\.(?=\s+[A-Z])"
    r"|\d+(?:[.,:]\d+)*"
    r"|(?:can)(?=not\b)|[^\W\d_]+(?=n['’]t\b)|n['’]t\b|['’](?:s|S|re|ve|ll|d|m)\b"
    r"|\w+|\.\.\.|--+|\S")
HYPHENED = re.compile(r"\w+(?:[-‐]\w+)+")
BREAK = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9À-Þ])|\n+")
NOT_END = re.compile(r"(?:\b(?:" + SHORT + r")|\b[A-Z]|[A-Za-z]\.[A-Za-z])\.$")


def sentences(text):
    """Half-open code point ranges of sentences."""
    out, at = [], 0
    for m in BREAK.finditer(text):
        if "\n" not in m.group() and NOT_END.search(text[at:m.start()]):
            continue
        if m.start() > at and text[at:m.start()].strip():
            out.append((at, m.start() + len(m.group().rstrip())))
        at = m.end()
    if text[at:].strip():
        out.append((at, len(text)))
    return out


def words(text, start, end, keep_hyphens=False, edges=()):
    """Half-open code point ranges of the words of a sentence. Words are cut at `edges`."""
    out = []
    at = start
    stops = sorted(e for e in set(edges) if start < e < end) + [end]
    for stop in stops:
        while at < stop:
            m = None
            if keep_hyphens:
                m = HYPHENED.match(text, at, stop)
            m = m or WORD.match(text, at, stop)
            if m:
                out.append((m.start(), m.end()))
                at = m.end()
            else:
                at += 1
    return out
