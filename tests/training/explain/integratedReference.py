"""Reference of integrated gradients in NumPy, float64, for the network of storedNetwork.test.ts; the backward pass is written by hand.

    /usr/bin/python3 tests/training/explain/integratedReference.py > tests/training/explain/integratedReference.json
"""

import json

import numpy as np

LENGTH, CHANNELS, FEATURES, CLASSES, STEPS = 12, 2, 2, 3, 50
HEADS, FILTERS, DENSE = [(3, 2), (4, 3)], (2, 3), 4
CLASS = 1


def some(shape, start, scale):
    """Weights that both programs can make: scale · sin(1.7 i + start)."""
    return scale * np.sin(1.7 * np.arange(np.prod(shape)) + start).reshape(shape)


# In the order of the model's weights.
shapes = []
for first, second in HEADS:
    shapes += [(first, CHANNELS, FILTERS[0])]
for first, second in HEADS:
    shapes += [(second, FILTERS[0], FILTERS[1])]
flat = len(HEADS) * (LENGTH // 4) * FILTERS[1]
shapes += [(flat + FEATURES, DENSE), (DENSE,), (DENSE, CLASSES), (CLASSES,)]
weights = [some(shape, k, 0.6) for k, shape in enumerate(shapes)]
convs = [(weights[h], weights[len(HEADS) + h]) for h in range(len(HEADS))]
dense, dense_bias, last, last_bias = weights[2 * len(HEADS) :]


def conv(x, kernel):
    taps = len(kernel)
    left = (taps - 1) // 2
    padded = np.pad(x, ((left, taps - 1 - left), (0, 0)))
    return sum(padded[t : t + len(x)] @ kernel[t] for t in range(taps))


def conv_back(dy, kernel):
    taps = len(kernel)
    left = (taps - 1) // 2
    padded = np.zeros((len(dy) + taps - 1, kernel.shape[1]))
    for t in range(taps):
        padded[t : t + len(dy)] += dy @ kernel[t].T
    return padded[left : left + len(dy)]


def pool(x):
    pairs = x[: len(x) // 2 * 2].reshape(-1, 2, x.shape[1])
    return pairs.max(1), pairs.argmax(1)


def pool_back(dy, winner, length):
    dx = np.zeros((length, dy.shape[1]))
    for row in range(len(dy)):
        for column in range(dy.shape[1]):
            dx[2 * row + winner[row, column], column] = dy[row, column]
    return dx


def stage(x, kernel):
    linear = conv(x, kernel)
    pooled, winner = pool(np.maximum(linear, 0))
    return pooled, lambda dy: conv_back(pool_back(dy, winner, len(linear)) * (linear > 0), kernel)


def logit(x, features):
    """The logit of the class, and its gradients with respect to waveform and features."""
    heads, backs = [], []
    for first, second in convs:
        one, back_one = stage(x, first)
        two, back_two = stage(one, second)
        heads.append(two)
        backs.append((back_one, back_two))
    joined = np.concatenate([np.concatenate(heads).ravel(), features])
    hidden = joined @ dense + dense_bias
    value = np.maximum(hidden, 0) @ last + last_bias
    d_joined = dense @ (last[:, CLASS] * (hidden > 0))
    d_heads = d_joined[:flat].reshape(-1, FILTERS[1])
    rows = len(heads[0])
    dx = sum(
        back_one(back_two(d_heads[i * rows : (i + 1) * rows])) for i, (back_one, back_two) in enumerate(backs)
    )
    return value[CLASS], np.concatenate([dx.ravel(), d_joined[flat:]])


size = LENGTH * CHANNELS + FEATURES
values = some((size,), 0.3, 1.0)
base = some((size,), 2.1, 0.4)
integrated = np.zeros(size)
for step in range(STEPS + 1):
    at = base + step / STEPS * (values - base)
    weight = (0.5 if step in (0, STEPS) else 1) / STEPS
    integrated += weight * logit(at[:-FEATURES].reshape(LENGTH, CHANNELS), at[-FEATURES:])[1]
integrated *= values - base
ends = [logit(at[:-FEATURES].reshape(LENGTH, CHANNELS), at[-FEATURES:])[0] for at in (base, values)]

# The gradient by hand against differences: a reference that is wrong is none.
for i in range(size):
    step = np.zeros(size)
    step[i] = 1e-6
    up, down = (logit(a[:-FEATURES].reshape(LENGTH, CHANNELS), a[-FEATURES:])[0] for a in (values + step, values - step))
    gradient = logit(values[:-FEATURES].reshape(LENGTH, CHANNELS), values[-FEATURES:])[1][i]
    assert abs((up - down) / 2e-6 - gradient) < 1e-6, i

print(json.dumps({"integrated": integrated.tolist(), "logits": ends}, indent=2))
