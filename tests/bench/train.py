"""Trains the reference network in PyTorch on the CPU, as the benchmark's page does: same layers, batch sizes, Adam, dropout.

usage: python3 train.py [--batch 64,256] [--seconds 3] [--threads 2] [--length 251] [--classes 4] [--seed 1] [--stretches 3]
       (needs PyTorch; Debian: python3-torch)
Prints one JSON line: per batch size the training and inference beats a second of each stretch, their medians, versions.
"""
import argparse
import json
import statistics
import sys
import time
import warnings

import torch
from torch import nn

warnings.filterwarnings("ignore", message=".*padding='same'.*")
L2 = 1e-4


class MultiHead(nn.Module):
    def __init__(self, length, classes):
        super().__init__()

        def head(first, second):
            return nn.Sequential(
                nn.Conv1d(1, 8, first, padding="same", bias=False), nn.ReLU(), nn.MaxPool1d(2),
                nn.Conv1d(8, 16, second, padding="same", bias=False), nn.ReLU(), nn.MaxPool1d(2),
            )

        self.heads = nn.ModuleList([head(4, 6), head(6, 8), head(8, 10)])
        flat = 16 * 3 * (length // 2 // 2)
        self.dense = nn.Sequential(
            nn.Flatten(),
            nn.Linear(flat, 256), nn.ReLU(), nn.Dropout(0.3),
            nn.Linear(256, 32), nn.ReLU(), nn.Dropout(0.3),
            nn.Linear(32, classes),
        )
        for layer in self.modules():
            if isinstance(layer, nn.Conv1d):
                nn.init.kaiming_uniform_(layer.weight, nonlinearity="relu")
            elif isinstance(layer, nn.Linear):
                nn.init.xavier_uniform_(layer.weight)
                nn.init.zeros_(layer.bias)

    def forward(self, x):
        return self.dense(torch.cat([head(x) for head in self.heads], dim=2))


def timed(work, steps):
    start = time.perf_counter()
    work(steps)
    return time.perf_counter() - start


def stretches(work, batch, seconds, count):
    """Beats a second of each stretch; every stretch lasts about so many seconds, after one that is not counted."""
    timed(work, 2)
    steps = max(2, round(2 * seconds / 4 / timed(work, 2)))
    steps = max(1, round(steps * seconds / timed(work, steps)))
    return [steps * batch / timed(work, steps) for _ in range(count)]


def measure(batch, options):
    torch.manual_seed(options.seed)
    beats = 16 * batch
    waveform = torch.randn(beats, 1, options.length)
    label = torch.randint(0, options.classes, (beats,))
    model = MultiHead(options.length, options.classes)
    convolutions = list(model.heads.parameters())
    # The penalty L2 · Σ w² has the gradient 2 · L2 · w, which Adam's weight_decay adds.
    optimizer = torch.optim.Adam(
        [{"params": convolutions, "weight_decay": 2 * L2}, {"params": model.dense.parameters()}], lr=1e-3, eps=1e-7
    )
    criterion = nn.CrossEntropyLoss()

    def train(steps):
        model.train()
        order = torch.randperm(beats)
        for step in range(steps):
            start = step * batch % beats
            rows = order[start : start + batch]
            optimizer.zero_grad(set_to_none=True)
            criterion(model(waveform[rows]), label[rows]).backward()
            optimizer.step()

    def classify(steps):
        model.eval()
        with torch.inference_mode():
            for step in range(steps):
                start = step * batch % beats
                torch.softmax(model(waveform[start : start + batch]), dim=1)

    training = stretches(train, batch, options.seconds, options.stretches)
    inference = stretches(classify, batch, options.seconds / 4, options.stretches)
    return {
        "batch": batch,
        "trainBeatsPerSec": round(statistics.median(training), 1),
        "inferBeatsPerSec": round(statistics.median(inference), 1),
        "trainStretches": [round(pace, 1) for pace in training],
        "inferStretches": [round(pace, 1) for pace in inference],
    }


parser = argparse.ArgumentParser()
parser.add_argument("--batch", default="64,256")
parser.add_argument("--seconds", type=float, default=3)
parser.add_argument("--threads", type=int, default=2)
parser.add_argument("--length", type=int, default=251)
parser.add_argument("--classes", type=int, default=4)
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--stretches", type=int, default=3)
arguments = parser.parse_args()
torch.set_num_threads(arguments.threads)
rows = [measure(int(batch), arguments) for batch in arguments.batch.split(",")]
print(json.dumps({
    "rows": rows,
    "threads": torch.get_num_threads(),
    "parameters": sum(p.numel() for p in MultiHead(arguments.length, arguments.classes).parameters()),
    "versions": f"PyTorch {torch.__version__}, Python {sys.version.split()[0]}",
}))
