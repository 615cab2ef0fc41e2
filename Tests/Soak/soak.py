#!/usr/bin/env python3
"""Builds a folder of generated mixed files, 2 % of them broken, and checks what came of each.

    Tests/Soak/soak.py .build/release/kith [--files 10000] [--seed 1] [--keep FOLDER]

What must hold: every broken file is named, no other is; every article of a whole file is in the graph with its text; the
memory stays below 600 MB; a second build, in another order and with another number of threads, exports the same bytes.
Texts are paragraphs of Exports/Gallery/articles in new orders. Needs Python alone (zstd files where `zstd` is installed, PDFs where `pdftotext` is).
"""

import argparse
import csv
import email.message
import gzip
import io
import json
import os
import pathlib
import random
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
MEMORY = 600_000_000


def paragraphs():
    found = []
    for path in sorted((ROOT / "Exports/Gallery/articles").glob("*.jsonl")):
        for line in path.read_text().splitlines():
            found += json.loads(line)["text"].split("\n\n")
    for path in sorted((ROOT / "Exports/Gallery/articles").glob("*.txt")):
        found += path.read_text().split("\n\n")[2:]
    return [" ".join(part.split()) for part in found if len(part.split()) >= 20]


PARAGRAPHS = paragraphs()


def text(rng):
    return "\n\n".join(rng.sample(PARAGRAPHS, rng.randint(2, 3)))


def escaped(value):
    return value.replace("&", "&amp;").replace("<", "&lt;")


def page(body, title="A report"):
    inner = "".join(f"<p>{escaped(part)}</p>" for part in body.split("\n\n"))
    return (
        f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>{title}</title></head><body><nav><a href=/>Home</a>"
        f"</nav><article><h1>{title}</h1>{inner}</article><footer>All rights reserved.</footer></body></html>"
    )


def message(body):
    mail = email.message.EmailMessage()
    mail["From"] = "The Courier <news@courier.example>"
    mail["Subject"] = "A report"
    mail["Message-ID"] = "<1@courier.example>"
    mail.set_content(body)
    return bytes(mail)


def zipped(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def docx(body):
    inner = "".join(f"<w:p><w:r><w:t>{escaped(part)}</w:t></w:r></w:p>" for part in body.split("\n\n"))
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return zipped([("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{inner}</w:body></w:document>')])


def epub(bodies):
    names = [f"c{index}.xhtml" for index in range(len(bodies))]
    items = "".join(f'<item id="{name}" href="{name}" media-type="application/xhtml+xml"/>' for name in names)
    refs = "".join(f'<itemref idref="{name}"/>' for name in names)
    package = f"<package><manifest>{items}</manifest><spine>{refs}</spine></package>"
    container = '<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>'
    parts = [("mimetype", "application/epub+zip"), ("META-INF/container.xml", container), ("book.opf", package)]
    return zipped(parts + [(name, page(body)) for name, body in zip(names, bodies)])


def warc(bodies):
    out = b""
    for index, body in enumerate(bodies):
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page(body).encode()
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://courier.example/{index}\r\n"
        record = f"{head}Content-Length: {len(answer)}\r\n\r\n".encode() + answer + b"\r\n\r\n"
        out += gzip.compress(record, mtime=0)
    return out


def rows(bodies):
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["title", "text"])
    writer.writerows(["A report", body] for body in bodies)
    return out.getvalue().encode()


def feed(bodies):
    items = "".join(
        f"<item><title>A report</title><description>{escaped(body)}</description></item>" for body in bodies
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title>{items}</channel></rss>'.encode()


def pdf(body):
    words, lines = body.encode("ascii", "ignore").decode().split(), [""]
    for word in words:
        word = word.replace("(", "").replace(")", "").replace("\\", "")
        if len(lines[-1]) + len(word) > 80:
            lines.append("")
        lines[-1] += word + " "
    stream = "BT /F1 9 Tf 12 TL 40 760 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body = "".join(f"{index + 1} 0 obj\n{part}\nendobj\n" for index, part in enumerate(objects))
    return f"%PDF-1.4\n{body}trailer << /Root 1 0 R >>\n%%EOF\n".encode()


def lines(bodies):
    return "".join(json.dumps({"text": body}) + "\n" for body in bodies).encode()


def boxed(bodies):
    return b"".join(b"From a@x Thu Dec 26 08:30:00 2024\n" + message(body) + b"\n" for body in bodies)


# What is written, how many articles it holds, whether their text can be looked for word by word.
FORMATS = {
    "txt": (lambda bodies: bodies[0].encode(), 1),
    "md": (lambda bodies: f"---\ntitle: A report\n---\n{bodies[0]}\n".encode(), 1),
    "html": (lambda bodies: page(bodies[0]).encode(), 1),
    "utf16.html": (lambda bodies: page(bodies[0]).encode("utf-16"), 1),
    "jsonl": (lines, 3),
    "csv": (rows, 2),
    "rss": (feed, 2),
    "eml": (lambda bodies: message(bodies[0]), 1),
    "mbox": (boxed, 2),
    "warc.gz": (warc, 2),
    "docx": (lambda bodies: docx(bodies[0]), 1),
    "epub": (epub, 2),
    "txt.gz": (lambda bodies: gzip.compress(bodies[0].encode(), mtime=0), 1),
    "zip": (lambda bodies: zipped([("a.txt", bodies[0]), ("b/c.html", page(bodies[1]))]), 2),
}
if shutil.which("zstd"):
    FORMATS["jsonl.zst"] = (
        lambda bodies: subprocess.run(["zstd", "-qc"], input=lines(bodies), capture_output=True).stdout, 2)
if shutil.which("pdftotext"):
    FORMATS["pdf"] = (lambda bodies: pdf(bodies[0]), 1)

# Ways in which a file breaks, each for formats in which it leaves no article behind unnoticed.
BROKEN = {
    "empty": (["txt", "md", "html", "jsonl", "csv", "docx"], lambda data, rng: b""),
    "half": (["txt.gz", "jsonl.zst", "warc.gz", "docx", "epub", "zip"], lambda data, rng: data[: len(data) // 2]),
    "flipped": (["docx", "epub", "zip"], lambda data, rng: data[:60] + bytes([data[60] ^ 0xFF]) + data[61:]),
    "picture": (["txt", "html", "eml"], lambda data, rng: b"\xff\xd8\xff\xe0" + rng.randbytes(400)),
    "nul": (["txt", "md"], lambda data, rng: data[:40] + b"\0" + data[40:]),
    "latin1": (["txt", "md"], lambda data, rng: data + " Orléans".encode("latin-1")),
    "odd": (["utf16.html"], lambda data, rng: data[:-1]),
    "no record": (["jsonl"], lambda data, rng: data + b'{"text": 3}\n'),
    "no row": (["csv"], lambda data, rng: data + b"one,two,three\n"),
    "no xml": (["rss"], lambda data, rng: data[:-12]),
    "no text": (["html"], lambda data, rng: b"<!DOCTYPE html><html><body><nav>Home</nav></body></html>"),
}


def generate(folder, count, seed):
    """Writes the files; returns the sources of whole articles with their words, and the names of broken files."""
    rng = random.Random(seed)
    names = list(FORMATS)
    wanted, broken = {}, {}
    for number in range(count):
        kind = names[number % len(names)]
        make, articles = FORMATS[kind]
        bodies = [text(rng) for _ in range(articles)]
        data = make(bodies)
        path = folder / f"{number // 500:03}" / f"{number:05}.{kind}"
        path.parent.mkdir(exist_ok=True)
        ways = [way for way, (kinds, _) in BROKEN.items() if kind in kinds]
        if ways and rng.random() < 0.02 * len(names) / sum(any(k in kinds for kinds, _ in BROKEN.values()) for k in names):
            way = rng.choice(ways)
            data = BROKEN[way][1](data, rng)
            broken[str(path)] = way
        else:
            wanted[str(path)] = (kind, bodies)
        path.write_bytes(data)
    return wanted, broken


def words(value):
    return [word for word in "".join(c if c.isalnum() and c.isascii() else " " for c in value).split()]


def build(kith, graph, paths, jobs):
    """Builds, and returns what kith reported, its processor time and the most memory of any build so far, in bytes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run(
        [kith, "build", "--json", "--quiet", "--language", "any", "--jobs", str(jobs), "--graph", graph, *map(str, paths)],
        capture_output=True, text=True)
    if run.returncode not in (0, 1):
        raise SystemExit(f"kith build ended with {run.returncode}:\n{run.stderr[-2000:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return json.loads(run.stdout), seconds, after.ru_maxrss * 1024


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("kith")
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", help="where to leave the files and graphs")
    options = parser.parse_args()
    work = pathlib.Path(options.keep or tempfile.mkdtemp(prefix="kith-soak-"))
    folder = work / "files"
    folder.mkdir(parents=True, exist_ok=True)
    wanted, broken = generate(folder, options.files, options.seed)
    problems = []

    report, seconds, memory = build(options.kith, str(work / "one.kith"), [folder], os.cpu_count())
    named = {failure["place"] for failure in report["failures"]}

    def is_named(path):
        return any(place == path or place.startswith((path + "#", path + ",")) for place in named)

    problems += [f"broken and not named: {path} ({way})" for path, way in broken.items() if not is_named(path)]
    problems += [
        f"named and not broken: {place}"
        for place in named
        if not any(place == path or place.startswith((path + "#", path + ",")) for path in broken)
    ]
    rows = sqlite3.connect(work / "one.kith").execute("SELECT source, text FROM articles").fetchall()
    texts = {}
    for source, body in rows:
        path = next((source[:end] for end in range(len(source) + 1)
                     if source[:end] in wanted and (end == len(source) or source[end] == "#")), None)
        texts.setdefault(path or source, []).append(words(body))
    articles = 0
    for path, (kind, bodies) in wanted.items():
        articles += len(bodies)
        found = texts.get(path, [])
        expected = [words(body) for body in bodies]
        if kind == "pdf":
            found, expected = [len(part) > 20 for part in found], [True]
        if sorted(found) != sorted(expected):
            problems.append(f"lost or changed: {path}: {len(found)} of {len(bodies)} articles")
    print(f"{options.files} files of {len(FORMATS)} formats, {len(broken)} broken, {articles} articles in whole files")
    print(f"{report['failed']} parts not readable, {report['read']} articles read, {report['entities']} entities, "
          f"{report['relations']} relations, {report['stories']} stories, {seconds:.0f} s of processor time, "
          f"{memory / 1e6:.0f} MB of memory, {len(problems)} problems", flush=True)

    again, again_seconds, memory = build(
        options.kith, str(work / "two.kith"), sorted(folder.iterdir(), reverse=True), os.cpu_count() + 1)
    if again["failed"] != report["failed"]:
        problems.append(f"{report['failed']} not readable at first, {again['failed']} the second time")
    if memory > MEMORY:
        problems.append(f"memory: {memory / 1e6:.0f} MB")
    exports = []
    for name in ("one", "two"):
        target = work / f"{name}.json"
        subprocess.run([options.kith, "export", "json", "--graph", str(work / f"{name}.kith"), "--output", str(target)])
        exports.append(target.read_bytes())
    if exports[0] != exports[1]:
        problems.append("two builds export different bytes")

    print(f"the second time {again_seconds:.0f} s of processor time; exported {len(exports[0]) / 1e6:.0f} MB; "
          f"{memory / 1e6:.0f} MB of memory at most")
    for problem in problems[:40]:
        print("Error:", problem, file=sys.stderr)
    if not options.keep:
        shutil.rmtree(work)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
