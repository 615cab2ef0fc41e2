"""Draws every name of a graph with who is near, and the graph as a whole, and says which words touch and how small they get on paper.

    python3 Tests/Soak/pictures.py KITH GRAPH FOLDER [--relations N] [--png]

The boxes of the words are those of headless Chromium, which draws them, not Graphviz's own estimate (that is what
LegibilityTests hold). PNGs for looking at lie beside the SVGs. Exit 1 where words touch or are below 5 points on A4.
"""

import argparse
import collections
import html
import json
import pathlib
import re
import shutil
import subprocess
import sys

A4 = (190 / 25.4 * 72, 277 / 25.4 * 72)  # Points inside margins of a centimetre.

MEASURE = """
const found = {};
for (const holder of document.querySelectorAll("div.picture")) {
  const svg = holder.querySelector("svg");
  const box = svg.getBoundingClientRect();
  const rows = [];
  for (const text of svg.querySelectorAll("text")) {
    const r = text.getBoundingClientRect();
    if (!text.textContent.trim()) continue;
    rows.push([text.textContent, r.left, r.top, r.right, r.bottom, parseFloat(text.getAttribute("font-size"))]);
  }
  found[holder.id] = {view: svg.viewBox.baseVal.width ? [svg.viewBox.baseVal.width, svg.viewBox.baseVal.height] : null,
                      shown: [box.width, box.height], rows};
}
const out = document.createElement("pre");
out.id = "measured";
out.textContent = JSON.stringify(found);
document.body.textContent = "";
document.body.appendChild(out);
"""


def measure(folder, names):
    body = ["<meta charset=utf-8><body>"]
    for name in names:
        svg = re.sub(r"^.*?(?=<svg)", "", (folder / f"{name}.svg").read_text(), flags=re.S)
        body.append(f'<div class="picture" id="{name}">{svg}</div>')
    page = folder / "all.html"
    page.write_text("\n".join(body) + f"<script>{MEASURE}</script>")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    dom = subprocess.run(
        [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=60000", "--dump-dom", page.resolve().as_uri()],
        capture_output=True, text=True, timeout=600, check=True).stdout
    found = re.search(r'<pre id="measured">(.*?)</pre>', dom, re.S)
    return json.loads(html.unescape(found.group(1)))


def touching(rows):
    """Pairs of words whose boxes share more than a sliver: a line's box is higher than its letters."""
    boxes = []
    for text, left, top, right, bottom, _ in rows:
        height = bottom - top
        boxes.append((text, left + 0.5, top + 0.22 * height, right - 0.5, bottom - 0.22 * height))
    pairs = []
    for place, (text, left, top, right, bottom) in enumerate(boxes):
        for other, l, t, r, b in boxes[:place]:
            if left < r and l < right and top < b and t < bottom:
                pairs.append((text, other))
    return pairs


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kith")
    parser.add_argument("graph")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--relations", type=int, default=1, help="only names with at least so many")
    parser.add_argument("--kept", action="store_true", help="draw only what is not in the folder yet")
    parser.add_argument("--png", action="store_true", help="also PNGs, to look at")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    graph = json.loads(subprocess.run(
        [options.kith, "export", "json", "--graph", options.graph], capture_output=True, check=True).stdout)
    degrees = collections.Counter()
    for relation in graph["relations"]:
        degrees[relation["subject"]] += 1
        degrees[relation["object"]] += 1
    words = {entity["id"]: entity["name"] for entity in graph["entities"]}
    names, refused = [], []
    # The whole, as it is drawn without being asked for more, and in frames.
    pictures = [("all-names", "the graph", []), ("all-countries", "the graph by country", ["--cluster", "country"]),
                ("all-communities", "the graph by community", ["--cluster", "community"])]
    pictures += [(re.sub(r"[^A-Za-z0-9]+", "-", id), words[id], [id]) for id in sorted(degrees) if degrees[id] >= options.relations]
    for name, whose, arguments in pictures:
        run = subprocess.CompletedProcess([], 0, stderr="")
        for ending in ["svg"] + (["png"] if options.png else []):
            if options.kept and (options.folder / f"{name}.{ending}").exists():
                continue
            run = subprocess.run(
                [options.kith, "draw", *arguments, "--graph", options.graph, "--output", options.folder / f"{name}.{ending}"],
                capture_output=True, text=True)
        if run.returncode == 0:
            names.append(name)
        else:
            refused.append((whose, run.stderr.strip()))
    measured = measure(options.folder, names)
    bad = 0
    smallest = []
    for name in names:
        rows = measured[name]["rows"]
        width, height = measured[name]["shown"]
        # CSS pixels to points; upright or across, whichever is larger.
        scale = max(min(1, A4[0] / (width * 0.75), A4[1] / (height * 0.75)), min(1, A4[1] / (width * 0.75), A4[0] / (height * 0.75)))
        least = min(row[5] for row in rows) * scale
        smallest.append(least)
        pairs = touching(rows)
        if pairs or least < 5:
            bad += 1
            print(f"{name}: {len(rows)} words, smallest {least:.1f} points, touching {pairs[:6]}")
    for name, error in refused:
        # What every sentence denies joins nobody in a picture.
        print(f"not drawn: {name}: {error.splitlines()[0]}")
    sizes = sorted(smallest)
    print(f"{len(names)} pictures, {len(refused)} not drawn, {bad} to look at; smallest words: "
          f"{sizes[0]:.1f} points, median {sizes[len(sizes) // 2]:.1f}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
