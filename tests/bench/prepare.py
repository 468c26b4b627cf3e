"""The reference pipeline in Python: read, denoise, cut and resample the 44 records, one thread, as a user's script does it.

usage: python3 prepare.py DATABASE_FOLDER   (needs numpy, scipy, PyWavelets; Debian: python3-scipy python3-pywt)
Reads with wfdb-python where it is installed, else with a numpy reader for format 212 and MIT annotations, which is faster
than wfdb-python. Prints one JSON line: seconds per stage, beats, versions, reader.
"""
import json
import pathlib
import sys
import time

import numpy as np
import pywt
import scipy
from scipy.signal import resample

try:
    import wfdb
except ImportError:
    wfdb = None

PACED = {"102", "104", "107", "217"}
CLASS = {s: c for c, symbols in enumerate(["N.LRej", "AaJS", "VE", "F", "/fQ"]) for s in symbols}
CODE = {1: "N", 2: "L", 3: "R", 4: "a", 5: "V", 6: "F", 7: "J", 8: "A", 9: "S", 10: "E", 11: "j", 12: "/", 13: "Q", 34: "e", 38: "f"}


def read_numpy(path):
    raw = np.fromfile(f"{path}.dat", np.uint8).reshape(-1, 3).astype(np.int16)
    first = raw[:, 0] | ((raw[:, 1] & 0x0F) << 8)
    second = raw[:, 2] | ((raw[:, 1] & 0xF0) << 4)
    adc = np.stack([first, second], axis=1)
    adc[adc > 2047] -= 4096
    signal = (adc.astype(np.float64) - 1024) / 200
    words = np.fromfile(f"{path}.atr", "<u2")
    samples, symbols, time_now, i = [], [], 0, 0
    while i < len(words):
        code, interval = words[i] >> 10, int(words[i] & 0x3FF)
        i += 1
        if code == 0 and interval == 0:
            break
        if code == 59:
            time_now += (int(words[i]) << 16) + int(words[i + 1])
            i += 2
        elif code == 63:
            i += (interval + 1) // 2
        elif code < 59:
            time_now += interval
            if int(code) in CODE:
                samples.append(time_now)
                symbols.append(CODE[int(code)])
    return signal, samples, symbols


def read_wfdb(path):
    record, annotation = wfdb.rdrecord(str(path)), wfdb.rdann(str(path), "atr")
    return record.p_signal, annotation.sample, annotation.symbol


folder = pathlib.Path(sys.argv[1])
names = sorted(p.stem for p in folder.glob("*.hea") if p.stem not in PACED)
read = read_wfdb if wfdb else read_numpy
seconds = {"read": 0.0, "denoise": 0.0, "cut and resample": 0.0}
beats = 0
for name in names:
    t0 = time.perf_counter()
    signal, samples, symbols = read(folder / name)
    t1 = time.perf_counter()
    coefficients = pywt.wavedec(signal[:, 0], "db6", level=9)
    for band in (0, -1, -2):
        coefficients[band] = np.zeros_like(coefficients[band])
    clean = pywt.waverec(coefficients, "db6")[: len(signal)]
    t2 = time.perf_counter()
    rows = [
        resample(clean[r - 144 : r + 180], 251)
        for r, symbol in zip(samples, symbols)
        if symbol in CLASS and r >= 144 and r + 180 <= len(clean)
    ]
    t3 = time.perf_counter()
    beats += len(rows)
    for stage, spent in zip(seconds, (t1 - t0, t2 - t1, t3 - t2)):
        seconds[stage] += spent
print(json.dumps({
    "records": len(names), "beats": beats, "seconds": {k: round(v, 3) for k, v in seconds.items()},
    "total": round(sum(seconds.values()), 3),
    "versions": f"Python {sys.version.split()[0]}, NumPy {np.__version__}, SciPy {scipy.__version__}, PyWavelets {pywt.__version__}",
    "reader": f"wfdb-python {wfdb.__version__}" if wfdb else "numpy reader (wfdb-python not installed)",
}))
