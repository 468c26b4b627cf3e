"""Reference values of the map of beats: NumPy 1.24, SciPy 1.10, scikit-learn 1.2.

    /usr/bin/python3 tests/embedding/reference.py > tests/embedding/reference.json
"""

import json

import numpy as np
from scipy.optimize import brentq, curve_fit
from sklearn.decomposition import PCA
from sklearn.manifold import trustworthiness
from sklearn.neighbors import NearestNeighbors

ROWS, WIDTH, K = 60, 9, 6

# Rows that both programs can make, as float32; `tests/embedding/rows.ts`.
i = np.arange(ROWS * WIDTH)
rows = (3 * np.sin(1.7 * i) + np.sin(0.013 * i * i)).astype(np.float32).reshape(ROWS, WIDTH).astype(float)
labels = (np.arange(ROWS) * 7) % 3


def components(of):
    pca = PCA(svd_solver="full").fit(of)
    axes = pca.components_ * np.sign(np.take_along_axis(pca.components_, np.abs(pca.components_).argmax(1)[:, None], 1))
    return axes, pca


axes, pca = components(rows)
wide_axes, wide = components(rows.reshape(-1, 36)[:12])
plane = (rows - rows.mean(0)) @ axes[:2].T
# Its points are in float32 in the lab.
plane = plane.astype(np.float32).astype(float)

distance, index = NearestNeighbors(n_neighbors=K).fit(rows).kneighbors(rows)
strength = np.zeros((ROWS, ROWS))
for row in range(ROWS):
    near = distance[row, 1:]
    # The equation of the paper, solved by Brent's method instead of by halving.
    beyond = near - near[0]
    sigma = brentq(lambda s: np.exp(-beyond / s).sum() - np.log2(K), 1e-6, 1e6, xtol=1e-13)
    strength[row, index[row, 1:]] = np.exp(-beyond / sigma)
graph = strength + strength.T - strength * strength.T

at = np.linspace(0, 3, 300)
wanted = np.where(at < 0.1, 1.0, np.exp(-(at - 0.1)))
(a, b), _ = curve_fit(lambda d, a, b: 1 / (1 + a * d ** (2 * b)), at, wanted, xtol=1e-14, ftol=1e-14)

# Leaves each row out: the first of its neighbours is itself.
votes = labels[NearestNeighbors(n_neighbors=2).fit(plane).kneighbors(plane)[1][:, 1]]
right = votes == labels

print(
    json.dumps(
        {
            "variance": pca.explained_variance_.tolist(),
            "total": float(pca.explained_variance_.sum()),
            "axes": axes[:4].ravel().tolist(),
            "wideVariance": wide.explained_variance_[:11].tolist(),
            "wideAxes": wide_axes[:3].ravel().tolist(),
            "trustworthiness": {str(k): trustworthiness(rows, plane, n_neighbors=k) for k in (1, 5, 12)},
            "index": index[:, 1:].ravel().tolist(),
            "distance": distance[:, 1:].ravel().tolist(),
            "graph": [[int(r), int(c), graph[r, c]] for r, c in zip(*np.nonzero(graph))],
            "curve": [a, b],
            "nearestAccuracy": float(right.mean()),
            "nearestMean": float(np.mean([right[labels == each].mean() for each in range(3)])),
        }
    )
)
