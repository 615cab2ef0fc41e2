"use strict";
// The page of `kith export html`. It has its data in the element "graph" and asks for nothing else.

const graph = JSON.parse(document.getElementById("graph").textContent);
const svgSpace = "http://www.w3.org/2000/svg";
const stage = document.getElementById("stage");
const panel = document.getElementById("panel");
const documents = new Map(graph.documents.map((d) => [d.id, d]));
const nodes = graph.entities.map((e, index) => ({ ...e, index, edges: [], x: 0, y: 0 }));
const byId = new Map(nodes.map((n) => [n.id, n]));
const edges = graph.relations.map((r, index) => ({ ...r, index, from: byId.get(r.subject), to: byId.get(r.object) }));
for (const edge of edges) {
  edge.from.edges.push(edge);
  if (edge.to !== edge.from) edge.to.edges.push(edge);
}

// Elements are made of text nodes only: nothing that an article says is ever read as markup.
function make(parent, name, attributes = {}, text) {
  const isDrawn = parent instanceof SVGElement || name === "svg";
  const element = isDrawn ? document.createElementNS(svgSpace, name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text !== undefined) element.textContent = text;
  parent.append(element);
  return element;
}

function cut(text, limit) {
  const letters = [...text];
  return letters.length > limit ? letters.slice(0, limit - 1).join("") + "…" : text;
}

// Layout: springs along the relations, repulsion among neighbours of a grid, cooled down in fixed steps. The start is a
// spiral in the order of the file and nothing is random, so one file always looks the same.
// Source: T. Fruchterman, E. Reingold, Graph Drawing by Force-directed Placement, 1991.
function layOut(nodes, edges) {
  const ideal = 130;
  nodes.forEach((node, index) => {
    const radius = ideal * 0.55 * Math.sqrt(index + 0.5);
    const angle = index * 2.399963229728653;
    node.x = radius * Math.cos(angle);
    node.y = radius * Math.sin(angle);
  });
  const reach = ideal * 3;
  const steps = nodes.length > 1500 ? 120 : 320;
  for (let step = 0; step < steps; step += 1) {
    const heat = ideal * 0.6 * (1 - step / steps) + 0.5;
    const cells = new Map();
    for (const node of nodes) {
      node.dx = -node.x * 0.02;
      node.dy = -node.y * 0.034;
      const key = Math.floor(node.x / reach) + ":" + Math.floor(node.y / reach);
      if (!cells.has(key)) cells.set(key, []);
      cells.get(key).push(node);
    }
    for (const node of nodes) {
      const column = Math.floor(node.x / reach), row = Math.floor(node.y / reach);
      for (let c = column - 1; c <= column + 1; c += 1) {
        for (let r = row - 1; r <= row + 1; r += 1) {
          for (const other of cells.get(c + ":" + r) || []) {
            if (other === node) continue;
            const dx = node.x - other.x, dy = (node.y - other.y) * 1.25;
            const square = Math.max(dx * dx + dy * dy, 25);
            if (square > reach * reach) continue;
            const force = (ideal * ideal) / square;
            node.dx += dx * force * 0.35;
            node.dy += dy * force * 0.35;
          }
        }
      }
    }
    for (const edge of edges) {
      const dx = edge.to.x - edge.from.x, dy = edge.to.y - edge.from.y;
      const pull = (Math.hypot(dx, dy) / ideal) * 0.09;
      edge.from.dx += dx * pull;
      edge.from.dy += dy * pull;
      edge.to.dx -= dx * pull;
      edge.to.dy -= dy * pull;
    }
    for (const node of nodes) {
      const length = Math.hypot(node.dx, node.dy) || 1;
      node.x += (node.dx / length) * Math.min(length, heat);
      node.y += (node.dy / length) * Math.min(length, heat);
    }
  }
}

// Drawing

// A name that nothing joins says nothing in a drawing; search finds it all the same.
const isLonely = (node) => edges.length > 0 && node.edges.length === 0;

const scene = make(stage, "g");
const edgeLayer = make(scene, "g");
const nodeLayer = make(scene, "g");

function draw() {
  const parallel = new Map();
  for (const edge of edges) {
    const key = [edge.from.index, edge.to.index].sort((a, b) => a - b).join(":");
    if (!parallel.has(key)) parallel.set(key, []);
    parallel.get(key).push(edge);
  }
  for (const bundle of parallel.values()) {
    bundle.forEach((edge, number) => { edge.bend = (number - (bundle.length - 1) / 2) * 46; });
  }
  for (const edge of edges) {
    const isDenied = edge.standing === "denied";
    const look = isDenied ? "denied" : edge.standing === "actual" ? "" : "doubt";
    edge.look = look;
    edge.element = make(edgeLayer, "g", { class: "edge " + look, tabindex: 0, role: "button" });
    make(edge.element, "title", {}, sentence(edge));
    edge.hit = make(edge.element, "path", { class: "hit" });
    edge.line = make(edge.element, "path", { class: "line", "stroke-width": Math.min(1.2 + 0.6 * (edge.stories - 1), 4.2) });
    if (isDenied) edge.line.setAttribute("marker-end", "url(#cross)");
    else if (!edge.symmetric) edge.line.setAttribute("marker-end", look ? "url(#arrow-doubt)" : "url(#arrow)");
    edge.words = make(edge.element, "text", {}, edge.label + (edge.standing === "actual" ? "" : ` (${edge.standing})`));
    edge.element.addEventListener("click", (event) => { event.stopPropagation(); choose({ edge }); });
    edge.element.addEventListener("keydown", (event) => { if (event.key === "Enter") choose({ edge }); });
  }
  for (const node of nodes) {
    node.element = make(nodeLayer, "g", { class: "node " + node.kind, tabindex: 0, role: "button" });
    make(node.element, "title", {}, node.name);
    const size = 7 + Math.min(node.edges.length, 14) * 0.8;
    node.size = size;
    if (node.kind === "person") make(node.element, "circle", { class: "shape", r: size });
    else if (node.kind === "organization") make(node.element, "rect", { class: "shape", x: -size, y: -size, width: 2 * size, height: 2 * size, rx: 2 });
    else {
      const points = [0, 60, 120, 180, 240, 300].map((a) => `${(1.15 * size * Math.cos((a * Math.PI) / 180)).toFixed(1)},${(1.15 * size * Math.sin((a * Math.PI) / 180)).toFixed(1)}`);
      make(node.element, "polygon", { class: "shape", points: points.join(" ") });
    }
    node.text = make(node.element, "text", {}, cut(node.name, 30));
    node.element.addEventListener("click", (event) => { event.stopPropagation(); if (!drag.moved) choose({ node }); });
    node.element.addEventListener("keydown", (event) => { if (event.key === "Enter") choose({ node }); });
    node.element.addEventListener("pointerdown", (event) => { drag.node = node; });
  }
  place();
}

function place() {
  for (const node of nodes) node.element.setAttribute("transform", `translate(${node.x.toFixed(1)} ${node.y.toFixed(1)})`);
  for (const edge of edges) {
    const { from, to } = edge;
    // A bundle bends to one side as seen from the end that stands first in the file, whichever way each runs.
    const side = from.index <= to.index ? 1 : -1;
    const dx = to.x - from.x, dy = to.y - from.y, length = Math.hypot(dx, dy) || 1;
    const mx = (from.x + to.x) / 2 - (dy / length) * edge.bend * side, my = (from.y + to.y) / 2 + (dx / length) * edge.bend * side;
    const stop = (node, cx, cy, room) => {
      const d = Math.hypot(cx - node.x, cy - node.y) || 1;
      return [node.x + ((cx - node.x) / d) * room, node.y + ((cy - node.y) / d) * room];
    };
    const [x1, y1] = stop(from, mx, my, from.size + 2), [x2, y2] = stop(to, mx, my, to.size + 6);
    const path = from === to
      ? `M ${from.x} ${from.y - from.size} c -40 -50 40 -50 4 -4`
      : `M ${x1.toFixed(1)} ${y1.toFixed(1)} Q ${mx.toFixed(1)} ${my.toFixed(1)} ${x2.toFixed(1)} ${y2.toFixed(1)}`;
    edge.line.setAttribute("d", path);
    edge.hit.setAttribute("d", path);
    edge.curve = [x1, y1, mx, my, x2, y2];
  }
  spread();
}

// The words of a line lie on its middle, or further along where names or the words of other lines have the middle; where
// all is taken they wait until the pointer is near.
const along = [0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78];
function spread() {
  const size = Math.max(10.5, 10 / view.scale), high = Math.max(12, 11 / view.scale);
  const taken = [];
  const isFree = ([left, right, top, bottom]) => taken.every((b) => right < b[0] || left > b[1] || bottom < b[2] || top > b[3]);
  // Beyond these nothing is written on the lines until one is chosen, and comparing all with all takes too long.
  const isSmall = edges.length <= 400;
  for (const node of isSmall ? nodes : []) {
    if (isLonely(node) || node.element.classList.contains("hidden")) continue;
    taken.push([node.x - node.size, node.x + node.size, node.y - node.size, node.y + node.size]);
    if (node.element.classList.contains("unlettered")) continue;
    const half = [...node.text.textContent].length * high * 0.27, y = node.y + node.size + high;
    taken.push([node.x - half, node.x + half, y - high * 0.9, y + high * 0.25]);
  }
  for (const edge of edges) {
    const [x1, y1, mx, my, x2, y2] = edge.curve;
    const at = (t) => [(1 - t) * (1 - t) * x1 + 2 * t * (1 - t) * mx + t * t * x2, (1 - t) * (1 - t) * y1 + 2 * t * (1 - t) * my + t * t * y2 - 3];
    const half = [...edge.words.textContent].length * size * 0.26;
    const box = ([x, y]) => [x - half, x + half, y - size * 0.9, y + size * 0.25];
    const isShown = isSmall && !edge.element.classList.contains("hidden");
    const t = isShown ? along.find((t) => isFree(box(at(t)))) : 0.5;
    const [x, y] = at(t ?? 0.5);
    if (isShown && t !== undefined) taken.push(box([x, y]));
    edge.element.classList.toggle("crowded", t === undefined);
    edge.words.setAttribute("x", x.toFixed(1));
    edge.words.setAttribute("y", y.toFixed(1));
  }
}

// Names stay legible when the graph is small: the best connected have theirs first, and one that would lie on another waits
// until there is room.
let lettered = 0;
function letter() {
  if (lettered === view.scale) return;
  lettered = view.scale;
  const size = Math.max(12, 11 / view.scale);
  edgeLayer.style.fontSize = Math.max(10.5, 10 / view.scale) + "px";
  const height = size * 1.25;
  const taken = new Map();
  const ranked = [...nodes].filter((n) => !isLonely(n)).sort((a, b) => b.edges.length - a.edges.length || a.index - b.index);
  for (const node of ranked) {
    const y = node.y + node.size + size;
    const half = [...node.text.textContent].length * size * 0.28;
    const rows = [Math.floor((y - height) / height), Math.floor(y / height)];
    const isFree = rows.every((row) => (taken.get(row) || []).every(([left, right]) => node.x + half < left || node.x - half > right));
    if (isFree) {
      for (const row of rows) {
        if (!taken.has(row)) taken.set(row, []);
        taken.get(row).push([node.x - half, node.x + half]);
      }
    }
    node.element.classList.toggle("unlettered", !isFree);
    node.text.setAttribute("y", node.size + size);
    node.text.style.fontSize = size + "px";
  }
  spread();
}

// View: pan, zoom, fit

const view = { x: 0, y: 0, scale: 1 };
const drag = { moved: false, node: null, last: null };

function show() {
  scene.setAttribute("transform", `translate(${view.x} ${view.y}) scale(${view.scale})`);
  letter();
  stage.classList.toggle("quiet", edges.length > 60 && view.scale < 1.1);
}

let fitted = nodes;
function fit(some = nodes) {
  fitted = some;
  const shown = some.filter((n) => !n.element.classList.contains("hidden"));
  if (!shown.length) return show();
  const xs = shown.map((n) => n.x), ys = shown.map((n) => n.y);
  const [left, right, top, bottom] = [Math.min(...xs) - 110, Math.max(...xs) + 110, Math.min(...ys) - 40, Math.max(...ys) + 60];
  const box = stage.getBoundingClientRect();
  view.scale = Math.min(box.width / (right - left), box.height / (bottom - top), 1.6);
  view.x = box.width / 2 - ((left + right) / 2) * view.scale;
  view.y = box.height / 2 - ((top + bottom) / 2) * view.scale;
  show();
}

function zoom(factor, x, y) {
  const scale = Math.max(0.03, Math.min(8, view.scale * factor));
  view.x = x - ((x - view.x) * scale) / view.scale;
  view.y = y - ((y - view.y) * scale) / view.scale;
  view.scale = scale;
  show();
}

stage.addEventListener("wheel", (event) => {
  event.preventDefault();
  const box = stage.getBoundingClientRect();
  zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0016)), event.clientX - box.left, event.clientY - box.top);
}, { passive: false });
stage.addEventListener("pointerdown", (event) => { drag.last = [event.clientX, event.clientY]; drag.moved = false; });
window.addEventListener("pointermove", (event) => {
  if (!drag.last) return;
  const dx = event.clientX - drag.last[0], dy = event.clientY - drag.last[1];
  if (!drag.moved && Math.hypot(dx, dy) < 4) return;
  drag.moved = true;
  drag.last = [event.clientX, event.clientY];
  stage.classList.add("dragging");
  if (drag.node) {
    drag.node.x += dx / view.scale;
    drag.node.y += dy / view.scale;
    place();
  } else {
    view.x += dx;
    view.y += dy;
    show();
  }
});
window.addEventListener("pointerup", () => { drag.last = null; drag.node = null; stage.classList.remove("dragging"); });
stage.addEventListener("click", () => { if (!drag.moved) choose({}); });
window.addEventListener("keydown", (event) => {
  if (event.target instanceof HTMLInputElement) return;
  const box = stage.getBoundingClientRect();
  if (event.key === "+" || event.key === "=") zoom(1.25, box.width / 2, box.height / 2);
  else if (event.key === "-") zoom(0.8, box.width / 2, box.height / 2);
  else if (event.key === "0") fit();
  else if (event.key === "Escape") choose({});
});
document.getElementById("closer").addEventListener("click", () => zoom(1.25, stage.clientWidth / 2, stage.clientHeight / 2));
document.getElementById("farther").addEventListener("click", () => zoom(0.8, stage.clientWidth / 2, stage.clientHeight / 2));
document.getElementById("fit").addEventListener("click", () => fit());
window.addEventListener("resize", () => fit(fitted));

// Reading

function sentence(edge) {
  const standing = edge.standing === "actual" ? "" : ` (${edge.standing})`;
  return `${edge.from.name} ${edge.label} ${edge.to.name}${standing}`;
}

function link(parent, item, text) {
  const button = make(parent, "button", { class: "link", type: "button" }, text);
  button.addEventListener("click", () => choose(item, true));
}

function readEdge(edge) {
  make(panel, "h2", {}, sentence(edge));
  make(panel, "p", { class: "faint" }, `${edge.articles} ${edge.articles === 1 ? "article" : "articles"}, ${edge.stories} independent ${edge.stories === 1 ? "story" : "stories"}, confidence ${Math.round(edge.confidence * 100)} %`);
  for (const evidence of edge.evidence) {
    const source = documents.get(evidence.document) || {};
    const look = evidence.polarity === "denied" ? "denied" : evidence.modality === "actual" ? "" : "doubt";
    const quote = make(panel, "blockquote", { class: look });
    make(quote, "p", {}, `“${evidence.quote}”`);
    const where = make(quote, "p", { class: "faint" });
    const name = [source.publisher, source.title || (source.publisher ? null : source.source), source.published].filter(Boolean).join(", ");
    if (source.url) make(where, "a", { href: source.url, rel: "noopener noreferrer", target: "_blank" }, name);
    else where.append(name);
    const notes = [];
    if (evidence.polarity === "denied") notes.push("denied");
    if (evidence.modality !== "actual") notes.push(evidence.modality);
    if (evidence.speaker) notes.push("according to " + evidence.speaker);
    if (evidence.role) notes.push(evidence.role);
    if (evidence.date) notes.push("when: " + evidence.date);
    if (notes.length) make(quote, "p", { class: "faint" }, notes.join("; "));
  }
  make(panel, "h3", {}, "Between");
  for (const node of [edge.from, edge.to]) link(make(panel, "p"), { node }, node.name);
}

function readNode(node) {
  make(panel, "h2", {}, node.name);
  make(panel, "p", { class: "faint" }, `${node.subkind || node.kind}, in ${node.articles} ${node.articles === 1 ? "article" : "articles"}`);
  const others = node.names.filter((name) => name !== node.name);
  if (others.length) make(panel, "p", { class: "faint" }, "also: " + cut(others.join(", "), 300));
  if (node.wikidata) make(make(panel, "p"), "a", { href: node.wikidata, rel: "noopener noreferrer", target: "_blank" }, "Wikidata");
  make(panel, "h3", {}, `${node.edges.length} ${node.edges.length === 1 ? "relation" : "relations"}`);
  const list = make(panel, "ul");
  for (const edge of node.edges) link(make(list, "li"), { edge }, sentence(edge));
}

function choose({ edge, node }, moves = false) {
  const near = new Set();
  if (edge) [edge.from, edge.to].forEach((n) => near.add(n));
  if (node) { near.add(node); node.edges.forEach((e) => { near.add(e.from); near.add(e.to); }); }
  for (const n of nodes) {
    n.element.classList.toggle("dim", near.size > 0 && !near.has(n));
    n.element.classList.toggle("near", near.has(n));
    n.element.classList.toggle("chosen", n === node);
  }
  for (const e of edges) {
    const isNear = e === edge || (node && (e.from === node || e.to === node));
    e.element.classList.toggle("dim", near.size > 0 && !isNear);
    e.element.classList.toggle("near", Boolean(isNear));
    e.element.classList.toggle("chosen", e === edge);
  }
  panel.textContent = "";
  panel.scrollTop = 0;
  if (edge) readEdge(edge);
  else if (node) readNode(node);
  else welcome();
  if (moves && near.size) fit([...near]);
  // The address leads back to what is chosen.
  const place = edge ? `#${encodeURIComponent([edge.subject, edge.predicate, edge.object].join(" "))}` : node ? `#${encodeURIComponent(node.id)}` : "#";
  history.replaceState(null, "", place);
}

function welcome() {
  make(panel, "h2", {}, graph.title);
  make(panel, "p", {}, "Choose a line to read the sentences behind it, or a name to see its connections.");
  make(panel, "p", { class: "faint" }, "Drag to move, turn the wheel to zoom, drag a name to put it elsewhere.");
  make(panel, "h3", {}, "Most connected");
  const list = make(panel, "ul");
  const ranked = [...nodes].sort((a, b) => b.edges.length - a.edges.length || a.index - b.index).slice(0, 12);
  for (const node of ranked) link(make(list, "li"), { node }, `${node.name} (${node.edges.length})`);
}

// Search: every word must begin a word of one of the names.

const field = document.getElementById("search");
const hits = document.getElementById("hits");
const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
for (const node of nodes) node.words = node.names.concat(node.name).map((name) => " " + folded(name));

function search() {
  hits.textContent = "";
  const words = folded(field.value).split(/\s+/).filter(Boolean);
  if (!words.length) return;
  const found = nodes.filter((n) => n.words.some((name) => words.every((word) => name.includes(" " + word))));
  found.sort((a, b) => b.edges.length - a.edges.length || a.index - b.index);
  for (const node of found.slice(0, 30)) {
    const button = make(make(hits, "li"), "button", { type: "button" }, `${node.name} (${node.subkind || node.kind}, ${node.edges.length})`);
    button.addEventListener("click", () => { hits.textContent = ""; field.value = node.name; choose({ node }, true); });
  }
  if (!found.length) make(hits, "li", { class: "faint" }, "no such name");
}
field.addEventListener("input", search);
field.addEventListener("keydown", (event) => {
  if (event.key === "Enter") hits.querySelector("button")?.click();
  if (event.key === "Escape") hits.textContent = "";
});

// Filters

function filter() {
  const least = Number(document.getElementById("stories").value);
  const isSure = document.getElementById("sure").checked;
  for (const edge of edges) {
    const isHidden = edge.stories < least || (isSure && edge.standing !== "actual");
    edge.element.classList.toggle("hidden", isHidden);
    edge.isHidden = isHidden;
  }
  for (const node of nodes) {
    node.element.classList.toggle("hidden", isLonely(node) || (edges.length > 0 && node.edges.every((e) => e.isHidden)));
  }
}
document.getElementById("stories").addEventListener("change", filter);
document.getElementById("sure").addEventListener("change", filter);

layOut(nodes.filter((node) => !isLonely(node)), edges);
draw();
filter();
fit();
welcome();
let wanted = "";
try { wanted = decodeURIComponent(location.hash.slice(1)); } catch { /* not an address of ours */ }
if (byId.has(wanted)) choose({ node: byId.get(wanted) }, true);
else {
  const edge = edges.find((e) => [e.subject, e.predicate, e.object].join(" ") === wanted);
  if (edge) choose({ edge }, true);
}
