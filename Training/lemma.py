"""The plain rules of English inflection: what is left after them goes into a table of exceptions."""

VOWELS = "aeiou"


def bare(stem):
    """A verb stem after -ed or -ing was cut off."""
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "aeiouls":
        return stem[:-1]
    if len(stem) > 2 and stem[-1] in "vzcu" or stem.endswith(("at", "iz", "bl", "ng", "dg", "rs", "ns")) and not stem.endswith(("eat", "oat", "ing", "ong", "ang", "ung")):
        return stem + "e"
    if len(stem) == 3 and stem[-1] not in VOWELS + "wxy" and stem[-2] in VOWELS and stem[-3] not in VOWELS:
        return stem + "e"
    return stem


def rule(word, tag):
    """The lemma of a lower-case word."""
    if tag == "NOUN" and word.endswith("s") or tag in ("VERB", "AUX") and word.endswith("s"):
        if word.endswith("ies") and len(word) > 4:
            return word[:-3] + "y"
        if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
            return word[:-2]
        if word.endswith(("ss", "us", "is")) or len(word) < 3:
            return word
        return word[:-1]
    if tag == "VERB":
        if word.endswith("ied") and len(word) > 4:
            return word[:-3] + "y"
        if word.endswith("eed"):
            return word
        if word.endswith("ed") and len(word) > 3:
            return bare(word[:-2])
        if word.endswith("ing") and len(word) > 5:
            return bare(word[:-3])
    return word
