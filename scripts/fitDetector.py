"""Fits one network of the detector: features and labels in, layers out. Called by scripts/fitDetector.mjs.

usage: fitDetector.py FOLDER WIDTH HIDDEN,HIDDEN PASSES SEED
Reads FOLDER/features.bin (float32, rows of WIDTH) and FOLDER/labels.bin (uint8), prints the layers as JSON.
"""

import json
import sys

import numpy as np
import torch

BATCH = 512
RATE = 5e-3
DECAY = 1e-4


def main(folder, width, hidden, passes, seed):
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    features = np.fromfile(f"{folder}/features.bin", np.float32).reshape(-1, width)
    labels = np.fromfile(f"{folder}/labels.bin", np.uint8).astype(np.float32)
    mean = features.mean(axis=0)
    scale = features.std(axis=0) + 1e-6
    x = torch.from_numpy((features - mean) / scale)
    y = torch.from_numpy(labels)
    sizes = [width, *hidden, 1]
    linear = [torch.nn.Linear(a, b) for a, b in zip(sizes, sizes[1:])]
    parts = []
    for layer in linear:
        parts += [layer, torch.nn.ReLU()]
    net = torch.nn.Sequential(*parts[:-1])
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    steps = passes * ((len(x) + BATCH - 1) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps)
    cost = torch.nn.BCEWithLogitsLoss()
    for _ in range(passes):
        for rows in torch.randperm(len(x)).split(BATCH):
            optimiser.zero_grad()
            cost(net(x[rows]).squeeze(1), y[rows]).backward()
            optimiser.step()
            schedule.step()
    layers = [(layer.weight.detach().numpy().astype(float), layer.bias.detach().numpy().astype(float)) for layer in linear]
    # The detector has features as they are: their mean and scale go into the first layer.
    weight, bias = layers[0]
    layers[0] = (weight / scale, bias - (weight / scale) @ mean)
    digits = lambda values: [float(f"{value:.4g}") for value in values]
    print(json.dumps([{"w": [digits(row) for row in w], "b": digits(b)} for w, b in layers]))


if __name__ == "__main__":
    folder, width, hidden, passes, seed = sys.argv[1:]
    main(folder, int(width), [int(size) for size in hidden.split(",")], int(passes), int(seed))
