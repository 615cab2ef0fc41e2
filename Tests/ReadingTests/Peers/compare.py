#!/usr/bin/env python3
"""Reads the pages of Tests/ReadingTests/Pages with Kith and with two peers, and scores all three in one run.

    python3 -m venv .build/peers && .build/peers/bin/pip install -r Tests/ReadingTests/Peers/requirements.txt
    .build/peers/bin/python Tests/ReadingTests/Peers/compare.py .build/release/kith

The score of a page is the harmonic mean of precision and recall over words, repeated ones counted; titles and days count
where they are the expected ones. Ends with 1 where Kith is below the better peer in words, or finds fewer than 90 % of the
titles or days. `--pages` prints a line for each page.
"""

import collections
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile

import lxml.html
import readability
import trafilatura

PAGES = pathlib.Path(__file__).parent.parent / "Pages"


def words(text):
    return collections.Counter(re.findall(r"[^\W_]+", text or ""))


def score(found, expected):
    found, expected = words(found), words(expected)
    shared = sum((found & expected).values())
    return 2 * shared / max(1, sum(found.values()) + sum(expected.values()))


def cases():
    for html in sorted(PAGES.glob("*.html")):
        fields, _, text = html.with_suffix(".txt").read_text().partition("\n\n")
        yield html, dict(line.split(": ", 1) for line in fields.splitlines()), text


def of_kith(command):
    """Text, title and day of every page, from the graph that the command builds."""
    with tempfile.TemporaryDirectory() as folder:
        graph = f"{folder}/pages.kith"
        pages = [str(page) for page, _, _ in cases()]
        subprocess.run([command, "build", "--quiet", "--language", "any", "--graph", graph, *pages])
        rows = sqlite3.connect(graph).execute("SELECT source, text, title, published FROM articles")
        return {pathlib.Path(source).stem: rest for source, *rest in rows}


def of_trafilatura(html):
    source = html.read_bytes()
    found = trafilatura.bare_extraction(source, include_comments=False, with_metadata=True)
    return (found.text, found.title, found.date) if found else ("", None, None)


def of_readability(html):
    document = readability.Document(html.read_bytes().decode("utf-8", "replace"))
    text = lxml.html.fromstring(document.summary()).text_content()
    return text, document.short_title(), None


def main():
    kith = of_kith(sys.argv[1])
    peers = {
        "kith": lambda html: kith.get(html.stem, ("", None, None)),
        "trafilatura": of_trafilatura,
        "readability-lxml": of_readability,
    }
    totals = {name: [0.0, 0, 0] for name in peers}
    count = 0
    for html, fields, text in cases():
        count += 1
        line = []
        for name, read in peers.items():
            found, title, day = read(html)
            f1 = score(found, text)
            totals[name][0] += f1
            totals[name][1] += title == fields["title"]
            totals[name][2] += day == fields["published"]
            line.append(f"{f1:.3f}{'' if title == fields['title'] else ' title'}{'' if day == fields['published'] else ' day'}")
        if "--pages" in sys.argv:
            print(f"{html.stem:28}" + "".join(f"{part:22}" for part in line))
    print(f"{count} pages: mean F1 over words, titles, days")
    for name, (f1, titles, days) in totals.items():
        print(f"  {name:18}{f1 / count:.3f}  {titles / count:6.1%}  {days / count:6.1%}")
    best = max(f1 for name, (f1, _, _) in totals.items() if name != "kith")
    f1, titles, days = totals["kith"]
    return 0 if f1 >= best and titles >= 0.9 * count and days >= 0.9 * count else 1


if __name__ == "__main__":
    sys.exit(main())
