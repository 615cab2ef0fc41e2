#!/usr/bin/env python3
"""Gives every reader something very large or made to exhaust it, and measures the most memory that each build takes.

    python3 Tests/Soak/large.py .build/release/kith [--only WORD] [--folder FOLDER]

What must hold: `kith build` ends with 0 or 1, names what it did not read, reads the rest, and stays below 600 MB. The texts
are German, so that they are read, fingerprinted and left out, and what is measured is the readers and not the model. Takes
4 GB of the disk, and some ten minutes. Needs Python alone; the PDFs are read where `pdftotext` is installed.
"""

import argparse
import base64
import gzip
import io
import json
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import zipfile

from soak import docx, epub, message, page, pdf, zipped

MEMORY = 600_000_000
GERMAN = (
    "Die Regierung hat am Montag in Berlin mit den Ländern über den Haushalt gesprochen, der noch nicht fertig ist. Sie "
    "will das Geld für die Schulen und für die Straßen nicht kürzen, sagte der Sprecher, aber es werde auch nicht mehr. "
)


def text(rng, words=300):
    sentences = GERMAN.split(" ")
    return " ".join(rng.choice(sentences) for _ in range(words)) + "\n\n" + GERMAN * 3


def long_line(out, count=1_000_000_000):
    piece = (GERMAN * 5_000).encode()
    while count > 0:
        out.write(piece[:count])
        count -= len(piece)


def bomb(out, count=1_000_000_000):
    piece = b"a b " * 250_000
    while count > 0:
        out.write(piece)
        count -= len(piece)


def plain(path, rng):
    with open(path, "wb") as out:
        long_line(out)


def plain_gz(path, rng):
    with gzip.open(path, "wb", compresslevel=1) as out:
        long_line(out)


def json_lines(path, rng):
    record = json.dumps({"text": text(rng)}).encode() + b"\n"
    with open(path, "wb") as out:
        out.write(record + b'{"text": "')
        long_line(out)
        out.write(b'"}\n' + record)


def csv_rows(path, rng):
    row = ('"A","' + text(rng).replace('"', "") + '"\n').encode()
    with open(path, "wb") as out:
        out.write(b"title,text\n" + row + b'"A","')
        long_line(out)
        out.write(b'"\n' + row)


def mail_line(path, rng):
    with open(path, "wb") as out:
        out.write(b"From a@x Thu Dec 26 08:30:00 2024\n" + message(text(rng)) + b"\n")
        out.write(b"From a@x Thu Dec 26 08:30:00 2024\nFrom: a@courier.example\nMessage-ID: <2@x>\n\n")
        long_line(out)
        out.write(b"\n\nFrom a@x Thu Dec 26 08:30:00 2024\n" + message(text(rng)))


def crawl_line(path, rng):
    with open(path, "wb") as out:
        head = "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://courier.example/1\r\nContent-Type: text/html\r\n"
        for number in range(3):
            count = 1_000_000_000 if number == 1 else 0
            body = page(text(rng)).encode()
            out.write(f"{head}Content-Length: {count or len(body)}\r\n\r\n".encode())
            if count:
                long_line(out, count)
            else:
                out.write(body)
            out.write(b"\r\n\r\n")


def crawl(path, rng):
    """300 MB of records, each compressed by itself, as Common Crawl has them: pages with much that is no text, pictures."""
    records = []
    for number in range(40):
        noise = base64.b64encode(rng.randbytes(75_000)).decode()
        if number % 4:
            body = page(text(rng)).replace("<footer>", f"<script>var data = '{noise}'</script><footer>").encode()
            kind = "text/html; charset=utf-8"
        else:
            body, kind = rng.randbytes(100_000), "image/jpeg"
        answer = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + body
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://courier.example/{number}\r\n"
        record = f"{head}Content-Length: {len(answer)}\r\n\r\n".encode() + answer + b"\r\n\r\n"
        records.append(gzip.compress(record, compresslevel=1, mtime=0))
    repeat(records, path, 300_000_000)


def mailbox(path, rng):
    """200 MB: newsletters with a picture each."""
    messages = []
    for number in range(40):
        picture = base64.encodebytes(rng.randbytes(40_000)).decode()
        messages.append((
            f"From a@x Thu Dec 26 08:30:00 2024\nFrom: Courier <a@courier.example>\nMessage-ID: <{number}@x>\n"
            "Subject: Bericht\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"=part\"\n\n--=part\n"
            f"Content-Type: text/html; charset=utf-8\n\n{page(text(rng))}\n--=part\nContent-Type: image/png\n"
            f"Content-Transfer-Encoding: base64\nContent-Disposition: attachment\n\n{picture}\n--=part--\n\n").encode())
    repeat(messages, path, 200_000_000)


def repeat(pieces, path, count):
    with open(path, "wb") as out:
        while out.tell() < count:
            out.writelines(pieces)


def book(path, rng):
    texts = [text(rng, 8_000) for _ in range(10)]
    path.write_bytes(epub([texts[number % 10] for number in range(1_500)]))


def archive(path, rng):
    texts = [text(rng, 100) for _ in range(100)]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as out:
        for number in range(40_000):
            out.writestr(f"{number % 100:03}/{number:06}.txt", texts[number % 100])


def document(path, rng):
    path.write_bytes(docx("\n\n".join(text(rng, 60).replace("\n\n", " ") for _ in range(3_500))))


def printed(path, rng):
    """3.5 MB of text on one page, uncompressed."""
    path.write_bytes(pdf(text(rng, 600_000)))


def zip_bomb(path, rng):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as out, out.open("a.txt", "w", force_zip64=True) as entry:
        bomb(entry)


def zip_in_zips(path, rng):
    data = b"a b " * 2_000_000
    for number in range(7):
        data = zipped([(f"{number}-{part}", data) for part in range(4)])
    path.write_bytes(data)


def gzip_bomb(path, rng):
    with gzip.open(path, "wb", compresslevel=1) as out, gzip.open(out, "wb", compresslevel=1) as inner:
        bomb(inner)


def docx_bomb(path, rng):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as out:
        with out.open("word/document.xml", "w", force_zip64=True) as entry:
            entry.write(b'<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>')
            bomb(entry, 500_000_000)


def epub_bomb(path, rng):
    whole = zipfile.ZipFile(io.BytesIO(epub([text(rng), ""])))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as out:
        for name in whole.namelist():
            if name != "c1.xhtml":
                out.writestr(name, whole.read(name))
        with out.open("c1.xhtml", "w", force_zip64=True) as entry:
            bomb(entry, 500_000_000)


def deep_page(path, rng):
    path.write_text(f"<!DOCTYPE html><html><body>{'<div>' * 100_000}<p>{GERMAN * 3}</p>{'</div>' * 100_000}</body></html>")


def flat_page(path, rng):
    """Just below the limit for a page, and nothing but elements."""
    path.write_text(f"<!DOCTYPE html><html><body><p>{GERMAN * 3}</p>{'<b>a' * 1_900_000}</body></html>")


def wide_page(path, rng):
    """Just below both limits for a page: elements with attributes and text between."""
    path.write_text(
        "<!DOCTYPE html><html><body>" + f'<p class="a b">{GERMAN[:60]}</p>\n' * 95_000 + "</body></html>")


def text_page(path, rng):
    """Just below the limit for a page, nearly all of it the article."""
    path.write_text(page("\n\n".join(text(rng, 100) for _ in range(2_900))))


def deep_feed(path, rng):
    path.write_text(f"<?xml version='1.0'?><rss><channel>{'<item>' * 100_000}{'</item>' * 100_000}</channel></rss>")


def entities(path, rng):
    lines = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    path.write_text(
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "lol">{lines}]><rss version="2.0"><channel><item><title>A</title>'
        f"<description>&e11; {GERMAN}</description></item></channel></rss>")


def deep_json(path, rng):
    path.write_text('{"text": ' + "[" * 1_000_000 + "\n" + json.dumps({"text": text(rng)}) + "\n")


# What is made, how; the fewest articles that must come out of it (all left out as German), and how many may not be read.
CASES = {
    "one line of 1 GB, plain": ("line.txt", plain, 0, 1),
    "one line of 1 GB, gzip": ("line.txt.gz", plain_gz, 0, 1),
    "JSON Lines, one line of 1 GB": ("line.jsonl", json_lines, 2, 1),
    "CSV, one row of 1 GB": ("line.csv", csv_rows, 2, 1),
    "MBOX, one line of 1 GB": ("line.mbox", mail_line, 2, 1),
    "WARC, one record of 1 GB": ("record.warc", crawl_line, 2, 1),
    "WARC.gz of 300 MB": ("crawl.warc.gz", crawl, 2_500, 0),
    "MBOX of 200 MB": ("box.mbox", mailbox, 3_000, 0),
    "EPUB of 1 500 chapters, 80 MB of text": ("book.epub", book, 1_500, 0),
    "ZIP of 40 000 files": ("files.zip", archive, 40_000, 0),
    "DOCX of 3.5 MB of text": ("letter.docx", document, 1, 0),
    "PDF of 3.5 MB of text": ("print.pdf", printed, 1, 0),
    "ZIP, one file of 1 GB in 4 MB": ("bomb.zip", zip_bomb, 0, 1),
    "ZIP in ZIP, seven deep": ("zips.zip", zip_in_zips, 0, 1_024),
    "gzip in gzip, 1 GB": ("bomb.txt.gz", gzip_bomb, 0, 1),
    "DOCX, 500 MB in one paragraph": ("bomb.docx", docx_bomb, 0, 1),
    "EPUB, a chapter of 500 MB": ("bomb.epub", epub_bomb, 1, 1),
    "HTML nested 100 000 deep": ("deep.html", deep_page, 0, 1),
    "HTML of 1.9 million elements, 7.6 MB": ("flat.html", flat_page, 0, 1),
    "HTML of 95 000 paragraphs, 7.5 MB": ("wide.html", wide_page, 0, 1),
    "HTML with an article of 3.7 MB": ("text.html", text_page, 1, 1),
    "RSS nested 100 000 deep": ("deep.rss", deep_feed, 0, 1),
    "RSS with 10^11 entities": ("lol.rss", entities, 0, 1),
    "JSON nested 1 000 000 deep": ("deep.jsonl", deep_json, 1, 1),
}

CHILD = """import resource, subprocess, sys
run = subprocess.run(sys.argv[1:], stdout=sys.stdout, stderr=subprocess.DEVNULL)
use = resource.getrusage(resource.RUSAGE_CHILDREN)
print("\\n", run.returncode, use.ru_maxrss * 1024, use.ru_utime + use.ru_stime)"""


def measure(kith, graph, path):
    """What kith reports, how it ended, the most memory (bytes) and the processor time (seconds) of it alone."""
    command = [kith, "build", "--json", "--quiet", "--jobs", "1", "--graph", str(graph), str(path)]
    done = subprocess.run([sys.executable, "-c", CHILD, *command], capture_output=True, text=True, timeout=3_600).stdout
    report, _, last = done.rstrip().rpartition("\n")
    code, memory, seconds = last.split()
    return json.loads(report) if report.strip() else {}, int(code), int(memory), float(seconds)


def grouped(number):
    return f"{number:,}".replace(",", " ")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("kith")
    parser.add_argument("--only", default="", help="only cases with this word")
    parser.add_argument("--folder", help="where the files are made")
    options = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="kith-large-", dir=options.folder))
    problems = []
    print("| input | bytes of the file | articles | not read | most memory | processor time |\n| --- | --- | --- | --- | --- | --- |")
    for name, (file, make, articles, failures) in CASES.items():
        if options.only.lower() not in name.lower() or (file.endswith(".pdf") and not shutil.which("pdftotext")):
            continue
        path, graph = folder / file, folder / "graph.kith"
        make(path, random.Random(name))
        size = path.stat().st_size
        report, code, memory, seconds = measure(options.kith, graph, path)
        found, failed = report.get("read", 0) + report.get("notEnglish", 0), report.get("failed", -1)
        cells = [name, grouped(size), grouped(found), grouped(failed), f"{memory / 1e6:.0f} MB", f"{seconds:.1f} s"]
        print(f"| {' | '.join(cells)} |", flush=True)
        if code not in (0, 1):
            problems.append(f"{name}: ended with {code}")
        if found < articles or failed > failures or (failures == 1 and articles == 0 and failed + found == 0):
            problems.append(f"{name}: {found} articles of {articles}, {failed} failures of {failures}")
        if memory > MEMORY:
            problems.append(f"{name}: {memory / 1e6:.0f} MB")
        for left in folder.iterdir():
            left.unlink()
    folder.rmdir()
    for problem in problems:
        print("Error:", problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
