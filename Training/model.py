"""The reading model: one six-layer encoder with a case embedding, and the heads on a word's first piece."""
import torch
from torch import nn
from torch.nn import functional as F
from coref import Coreference
from layers import ATTENTIONS, INNER, LAYERS, PLACES, WIDTH, Layer
from passage_model import Passages
from relation_model import RelationLayers, Relations
from wordpiece import CASES

ARC, RELATION = 192, 96


class Encoder(nn.Module):
    def __init__(self, vocabulary):
        super().__init__()
        self.piece, self.place, self.case = nn.Embedding(vocabulary, WIDTH), nn.Embedding(PLACES, WIDTH), nn.Embedding(len(CASES), WIDTH)
        self.norm, self.drop = nn.LayerNorm(WIDTH, eps=1e-12), nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        nn.init.zeros_(self.case.weight)

    def forward(self, pieces, cases, lengths, keep=None):
        """States after the last layer; with `keep`, also those after that many layers."""
        t = pieces.shape[1]
        places = torch.arange(t, device=pieces.device)
        x = self.drop(self.norm(self.piece(pieces) + self.place(places) + self.case(cases)))
        mask = None if int(lengths.min()) == t else (places[None] < lengths[:, None])[:, None, None]
        kept = None
        for number, layer in enumerate(self.layers):
            if number == keep:
                kept = x
            x = layer(x, mask)
        return x if keep is None else (x, kept)

    def load_base(self, path):
        """Takes the weights of all-MiniLM-L6-v2; the one used token type is folded into the places."""
        from safetensors.torch import load_file
        w = {k.removeprefix("bert."): v for k, v in load_file(path).items()}
        with torch.no_grad():
            self.piece.weight.copy_(w["embeddings.word_embeddings.weight"])
            self.place.weight.copy_(w["embeddings.position_embeddings.weight"] + w["embeddings.token_type_embeddings.weight"][0])
            self.norm.weight.copy_(w["embeddings.LayerNorm.weight"])
            self.norm.bias.copy_(w["embeddings.LayerNorm.bias"])
            for i, layer in enumerate(self.layers):
                p = f"encoder.layer.{i}."
                for kind in ("weight", "bias"):
                    layer.qkv.get_parameter(kind).copy_(torch.cat([w[f"{p}attention.self.{n}.{kind}"] for n in ("query", "key", "value")]))
                    for ours, theirs in (("out", "attention.output.dense"), ("up", "intermediate.dense"), ("down", "output.dense"),
                                         ("norm1", "attention.output.LayerNorm"), ("norm2", "output.LayerNorm")):
                        layer.get_submodule(ours).get_parameter(kind).copy_(w[f"{p}{theirs}.{kind}"])


class Parser(nn.Module):
    """Deep biaffine attention (Dozat and Manning 2017)."""

    def __init__(self, relations):
        super().__init__()
        self.root = nn.Parameter(torch.randn(WIDTH) * 0.5)
        self.dependent, self.head = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.relation_dependent, self.relation_head = nn.Linear(WIDTH, RELATION), nn.Linear(WIDTH, RELATION)
        self.arc = nn.Parameter(torch.randn(ARC, ARC) * 0.02)
        self.arc_bias = nn.Parameter(torch.zeros(ARC))
        self.relation = nn.Parameter(torch.randn(relations, RELATION, RELATION) * 0.02)
        self.relation_linear = nn.Linear(2 * RELATION, relations)
        self.drop = nn.Dropout(0.2)

    def forward(self, words):
        """words: sentences x longest x WIDTH. Arc scores: sentence, dependent, head with 0 for the root."""
        x = torch.cat([self.root.expand(len(words), 1, -1), words], 1)
        d, h = self.drop(F.relu(self.dependent(words))), self.drop(F.relu(self.head(x)))
        arcs = d @ self.arc @ h.transpose(1, 2) + (h @ self.arc_bias)[:, None]
        return arcs, (self.drop(F.relu(self.relation_dependent(words))), self.drop(F.relu(self.relation_head(x))))

    def relations(self, pair, heads):
        """Relation scores of each word towards the head given."""
        d, h = pair
        h = h.gather(1, heads[..., None].expand(-1, -1, RELATION))
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training):
            across = (d.reshape(-1, RELATION) @ self.relation.transpose(0, 1).reshape(RELATION, -1)).view(*d.shape[:2], -1, RELATION)
            both = (across @ h[..., None]).squeeze(-1).float()
        return both + self.relation_linear(torch.cat([d, h], -1))


class ReadingModel(nn.Module):
    def __init__(self, vocabulary, tags, parts, relations, predicates):
        super().__init__()
        self.encoder = Encoder(vocabulary)
        self.names, self.parts = nn.Linear(WIDTH, tags), nn.Linear(WIDTH, parts)
        self.parser = Parser(relations)
        self.coreference = Coreference(WIDTH)
        self.relation_layers, self.relations = RelationLayers(), Relations(WIDTH, predicates, relations)
        self.passages = Passages(predicates)
        self.drop = nn.Dropout(0.1)
