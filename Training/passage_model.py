"""Scores what a passage says of two entities that it names, in one sentence or in several.

An entity is the strongest of what its mentions show, with plain features; a pair looks at the words of the passage by an
attention whose query is the sum of one for each end, so that the products with the words are made once an entity. The head
stands on the states of two layers of the encoder, which it leaves as they are. W. Zhou et al., Document-Level Relation
Extraction with Adaptive Thresholding and Localized Context Pooling (2021), have the context of a pair from two attentions; that
attention should fall on the sentences that say so is from Y. Ma et al., DREEAM: Guiding Attention with Evidence (2023). The mean
of all words tells what sort of text it is: a work of reference says in passing what news leaves to what everybody knows.
"""
import torch
from torch import nn
from layers import WIDTH
from passages import OF_ENTITY, OF_PAIR

STATE, ATTENTIONS, EACH, HIDDEN = 256, 4, 48, 384
PLACES = 6  # of a word: in a sentence with neither end, with the subject, with the object, with both; in the subject, in the object


class Passages(nn.Module):
    def __init__(self, predicates):
        super().__init__()
        self.mix = nn.Linear(2 * WIDTH, WIDTH)
        self.state, self.entity = nn.Linear(3 * WIDTH, STATE), nn.Linear(STATE, STATE)
        self.kind = nn.Linear(OF_ENTITY, STATE, bias=False)
        self.query, self.asked = nn.Linear(STATE, ATTENTIONS * EACH), nn.Linear(STATE, ATTENTIONS * EACH, bias=False)
        self.key, self.value = nn.Linear(WIDTH, ATTENTIONS * EACH, bias=False), nn.Linear(WIDTH, ATTENTIONS * EACH)
        self.place = nn.Parameter(torch.zeros(PLACES, ATTENTIONS))
        self.subject, self.object = nn.Linear(STATE, HIDDEN), nn.Linear(STATE, HIDDEN, bias=False)
        self.product, self.context = nn.Linear(STATE, HIDDEN, bias=False), nn.Linear(ATTENTIONS * EACH, HIDDEN, bias=False)
        self.plain, self.score = nn.Linear(OF_PAIR + 2 * OF_ENTITY, HIDDEN, bias=False), nn.Linear(HIDDEN, predicates + 1)
        self.about = nn.Linear(WIDTH, HIDDEN, bias=False)
        self.reference = nn.Linear(WIDTH, 1)
        self.drop = nn.Dropout(0.2)

    def forward(self, shared, last, item):
        """shared, last: states of the passage's words. (scores of its pairs, "no relation" first; how each looks at the words; the
        logarithm of the odds that it is of a work of reference)."""
        x = self.mix(torch.cat([shared, last], 1))
        first, end, entity = torch.tensor(item["mentions"]).T
        sums = torch.cat([torch.zeros(1, WIDTH), x.cumsum(0)])
        mean = (sums[end + 1] - sums[first]) / (end + 1 - first)[:, None]
        states = torch.relu(self.state(torch.cat([x[first], x[end], mean], 1)))
        count = len(item["entity"])
        strongest = torch.zeros(count, STATE).scatter_reduce(0, entity[:, None].expand(-1, STATE), states, "amax")
        e = self.drop(torch.relu(self.entity(self.drop(strongest)) + self.kind(item["entity"])))
        s, o = item["pairs"].T
        key, value = (layer(x).view(-1, ATTENTIONS, EACH) for layer in (self.key, self.value))
        looks = [torch.einsum("eak,wak->eaw", layer(e).view(count, ATTENTIONS, EACH), key) * EACH ** -0.5 for layer in (self.query, self.asked)]
        weights = (looks[0][s] + looks[1][o] + self.place[self.places(item, entity)].transpose(1, 2)).softmax(-1)
        context = torch.einsum("paw,wak->pak", weights, value).reshape(len(s), -1)
        plain = torch.cat([item["pair"], item["entity"][s], item["entity"][o]], 1)
        h = self.subject(e[s]) + self.object(e[o]) + self.product(e[s] * e[o]) + self.context(self.drop(context)) + self.plain(plain)
        about = x.mean(0)
        h = h + self.about(self.drop(about))
        return self.score(self.drop(torch.relu(h))).masked_fill(~item["fits"], -1e9), weights, self.reference(about.detach())[0]

    def places(self, item, entity):
        near = item["in"][:, item["sentence"]]
        own = torch.zeros_like(near)
        for (first, end, _), of in zip(item["mentions"], entity.tolist()):
            own[of, first:end + 1] = True
        s, o = item["pairs"].T
        return torch.where(own[s], 4, torch.where(own[o], 5, near[s].long() + 2 * near[o].long()))


def by_sentence(weights, item):
    """Of the attention of each pair, the mean of its heads, what falls on each sentence."""
    return torch.zeros(len(weights), item["in"].shape[1]).index_add_(1, item["sentence"], weights.mean(1))
