"""Reading a record and its annotations in Python, several times, one thread.

usage: python3 read.py RECORD RUNS   (RECORD: a path without extension; needs numpy)
With wfdb-python where it is installed (rdrecord and rdann), and with a plain NumPy reader for format 212 and MIT
annotations, which is what a fast script would do. Prints one JSON line: a row a reader.
"""
import json
import platform
import statistics
import sys
import time

import numpy as np

try:
    import wfdb
except ImportError:
    wfdb = None

SYMBOLS = " NLRaVFJASEj/Q~ | sT*D\"=pB^t+u?![]en@xf()r"


def read_wfdb(path):
    record, annotation = wfdb.rdrecord(path), wfdb.rdann(path, "atr")
    return record.p_signal, annotation.sample, annotation.symbol


def read_numpy(path):
    with open(f"{path}.hea") as header:
        lines = [line.split() for line in header if not line.startswith("#")]
    gains = [float(fields[2]) for fields in lines[1:3]]
    zeros = [float(fields[4]) for fields in lines[1:3]]
    raw = np.fromfile(f"{path}.dat", np.uint8).reshape(-1, 3).astype(np.int16)
    adc = np.empty((len(raw), 2), np.int16)
    adc[:, 0] = raw[:, 0] | ((raw[:, 1] & 0x0F) << 8)
    adc[:, 1] = raw[:, 2] | ((raw[:, 1] & 0xF0) << 4)
    adc[adc > 2047] -= 4096
    signal = (adc - np.array(zeros)) / np.array(gains)
    words = np.fromfile(f"{path}.atr", "<u2").tolist()
    samples, symbols, now, i = [], [], 0, 0
    while i < len(words):
        code, interval = words[i] >> 10, words[i] & 0x3FF
        i += 1
        if code == 0 and interval == 0:
            break
        if code == 59:
            now += (words[i] << 16) + words[i + 1]
            i += 2
        elif code == 63:
            i += (interval + 1) // 2
        elif code < 59:
            now += interval
            samples.append(now)
            symbols.append(SYMBOLS[code])
    return signal, samples, symbols


path, runs = sys.argv[1], int(sys.argv[2])
rows = []
for name, read in ((f"wfdb-python {wfdb.__version__}" if wfdb else None, read_wfdb), ("NumPy reader", read_numpy)):
    if name is None:
        continue
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        signal, samples, symbols = read(path)
        times.append((time.perf_counter() - start) * 1000)
    rows.append({
        "reader": name, "firstMs": times[0], "medianMs": statistics.median(times),
        "samples": int(signal.shape[0]), "signals": int(signal.shape[1]), "annotations": len(samples),
    })
print(json.dumps({"rows": rows, "versions": f"Python {platform.python_version()}, NumPy {np.__version__}"}))
