"""The layer that encoder and relations are made of."""
from torch import nn
from torch.nn import functional as F

WIDTH, LAYERS, ATTENTIONS, INNER, PLACES = 384, 6, 12, 1536, 512


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x, mask):
        b, t, _ = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, ATTENTIONS, WIDTH // ATTENTIONS).permute(2, 0, 3, 1, 4)
        scores = q @ k.transpose(2, 3) * (WIDTH // ATTENTIONS) ** -0.5  # by hand: the fused kernel's backward pass is slow on a CPU
        y = (scores if mask is None else scores.masked_fill(~mask, -1e9)).softmax(-1).to(v.dtype) @ v
        x = self.norm1(x + self.drop(self.out(y.transpose(1, 2).reshape(b, t, WIDTH))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))
