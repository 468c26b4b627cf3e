#!/usr/bin/env python3
"""Repeats an experiment of the ECG lab in Python, or predicts with a network trained there.

    experiment.py RECORDS                    a folder with the WFDB files of the run's records
    experiment.py --beats beats.npz          the beats as the lab prepared them: Beats (NPZ)
    experiment.py --weights model.npz --predict beats.npz

Settings and results of the run are in its capsule: the JSON in CAPSULE below, or another file that
--capsule names. docs/EXPERIMENTS.md of the lab describes the settings, docs/CAPSULE.md the capsule.

As in the lab: beats, input channels, features and scalograms, up to rounding; which beats are
trained on, validated and tested, checked against the SHA-256 sums in the capsule; order, sampling
and augmentation of the beats, draw for draw; network, loss, class weights, optimiser, schedule and
choice of the epoch. Other than in the lab: initial weights and dropout masks come from PyTorch's
generator, sums are rounded in another order, and batch normalisation takes its mean over the batch
(the lab in several threads: over each thread's share). So results come close and are not equal.

Needs Python 3.9, NumPy, SciPy and PyWavelets; PyTorch 1.13 to train and predict. This file reads
records in formats 212 and 16 itself, the wfdb package reads all others.
"""

import argparse
import csv
import functools
import hashlib
import json
import math
import pathlib
import re
import sys
import unicodedata
import warnings
import zipfile
from types import SimpleNamespace

import numpy as np
import pywt
from scipy.fft import dct
from scipy.ndimage import maximum_filter1d, minimum_filter1d
from scipy.signal import resample

try:
    import torch
    import torch.nn.functional as F
except ImportError:  # preparing and dealing beats do without
    torch = None

# The capsule of the run as JSON text; None: --capsule names the file.
CAPSULE = None

# Annotation mnemonics that mark a beat, whatever its class: RR intervals run between these.
BEAT_SYMBOLS = set("N.LRejAaJSVEF/fQBnr?")
# The person behind a record, where a database has several records of one.
SAME_PERSON = {"201": "201", "202": "201"}
# Records whose names tell the database, and how many of INCART each of its persons has.
NAMED_LIKE = {
    "mitdb": re.compile(r"1(?:0[0-9]|1[1-9]|2[1-4])|2(?:0[0-35789]|1[0234579]|2[0-38]|3[0-4])"),
    "svdb": re.compile(r"8(?:0[0-9]|1[0-2]|2[0-9]|[4-8][0-9]|9[0-4])"),
    "edb": re.compile(r"e[01][0-9]{3}"),
    "stdb": re.compile(r"3[0-2][0-9]"),
    "nsrdb": re.compile(r"16[0-9]{3}|17052|17453|1[89][0-9]{3}"),
    "ltdb": re.compile(r"1[45][0-9]{3}"),
    "sddb": re.compile(r"[345][0-9]"),
}
INCART_RECORDS = [int(count) for count in "23213312232224232223223323332222"]
# De Chazal's halves of MIT-BIH.
HALVES = {
    "DS1": (
        "101 106 108 109 112 114 115 116 118 119 122 124 201 203 205 207 208 209 215 220 "
        "223 230"
    ).split(),
    "DS2": (
        "100 103 105 111 113 117 121 123 200 202 210 212 213 214 219 221 222 228 231 232 "
        "233 234"
    ).split(),
}
# Columns of the features, and the choices of train.input that feed them to the network.
FEATURES = {
    "previousToMedian": {"whole", "all", "references"},
    "nextToMedian": {"whole", "all", "references"},
    "previousToNext": {"whole", "all", "running", "references"},
    "previousToLocal": {"whole", "all"},
    "previousToPast": {"whole", "causal", "all"},
    "previousToBefore": {"whole", "causal", "all", "running", "runningCausal", "references"},
    "previousByIrregularity": {"irregularity", "all"},
    "nextByIrregularity": {"irregularity", "all"},
    "changeByIrregularity": {"irregularity", "all"},
    "previousToLast10": {"running", "runningCausal", "references"},
    "nextToLast10": {"running", "references"},
    "previousToLast32": {"running", "runningCausal", "references"},
    "nextToLast32": {"running", "references"},
    "previousToLastMinute": {"running", "runningCausal", "references"},
    "nextToLastMinute": {"running", "references"},
    "previousToAllPast": {"running", "runningCausal", "references"},
    "nextToAllPast": {"running", "references"},
    "previousToCentred": {"references"},
    "nextToCentred": {"references"},
    "previousToMean": {"references"},
    "nextToMean": {"references"},
    "previousToP75": {"references"},
    "nextToP75": {"references"},
    "previousToP90": {"references"},
    "nextToP90": {"references"},
    "recordP75ToP25": {"references"},
    "recordP90ToMedian": {"references"},
    "recordMeanToMedian": {"references"},
    "previousAbsolute": {"absolute", "references"},
    "pastAbsolute": {"absolute"},
    "pastIrregularity": {"running", "runningCausal", "references"},
    "pastToSlowest": {"references"},
    "qrsCorrelation": {"shape"},
    "qrsDistance": {"shape"},
    "qrsWidening": {"shape"},
    "qrsDistanceForRecord": {"shape"},
    "qrsUnlikenessForRecord": {"shape"},
}


# ---------------------------------------------------------------------------------------------
# The capsule
# ---------------------------------------------------------------------------------------------

# Every setting that this file acts by, part by part; parts that come in kinds have a line a kind.
SETTINGS = {
    "prepare": "lead denoise window align lengthSamples normalise secondLead leaveOutFlat "
    "windowRule classCount trace rows",
    "prepare.lead.first": "kind",
    "prepare.lead.mlii": "kind",
    "prepare.lead.named": "kind name",
    "prepare.denoise.band": "kind wavelet lowHz highHz",
    "prepare.denoise.levels": "kind wavelet levels zeroApproximation zeroDetails",
    "prepare.window": "beforeSec afterSec",
    "train": "protocol validationFraction validationBy bestEpochOn input network loss sampling "
    "augmentation optimizer learningRate schedule batchSize epochs denseActivation dropout "
    "networks adaptation "
    "classWeights ownWeights bestEpochBy earlyStoppingEpochs maxBeats seed",
    "train.protocol.kfold": "kind folds stratified",
    "train.protocol.holdout": "kind testFraction stratified",
    "train.protocol.records": "kind training test",
    "train.protocol.leaveOneOut": "kind",
    "train.protocol.databases": "kind training test without",
    "train.protocol.halves": "kind training test without",
    "train.protocol.leaveDatabaseOut": "kind without",
    "train.protocol.groupkfold": "kind folds",
    "train.protocol.patientSpecific": "kind pool test ownSec poolPerClass ownTimes",
    "train.input": "beat difference longDifference past neighbours features absolute shape",
    "train.network.multihead": "kind heads firstFilters secondFilters dense batchNorm "
    "shapeDropout l2",
    "train.network.scalogram": "kind filters kernel",
    "train.network.context": "kind stretchBeats dense beatDropout units dilations lookAheadBeats",
    "train.loss.crossEntropy": "kind",
    "train.loss.focal": "kind gamma",
    "train.loss.batchWeighted": "kind",
    "train.sampling": "kind ratio when",
    "train.augmentation": "noiseMv scale shiftMs flip swapLeads baselineMv references",
}


# Kinds that only the lab has, and what they are.
LAB_ONLY = {
    "train.network.unet": "the beat-free network, which finds the beats itself",
    "train.network.encoder": "the network over pieces of rhythm",
}


# Settings that came later, part by part, and what the lab did before it had them.
LATER = {
    "prepare": {"leaveOutFlat": False, "align": "mark", "trace": False, "rows": "beats"},
    "prepare.denoise": {"kind": "levels"},
    "train": {"networks": 1, "adaptation": "none"},
    "train.augmentation": {"references": 0},
    "train.input": {"absolute": False, "longDifference": False, "past": False},
}


def fail(message):
    """Ends the program with a sentence for the person."""
    sys.exit(f"experiment.py: {message}")


def read_capsule(path=None):
    """The embedded capsule, or that of a file; ends the program where it cannot be acted upon."""
    if path is None and CAPSULE is None:
        fail("there is no capsule in this file: name one by --capsule.")
    try:
        text = CAPSULE if path is None else pathlib.Path(path).read_text(encoding="utf-8")
        capsule = json.loads(text)
        if capsule["kind"] != "ecg-lab-capsule" or capsule["version"] != 1:
            fail("this is no run capsule of version 1.")
        for part in ("prepare", "train"):
            check_settings(part, capsule["experiment"][part])
        needed = {"title", "createdAt", "classes", "classSymbols", "leaks", "results"}
        if not needed <= capsule.keys():
            fail(f"the capsule lacks {', '.join(sorted(needed - capsule.keys()))}.")
    except OSError as error:
        fail(f"the capsule cannot be read: {error}.")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        fail(f"the capsule is damaged: {error!r}.")
    return capsule


def check_settings(path, part):
    """Ends the program where a setting is missing or unknown: the result may depend on it."""
    for name, before in LATER.get(path, {}).items():
        part.setdefault(name, before)
    if path == "prepare" and part["rows"] != "beats":
        fail("pieces of rhythm are not in this program: train on them in the lab.")
    key = path if path in SETTINGS else f"{path}.{part['kind']}"
    if key in LAB_ONLY:
        fail(f"{LAB_ONLY[key]}, is not in this program: train it in the lab.")
    if key not in SETTINGS:
        fail(f"this file knows no {path} of kind {part['kind']}: take the script of a newer lab.")
    for name in sorted(set(SETTINGS[key].split()) ^ set(part)):
        if name in part:
            fail(f"this file does not know {path}.{name}: take the script of a newer lab.")
        fail(f"the capsule lacks {path}.{name}: open it in the lab, and save that run's capsule.")
    for name, value in part.items():
        if isinstance(value, dict):
            check_settings(f"{path}.{name}", value)


def change_settings(experiment, changes):
    """
    Puts other settings in place, each as PATH=VALUE: `epochs=4`, `network.dense=64,32`,
    `prepare.classCount=4`, `maxBeats=none`. A value is JSON, text, or a list with commas; all of a
    part, such as a protocol of another kind, is JSON. Ends the program where no such setting is.
    """
    for change in changes:
        path, equals, text = change.partition("=")
        names = path.split(".")
        if names[0] not in ("prepare", "train"):
            names.insert(0, "prepare" if names[0] in experiment["prepare"] else "train")
        part = experiment
        for name in names[:-1]:
            part = part.get(name) if isinstance(part, dict) else None
        if not equals or not isinstance(part, dict) or names[-1] not in part:
            fail(f"--set {change}: there is no such setting; the capsule has them all.")
        before = part[names[-1]]
        value = setting_of(text, before)
        if isinstance(before, dict) and not isinstance(value, dict):
            fail(f"--set {change}: {path} has parts; name one, or give all of them as JSON.")
        part[names[-1]] = value
        print(f"changed: {'.'.join(names)} from {json.dumps(before)} to {json.dumps(value)}")
    for part in ("prepare", "train") if changes else ():
        check_settings(part, experiment[part])


def setting_of(text, before):
    """The value that a text stands for, where `before` stood."""
    if text == "none":
        return text if isinstance(before, str) else None
    if isinstance(before, list) and not text.startswith("["):
        return [setting_of(item, None) for item in text.split(",")]
    try:
        return json.loads(text)
    except ValueError:
        return text


def half_up(value):
    """The nearest whole number, halves up: JavaScript's Math.round."""
    return math.floor(value + 0.5)


# ---------------------------------------------------------------------------------------------
# Chance: the lab's generator, so that the same seed gives the same draws
# ---------------------------------------------------------------------------------------------

PURPOSES = {"sample": 1, "split": 2, "validation": 3, "weights": 4, "shuffle": 5, "dropout": 6}
PURPOSES |= {"sampling": 8, "augment": 9}
WORD = 0xFFFFFFFF


def derive_seed(seed, purpose, *indices):
    """A 31-bit seed from the run's seed, a purpose, and indices such as fold and epoch."""

    def mix(h):
        h = ((h ^ (h >> 16)) * 0x85EBCA6B) & WORD
        h = ((h ^ (h >> 13)) * 0xC2B2AE35) & WORD
        return h ^ (h >> 16)

    state = mix(seed & WORD)
    for value in (PURPOSES[purpose], *indices):
        state = mix((state + 0x9E3779B9 + value) & WORD)
    return (state >> 1) or 1


class Random:
    """sfc32 (Chris Doty-Humphrey, PractRand), seeded as the lab seeds it."""

    def __init__(self, seed):
        self.a, self.b, self.c, self.counter = 0, 0, seed & WORD, 1
        for _ in range(12):
            self.below(1)

    def below(self, bound):
        """A uniform whole number in [0, bound)."""
        value = (self.a + self.b + self.counter) & WORD
        self.counter = (self.counter + 1) & WORD
        self.a = self.b ^ (self.b >> 9)
        self.b = (self.c + (self.c << 3)) & WORD
        self.c = (((self.c << 21) | (self.c >> 11)) + value) & WORD
        return int(value / 4294967296 * bound)

    def shuffled(self, values):
        """The values in random order, as a new array (Fisher and Yates)."""
        values = np.array(values).tolist()
        for i in range(len(values) - 1, 0, -1):
            j = self.below(i + 1)
            values[i], values[j] = values[j], values[i]
        return np.array(values, dtype=np.int64)


class Streams:
    """Many generators side by side, one a seed: for draws that each beat makes for itself."""

    def __init__(self, seeds):
        self.c = np.array(seeds, dtype=np.uint32)
        self.a, self.b = np.zeros_like(self.c), np.zeros_like(self.c)
        self.counter = np.ones_like(self.c)
        self.spare = None
        every = np.arange(len(self.c))
        for _ in range(12):
            self._next(every)

    def _next(self, which):
        a, b, c, counter = self.a[which], self.b[which], self.c[which], self.counter[which]
        value = a + b + counter
        self.counter[which] = counter + np.uint32(1)
        self.a[which] = b ^ (b >> np.uint32(9))
        self.b[which] = c + (c << np.uint32(3))
        self.c[which] = ((c << np.uint32(21)) | (c >> np.uint32(11))) + value
        return value / 4294967296.0

    def uniform(self):
        """A number in [0, 1) of each stream."""
        return self._next(np.arange(len(self.c)))

    def normal(self):
        """A standard normal number of each stream (Marsaglia and Bray 1964); they come in pairs."""
        if self.spare is not None:
            value, self.spare = self.spare, None
            return value
        value, self.spare = np.empty(len(self.c)), np.empty(len(self.c))
        pending = np.arange(len(self.c))
        while len(pending) > 0:
            x, y = 2 * self._next(pending) - 1, 2 * self._next(pending) - 1
            s = x * x + y * y
            inside = (s > 0) & (s < 1)
            x, y, s, done = x[inside], y[inside], s[inside], pending[inside]
            scale = np.sqrt(-2 * np.log(s) / s)
            value[done], self.spare[done] = x * scale, y * scale
            pending = pending[~inside]
        return value


# ---------------------------------------------------------------------------------------------
# Records: WFDB files to signals and beats
# ---------------------------------------------------------------------------------------------

# Annotation codes of beats (WFDB Programmer's Guide, ecgcodes.h).
CODES = dict(enumerate("NLRaVFJASEj/Q", start=1))
CODES |= {25: "B", 30: "?", 34: "e", 35: "n", 38: "f", 41: "r"}
SKIP, NUM, SUB, CHN, AUX = 59, 60, 61, 62, 63
# Signals by their names and units, as the lab tells them apart.
ECG_NAME = r"\b(?:ECG|EKG)|^(?:ML?)?(?:I{1,3}|aV[RLF]|V\d{1,2}R?|MCL\d|CM\d)$"
OTHER_NAME = (
    r"\b(?:EEG|EOG|EMG|ERG|MEG|RESP|ABP|ART|PAP|CVP|ICP|UAP|RAP|LAP|NBP|BP|PLETH|PPG|SpO2|SaO2|HR"
    r"|PR|GSR|EDA|TEMP|STATUS)\b|RESPIR|PLETH|PRESS|AIRFLOW|THORA|ABDO|NASAL|SNORE"
)
OTHER_UNITS = (
    r"^(?:[mcd]?l(?:/(?:s|min))?|mm ?hg|k?pa|cm ?h2o|m?bar|k?ohms?|k?\u03a9|%|bpm|1/min|/min|hz"
    r"|(?:\u00b0|deg ?)[cf]?|[mu\u00b5\u03bc]s|k?g|n[mu])$"
)
MILLIVOLTS = {"v": 1e3, "mv": 1.0, "uv": 1e-3, "\u00b5v": 1e-3, "\u03bcv": 1e-3, "nv": 1e-6}


def read_records(folder, records):
    """Yields each record of the capsule: name, hz, leads (names, float32 signals in their own unit,
    units), and its beats in order of time: sample, second, symbol."""
    for record, files in zip(records, find_files(folder, records)):
        names = [file["name"] for file in record["files"]]
        headers = [name for name in names if name.lower().endswith(".hea")]
        notes = annotation_file(record["name"], names)
        if not headers or notes is None:
            fail(f"{record['name']} is no annotated WFDB record: convert it, or use --beats.")
        header, notes = files[headers[0]], files[notes]
        try:
            parts = read_plainly(header, notes) or read_by_wfdb(header, notes)
        except (ValueError, IndexError) as error:
            fail(f"record {record['name']} cannot be read: {error}.")
        yield beats_of(record["name"], *parts)


def find_files(folder, records):
    """For each record the path of every file by its name; other bytes would be another experiment.
    Files of several records may have one name: the bytes decide, then what lies together."""
    there, sums = {}, {}
    for path in sorted(pathlib.Path(folder).rglob("*")):
        there.setdefault(path.name, []).append(path)

    def has_bytes(path, sha256):
        if path not in sums:
            sums[path] = hashlib.sha256(path.read_bytes()).hexdigest()
        return sums[path] == sha256

    found = []
    for record in records:
        alike = {}
        for file in record["files"]:
            name, paths = file["name"], there.get(file["name"], [])
            alike[name] = [path for path in paths if has_bytes(path, file["sha256"])]
            if not alike[name]:
                what = "is there with other bytes" if paths else "is missing"
                fail(f"{name} of record {record['name']} {what}: take the file of the run.")
        folders = [path.parent for paths in alike.values() for path in paths]
        home = max(folders, key=folders.count, default=None)
        found.append({})
        for name, paths in alike.items():
            found[-1][name] = next((path for path in paths if path.parent == home), paths[0])
    return found


def annotation_file(record, names):
    """Of the files beside header and signals, the first that bears the record's name."""
    others = [n for n in names if not re.search(r"\.(hea|dat|xws|edf|bdf|mat)$", n, re.I)]
    own = [n for n in others if n.lower().startswith(f"{last_part(record).lower()}.")]
    return (own or others or [None])[0]


def beats_of(name, hz, leads, annotations):
    """A record with its beats, in order of time and at the record's own frequency."""
    ticks, symbols, annotator_hz = annotations
    order = [i for i in np.argsort(ticks, kind="stable") if symbols[i] in BEAT_SYMBOLS]
    ticks = np.asarray(ticks, dtype=float)[order]
    sample = np.floor(ticks * (hz / annotator_hz) + 0.5).astype(int)
    beats = {"sample": sample, "second": ticks / annotator_hz, "symbol": np.array(symbols)[order]}
    return SimpleNamespace(name=name, hz=hz, leads=leads, **beats)


def read_plainly(header, notes):
    """hz, leads, annotations of a record in format 212 or 16, a sample a frame; None for others."""
    lines = header.read_text(encoding="latin-1").splitlines()
    lines = [line for line in lines if line.strip() and not line.startswith("#")]
    first = lines[0].split()
    if "/" in first[0] or len(first) < 4:
        return None
    hz, count = float(re.split("[/(]", first[2])[0]), int(first[3])
    specs = [line.split(maxsplit=8) for line in lines[1 : 1 + int(first[1])]]
    if len({(spec[0], spec[1]) for spec in specs}) != 1 or specs[0][1] not in ("212", "16"):
        return None
    data = np.frombuffer((header.parent / specs[0][0]).read_bytes(), np.uint8)
    if specs[0][1] == "16":
        adc, invalid = data.view("<i2").astype(np.int32), -32768
    else:
        low, middle, high = data[: len(data) // 3 * 3].astype(np.int32).reshape(-1, 3).T
        adc = np.stack([low | (middle & 15) << 8, high | (middle >> 4) << 8], axis=1).ravel()
        adc, invalid = np.where(adc > 2047, adc - 4096, adc), -2048
    adc = adc[: count * len(specs)].reshape(count, len(specs))
    signals, names, units = [], [], []
    for i, spec in enumerate(specs):
        gain = re.match(r"([^(/]*)(?:\((-?\d+)\))?(?:/(.*))?$", spec[2] if len(spec) > 2 else "0")
        zero = gain.group(2) or (spec[4] if len(spec) > 4 else 0)
        physical = (adc[:, i] - int(zero)) / (float(gain.group(1) or 0) or 200)
        signals.append(np.where(adc[:, i] == invalid, np.nan, physical).astype(np.float32))
        names.append(spec[8] if len(spec) > 8 else "")
        units.append(gain.group(3) or "mV")
    return hz, (names, signals, units), read_annotations(notes, hz)


def millivolts_per(unit):
    """The factor from a header's unit to mV; None for a unit that is no voltage."""
    return MILLIVOLTS.get((unit or "mV").strip().lower())


def read_annotations(path, hz):
    """Ticks, symbols and their frequency out of an annotation file in MIT format, beats alone."""
    words = np.frombuffer(path.read_bytes(), "<u2").tolist()
    ticks, symbols, time, i = [], [], 0, 0
    while i < len(words) and words[i] != 0:
        code, value = words[i] >> 10, words[i] & 1023
        i += 1
        if code == SKIP:
            skipped = (words[i] << 16) + words[i + 1]
            time += skipped - (1 << 32) if skipped >> 31 else skipped
            i += 2
        elif code == AUX:
            text = np.array(words[i : i + (value + 1) // 2], "<u2").tobytes()[:value]
            resolution = re.match(rb"## time resolution: ([\d.]+)", text)
            hz = float(resolution.group(1)) if resolution else hz
            i += (value + 1) // 2
        elif code not in (NUM, SUB, CHN):
            time += value
            if code in CODES:
                ticks.append(time)
                symbols.append(CODES[code])
    return ticks, symbols, hz


def read_by_wfdb(header, notes):
    """The same as `read_plainly` of any record that the wfdb package reads."""
    try:
        import wfdb
    except ImportError:
        fail(f"{header.name} is in a format that needs the wfdb package: pip install wfdb.")
    record = wfdb.rdrecord(str(header.with_suffix("")))
    marks = wfdb.rdann(str(notes.with_suffix("")), notes.suffix[1:])
    signals = list(record.p_signal.T.astype(np.float32))
    leads = (record.sig_name, signals, record.units)
    return record.fs, leads, (marks.sample, marks.symbol, marks.fs or record.fs)


def ecg_signals(leads, hz):
    """Which signals are ECGs: by name, by what cannot be one by name or unit, else by samples."""
    kinds = [signal_kind(name, unit) for name, unit in zip(leads[0], leads[2])]
    several = len(kinds) > 1
    found = [
        kind == "ecg" or (kind == "unknown" and several and looks_like_ecg(signal, hz))
        for kind, signal in zip(kinds, leads[1])
    ]
    return found if any(found) else [kind == "unknown" for kind in kinds]


def signal_kind(name, unit):
    """ecg, other or unknown, by name and unit."""
    if re.search(ECG_NAME, name, re.I | re.A):
        return "ecg"
    other = re.search(OTHER_UNITS, (unit or "").strip(), re.I | re.A)
    return "other" if other or re.search(OTHER_NAME, name, re.I | re.A) else "unknown"


def looks_like_ecg(signal, hz):
    """Whether the minute in the middle is steep in places and flat most of the time."""
    span = min(len(signal), half_up(60 * hz))
    samples = signal[(len(signal) - span) // 2 :][:span]
    apart = max(1, half_up(0.02 * hz))
    steps = np.abs(samples[apart:].astype(float) - samples[:-apart])
    steps = np.sort(steps[np.isfinite(steps)].astype(np.float32)).astype(float)
    if len(steps) == 0:
        return False
    steep, usual = (steps[int(share * (len(steps) - 1))] for share in (0.99, 0.5))
    return bool(steep > 0 and steep >= 6 * usual)


def choose_leads(names, settings, is_ecg):
    """Indices of the lead that beats are cut from and, where both are wanted, of the other one."""

    def bare(name):
        letters = [c for c in name.upper() if not c.isspace()]
        return "".join(c for c in letters if unicodedata.category(c)[0] not in "PS") or name

    plain, kind = [bare(name) for name in names], settings["lead"]["kind"]
    usual = is_ecg.index(True) if any(is_ecg) else 0
    first = usual
    if kind == "mlii":
        plain = [re.sub(r"^LEAD", "", re.sub(r"^(ECG|EKG)", "", name)) for name in plain]
        there = [plain.index(lead) for lead in ("MLII", "ML2", "II", "DII", "D2") if lead in plain]
        first = there[0] if there else usual
    elif kind == "named":
        wanted = settings["lead"]["name"]
        alike = [i for i, name in enumerate(plain) if name == bare(wanted)]
        first = names.index(wanted) if wanted in names else alike[0] if alike else usual
    if not settings["secondLead"]:
        return [first]
    return [first] + [i for i in range(len(names)) if i != first and is_ecg[i]][:1]


# ---------------------------------------------------------------------------------------------
# Beats: denoise, cut, resample, normalise
# ---------------------------------------------------------------------------------------------


def prepare(records, settings, class_symbols):
    """The beats of all records, as `load_beats` has them."""
    columns = [prepare_record(record, settings, class_symbols) for record in records]
    if not columns:
        fail("the capsule names no record.")
    joined = {key: np.concatenate([each[key] for each in columns]) for key in columns[0]}
    counts = np.array([len(each["y"]) for each in columns])
    extras = np.array([len(each["extra"]) for each in columns])
    record = np.repeat(np.arange(len(columns)), counts)
    # Rows of X, then rows of extra, now of all records: the neighbours move along.
    row_start = (np.cumsum(counts) - counts)[record][:, None]
    extra_start = (counts.sum() + np.cumsum(extras) - extras)[record][:, None]
    own, count = joined["neighbours"], counts[record][:, None]
    moved = np.where(own < count, own + row_start, own - count + extra_start)
    joined["neighbours"] = np.where(own < 0, -1, moved)
    joined["record"] = record
    joined["feature_names"] = np.array(list(FEATURES))
    return SimpleNamespace(**joined)


def prepare_record(record, settings, class_symbols):
    """One record's beats by name of their array: see `load_beats`."""
    length, hz = settings["lengthSamples"], record.hz
    names, signals, units = record.leads
    leads = choose_leads(names, settings, ecg_signals(record.leads, hz))
    label_of = {s: i for i, symbols in enumerate(class_symbols.values()) for s in symbols}
    label = np.array([label_of.get(symbol, -1) for symbol in record.symbol], dtype=int)
    at = placed(record, [(signals[i], units[i]) for i in leads], settings)
    length_of_record = len(signals[leads[0]])
    start, end = windows_of(record, at, settings, set(class_symbols["F"]), length_of_record)
    missing = np.concatenate([[0], np.cumsum(~np.isfinite(signals[leads[0]]))])
    intact = end > 0
    intact[intact] = missing[end[intact]] == missing[start[intact]]
    if settings["leaveOutFlat"] and intact.any():
        flat = flat_samples(signals[leads[0]], hz, units[leads[0]])
        intact[intact] = ~flat[at[intact]]
    kept, others = np.flatnonzero(intact & (label >= 0)), np.flatnonzero(intact & (label < 0))
    cut = np.concatenate([kept, others])

    beats = {}
    for lead, suffix in zip([*leads, None], ["", "2"][: 1 + settings["secondLead"]]):
        rows = np.zeros((len(cut), length), dtype=np.float32)
        if lead is not None and len(cut) > 0:
            clean = denoise(signals[lead], levels_of(settings["denoise"], hz))
            rows = cut_rows(clean, start[cut], end[cut], length)
            factor = millivolts_per(units[lead]) or 1.0
            rows = (rows.astype(float) * factor).astype(np.float32)
            rows[~np.isfinite(rows).all(axis=1)] = 0
        rows = normalise(rows, settings["normalise"])
        beats["X" + suffix], beats["extra" + suffix] = rows[: len(kept)], rows[len(kept) :]
        beats["median" + suffix] = median_row(rows)
        beats["long_median" + suffix] = long_median_row(rows, record.second, cut)
    row_of = np.full(len(label) + 2, -1)
    row_of[1 + cut] = np.arange(len(cut))
    rows = np.concatenate([beats["X"], beats["extra"]])
    shape = shape_features(rows, beats["median"][0], settings["window"])
    return beats | {
        "y": label[kept],
        "sample": record.sample[kept],
        "symbol": record.symbol[kept],
        "features": np.hstack([rhythm_features(record.second)[kept], shape[: len(kept)]]),
        "neighbours": np.stack([row_of[kept], row_of[kept + 2]], axis=1),
        "record_names": np.array([record.name]),
        "record_hz": np.array([hz], dtype=float),
    }


def placed(record, leads, settings):
    """The samples that the windows of beats are placed around: the marks, or near them (within
    50 ms) the largest deflection of the leads from 5 to 25 Hz."""
    sample, hz = record.sample, record.hz
    if settings["align"] == "mark" or len(sample) == 0:
        return sample
    reach = math.ceil(3 * (0.2494 / 5 * hz))
    taps = np.arange(-reach, reach + 1)
    sigmas = (0.1325 / 25, 0.2494 / 5)
    short, wide = (np.exp(-(taps**2) / (2 * (sigma * hz) ** 2)) for sigma in sigmas)
    kernel = short / short.sum() - wide / wide.sum()
    offsets = np.array(sorted(range(-half_up(0.05 * hz), half_up(0.05 * hz) + 1), key=abs))
    squares = np.zeros((len(sample), len(offsets)))
    for signal, unit in leads:
        last = len(signal) - 1
        inside = (sample >= 0) & (sample <= last)
        mark = np.where(inside, sample, 0).astype(int)[:, None]
        centre = mark + offsets
        deflection = np.zeros(squares.shape)
        for tap, weight in zip(taps, kernel):
            values = signal[np.clip(centre + tap, 0, last)].astype(float)
            deflection += weight * (values - signal[mark])
        there = inside[:, None] & (centre >= 0) & (centre <= last)
        deflection = np.where(there, deflection, 0)
        deflection[np.isnan(deflection).any(axis=1)] = 0
        squares += (deflection * (millivolts_per(unit) or 1.0)) ** 2
    return sample + offsets[squares.argmax(axis=1)]


def windows_of(record, at, settings, f_symbols, length):
    """First sample of each beat's window, placed around the sample `at`, and the sample after its
    last; (0, 0) where it leaves the record."""
    sides = ("beforeSec", "afterSec")
    before, after = (half_up(settings["window"][side] * record.hz) for side in sides)
    start, end = at - before, at + float(after)
    if settings["windowRule"] == "tutorial":
        # A fault, kept to be shown: F is cut to the end of the next window, which tells its label.
        following = np.append(end[1:], np.inf)
        following[following - end > half_up(60 * record.hz)] = np.inf
        end = np.where([symbol in f_symbols for symbol in record.symbol], following, end)
    inside = (start >= 0) & (end <= length)
    return np.where(inside, start, 0), np.where(inside, end, 0).astype(int)


def flat_samples(signal, hz, unit):
    """Which samples lie in a second or more within 12 µV (of other units: of equal samples)."""
    factor = millivolts_per(unit)
    most = 0.012 / factor if factor else 0.0
    span = max(2, math.ceil(hz))
    flat = np.zeros(len(signal) + 1, dtype=int)
    if len(signal) >= span:
        values = np.where(np.isfinite(signal), signal, np.inf).astype(float)
        centre = slice(span // 2, span // 2 + len(values) - span + 1)
        high, low = (f(values, span)[centre] for f in (maximum_filter1d, minimum_filter1d))
        first = np.flatnonzero(np.isfinite(high))
        first = first[high[first] - low[first] <= most]
        np.add.at(flat, first, 1)
        np.add.at(flat, first + span, -1)
    return np.cumsum(flat[:-1]) > 0


def levels_of(settings, hz):
    """Denoising as levels of a frequency: zeroed is all that lies wholly outside a band in Hz, and
    of the level that holds its upper end, unless it is the finest, the upper half if that is above.
    """
    if settings["kind"] == "levels":
        return settings
    low, high = settings["lowHz"] * 1.01, settings["highHz"] * 0.99
    level = 1
    while level < 32 and hz / 2 ** (level + 1) >= high:
        level += 1
    halves = level > 1 and 1.5 * hz / 2 ** (level + 1) >= high
    levels = level if halves else level - 1
    while settings["lowHz"] > 0 and levels < 32 and hz / 2 ** (levels + 1) > low:
        levels += 1
    return {
        "wavelet": settings["wavelet"],
        "levels": levels,
        "zeroApproximation": settings["lowHz"] > 0,
        "zeroDetails": list(range(1, level)),
        "halvedDetail": level if halves else None,
    }


def upper_half(signal, wavelet, level):
    """The part of a signal in the upper half of a detail level: there frequencies run backwards."""
    lengths = []
    for _ in range(level - 1):
        lengths.append(len(signal))
        signal = pywt.dwt(signal, wavelet)[0]
    detail = pywt.dwt(signal, wavelet)[1]
    half = pywt.idwt(pywt.dwt(detail, wavelet)[0], None, wavelet)[: len(detail)]
    part = pywt.idwt(None, half, wavelet)[: len(signal)]
    for length in reversed(lengths):
        part = pywt.idwt(part, None, wavelet)[:length]
    return part


def denoise(signal, settings):
    """The signal without some bands of its wavelet transform; gaps are bridged, and gaps again."""
    if settings["wavelet"] == "none":
        return signal
    gap = ~np.isfinite(signal)
    if gap.all():
        return signal
    at = np.arange(len(signal))
    bridged = np.interp(at, at[~gap], signal[~gap]).astype(np.float32).astype(float)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # PyWavelets advises against levels that borders fill
        bands = pywt.wavedec(bridged, settings["wavelet"], level=settings["levels"])
        if settings["zeroApproximation"]:
            bands[0][:] = 0
        for level in settings["zeroDetails"]:
            if level <= settings["levels"]:
                bands[-level][:] = 0
        clean = pywt.waverec(bands, settings["wavelet"])[: len(signal)]
        if settings.get("halvedDetail"):
            clean = clean.astype(np.float32).astype(float)  # as the lab, which rounds in between
            clean -= upper_half(clean, settings["wavelet"], settings["halvedDetail"])
    clean[gap] = np.nan
    return clean.astype(np.float32)


def cut_rows(signal, start, end, length):
    """Windows [start, end) of a signal, each resampled to `length`: windows × length, float32."""
    rows = np.empty((len(start), length), dtype=np.float32)
    for size in np.unique(end - start):
        which = np.flatnonzero(end - start == size)
        windows = signal[start[which][:, None] + np.arange(size)].astype(float)
        rows[which] = windows if size == length else resample(windows, length, axis=1)
    return rows


def normalise(rows, how):
    """Each row by itself (zscore, minmax), all of the record by one factor (record), or none."""
    if how == "none" or len(rows) == 0:
        return rows
    if how == "record":
        return (rows.astype(float) / height_of(rows)).astype(np.float32)
    values = rows.astype(float)
    low, high = values.min(axis=1, keepdims=True), values.max(axis=1, keepdims=True)
    flat = high - low <= 1e-6 * np.maximum(1, np.maximum(abs(low), abs(high)))
    centre = low if how == "minmax" else values.mean(axis=1, keepdims=True)
    unit = high - low if how == "minmax" else values.std(axis=1, keepdims=True)
    return np.where(flat, 0, (values - centre) / np.where(flat, 1, unit)).astype(np.float32)


def height_of(rows):
    """How high the beats of a record are: the median of their ranges; 1 for a flat record."""
    height = np.median(np.ptp(rows.astype(float), axis=1)) if len(rows) else 0
    return height if height > 1e-6 else 1.0


def median_row(rows):
    """The record's median beat, 1 × length."""
    if len(rows) == 0:
        return np.zeros((1, rows.shape[1]), dtype=np.float32)
    return np.median(rows.astype(float), axis=0, keepdims=True).astype(np.float32)


def long_median_row(rows, second, cut):
    """The median over the windows of beats after a long interval; with few, over all windows."""
    interval = np.diff(second, prepend=np.nan).astype(np.float32).astype(float)[cut]
    known = interval[np.isfinite(interval)]
    long = interval >= np.percentile(known, 65) if len(known) else known
    return median_row(rows[long] if long.sum() >= 10 else rows)


# ---------------------------------------------------------------------------------------------
# Features: what the rhythm and the shape of the QRS tell, without labels
# ---------------------------------------------------------------------------------------------


def rhythm_features(second):
    """The columns of FEATURES before those of the QRS for a record's beats; 0 where an interval is
    missing."""
    count = len(second)
    rr = np.full(count + 1, np.nan)
    rr[1:-1] = np.diff(second)
    before, after, intervals = rr[:-1], rr[1:], rr[1:-1]
    with np.errstate(divide="ignore", invalid="ignore"):
        changes = np.abs(np.log(intervals[1:] / intervals[:-1]))
        changes = changes[np.isfinite(changes)]
        irregularity = np.median(changes) if len(changes) else np.nan
        beat = np.arange(count)

        def mean_of(first, last):
            """Mean of the intervals from … to of every beat (indices), as far as there are."""
            first = np.clip(first, 1, count)
            last = np.maximum(first - 1, np.minimum(last, count - 1))
            return (second[last] - second[first - 1]) / (last - first + 1)

        def ratio(a, b):
            log = np.log(a / b)
            return np.where(np.isnan(log), 0, np.clip(log, -2, 2)) + np.zeros(count)

        def by_irregularity(a, b):
            figure = np.log(a / b) / (2 * (0.03 + irregularity))
            return np.where(np.isnan(figure), 0, np.clip(figure, -5, 5))

        def figure(values, percent):
            return np.percentile(values, percent) if len(values) else np.nan

        past = mean_of(beat - 31, beat)
        minute = np.searchsorted(second, second - (60 - 1e-6), side="right")
        means = [mean_of(beat - 9, beat), past, mean_of(minute, beat), mean_of(0, beat)]
        means.append(mean_of(beat - 16, beat + 16))
        p25, median, p75, p90 = (figure(intervals, percent) for percent in (25, 50, 75, 90))
        mean = intervals.mean() if len(intervals) else np.nan
        columns = [
            ratio(before, median),
            ratio(after, median),
            ratio(before, after),
            ratio(before, mean_of(beat - 4, beat + 5)),
            ratio(before, mean_of(beat - 10, beat - 1)),
            ratio(before, np.concatenate([[np.nan], rr[:-2]])[:count]),
            by_irregularity(before, median),
            by_irregularity(after, median),
            by_irregularity(before, after),
            *(ratio(rr, of) for of in [*means, mean, p75, p90] for rr in (before, after)),
            ratio(p75, p25),
            ratio(p90, median),
            ratio(mean, median),
            ratio(before, 0.8),
            ratio(past, 0.8),
            irregularity_of_past(before),
            ratio(past, figure(past[1:], 90)),
        ]
    return np.stack(columns, axis=1).astype(np.float32)


def irregularity_of_past(rr):
    """How irregular the last 32 intervals of each beat are: ln((0.02 + i) / 0.1), where i is the
    smallest over one to three steps of their median change; 0 before there are eight changes."""
    least = np.full(len(rr), np.inf)
    for step in range(1, 4) if len(rr) > 0 else ():
        change = np.full(len(rr) + 31, np.inf)
        change[31 + step :] = np.abs(np.log(rr[step:] / rr[:-step]))
        change[~np.isfinite(change)] = np.inf
        last = np.sort(np.lib.stride_tricks.sliding_window_view(change, 32), axis=1)
        known = np.isfinite(last).sum(axis=1)
        middle = [np.maximum(known - 1 + odd, 0) // 2 for odd in (0, 1)]
        median = sum(np.take_along_axis(last, at[:, None], axis=1)[:, 0] for at in middle) / 2
        least = np.where(known >= 8, np.minimum(least, median), least)
    log = np.log((0.02 + least) / 0.1)
    return np.where(np.isinf(log), 0, np.clip(log, -2, 2))


def shape_features(rows, median, window):
    """The last five columns of FEATURES for all windows of a record: how the QRS of each differs
    from that of the median beat."""
    if len(rows) == 0:
        return np.zeros((0, 5), dtype=np.float32)
    length = rows.shape[1]
    rows, median = rows.astype(float), median.astype(float)[None]

    def stretch(before, after):
        per_sec = length / (window["beforeSec"] + window["afterSec"])
        first = half_up((window["beforeSec"] - before) * per_sec)
        first = min(max(0, first), length - 1)
        end = min(length, half_up((window["beforeSec"] + after) * per_sec))
        return slice(first, max(first + 1, end))

    def width(x):
        area = np.abs(x - np.median(x, axis=1, keepdims=True)).mean(axis=1)
        return np.log((area + 1e-3) / (np.ptp(x, axis=1) + 1e-3))

    qrs, wide = stretch(0.07, 0.08), stretch(0.11, 0.12)
    a, b = (x[:, qrs] - x[:, qrs].mean(axis=1, keepdims=True) for x in (rows, median))
    size = np.sqrt((a * a).sum(axis=1) * (b * b).sum(axis=1))
    correlation = np.where(size > 0, (a * b).sum(axis=1) / np.where(size > 0, size, 1), 0)
    correlation = correlation.clip(-1, 1)
    distance = np.sqrt(((rows[:, qrs] - median[:, qrs]) ** 2).mean(axis=1))
    distance = np.log(distance / height_of(rows) + 0.01)
    unlikeness = np.log(1.02 - correlation)
    columns = [
        correlation,
        distance,
        width(rows[:, wide]) - width(median[:, wide]),
        distance - np.median(distance),
        unlikeness - np.median(unlikeness),
    ]
    # Mean and SD over the beats of DS1 bring them to the size that a network expects.
    mean = np.array([0.912, -2.647, 0.04, 0.121, 0.242])
    sd = np.array([0.306, 0.745, 0.202, 0.603, 0.839])
    return ((np.stack(columns, axis=1) - mean) / sd).clip(-5, 5).astype(np.float32)


# ---------------------------------------------------------------------------------------------
# Beats as a file
# ---------------------------------------------------------------------------------------------

# Per beat: X (window, mV or normalised), y (class), record (index into record_names; in the file
# the name), sample (of R), symbol, features (FEATURES), neighbours (rows of the windows before and
# after: of X, and from len(X) on of extra; -1 for none). Per record: record_names, record_hz,
# median (its median beat), long_median (that of the beats after long intervals). extra: windows of
# beats without a class in use. X2, extra2, median2, long_median2: the same of the other lead.
NEEDED = (
    "X y record sample symbol features feature_names neighbours record_names record_hz median "
    "long_median extra"
)


def load_npz(path):
    """The arrays of an NPZ file by name."""
    try:
        with np.load(path) as file:
            return {name: file[name] for name in file.files}
    except (OSError, ValueError, AttributeError, zipfile.BadZipFile) as error:
        fail(f"{path} cannot be read as NPZ: {error}.")


def load_beats(path):
    """Beats as the lab's download `Beats (NPZ)`, or --save-beats, has them."""
    beats = SimpleNamespace(**load_npz(path))
    lacking = [name for name in NEEDED.split() if not hasattr(beats, name)]
    if lacking:
        fail(f"{path} lacks {', '.join(lacking)}: save Beats (NPZ) from a newer lab.")
    if list(beats.feature_names) != list(FEATURES):
        fail(f"{path} has other features than this file: take beats and script from one lab.")
    number = {name: i for i, name in enumerate(beats.record_names)}
    beats.record = np.array([number[name] for name in beats.record], dtype=int)
    beats.y = beats.y.astype(int)
    return beats


def name_databases(beats, experiment):
    """Tells the beats the database of each record, as far as the capsule knows it."""
    known = {record["name"]: record.get("database") for record in experiment["records"]}
    beats.record_database = [known.get(name) for name in beats.record_names]


def save_beats(path, beats):
    """Writes what `load_beats` reads."""
    columns = dict(vars(beats))
    columns["record"] = beats.record_names[beats.record]
    np.savez(path, **columns)


# ---------------------------------------------------------------------------------------------
# Plan: which beats are trained on, validated and tested
# ---------------------------------------------------------------------------------------------


def plan_folds(beats, train, earlier=()):
    """The folds of the run: (training, validation, test), each ascending indices of beats. A beat
    that is shown more than once an epoch stands there more than once. Where there were `earlier`
    beats, those are dealt, and each beat goes where the one went that stands for it."""
    if earlier:
        before, nearest = earlier_beats(beats, earlier)
        here = [[] for _ in before.y]
        for beat, row in enumerate(nearest):
            if row is not None:
                here[row].append(beat)

        def beats_of(side):
            return np.array(sorted(beat for row in side for beat in here[row]), dtype=int)

        folds = [tuple(map(beats_of, fold)) for fold in plan_folds(before, train)]
        return [fold for fold in folds if len(fold[2]) > 0]
    seed, sampling = train["seed"], train["sampling"]
    index = SimpleNamespace(y=beats.y, record=beats.record, names=list(beats.record_names))
    index.databases = getattr(beats, "record_database", [None] * len(index.names))
    index.second = beats.sample / beats.record_hz[beats.record]
    taken = np.arange(len(beats.y))
    if train["maxBeats"] is not None:
        random = Random(derive_seed(seed, "sample"))
        taken = stratified_sample(index.y, taken, train["maxBeats"], random)
    if sampling["kind"] == "none" or sampling["when"] != "beforeSplit":
        return deal(index, taken, train)

    # A fault, kept to be shown: copies are drawn before the split and lie on both sides of it.
    # Validated and tested is a beat where its first copy lies.
    drawn = np.sort(sampled(taken, index.y, sampling, Random(derive_seed(seed, "sample", 1))))
    copies = SimpleNamespace(y=index.y[drawn], record=index.record[drawn], names=index.names)
    copies.databases, copies.second = index.databases, index.second[drawn]
    first = np.append(True, drawn[1:] != drawn[:-1])
    folds = [
        (drawn[training], drawn[validation[first[validation]]], drawn[test[first[test]]])
        for training, validation, test in deal(copies, np.arange(len(drawn)), train)
    ]
    return [fold for fold in folds if len(fold[2]) > 0]


def earlier_beats(beats, earlier):
    """The beats as they were before they were edited, and which of them stands for each beat that
    is there now: the nearest in time, of two the earlier one; None if the record had none."""
    number = {name: i for i, name in enumerate(beats.record_names)}
    places = {
        (number[place["record"]], place["sample"]): place["labels"]
        for place in earlier
        if place["record"] in number
    }
    now = list(zip(beats.record.tolist(), beats.sample.tolist(), beats.y.tolist()))
    rows = [row for row in now if row[:2] not in places]
    rows += [(*place, label) for place, labels in places.items() for label in labels]
    rows.sort(key=lambda row: row[:2])
    before = SimpleNamespace(record_names=beats.record_names, record_hz=beats.record_hz)
    before.record_database = getattr(beats, "record_database", [None] * len(number))
    before.record, before.sample, before.y = np.array(rows, dtype=int).reshape(-1, 3).T
    starts = np.searchsorted(before.record, np.arange(len(number) + 1))
    seen, nearest = {}, []
    for record, sample, _ in now:
        own = before.sample[starts[record] : starts[record + 1]]
        if len(own) == 0:
            nearest.append(None)
            continue
        row = int(np.abs(own - sample).argmin())
        # Of several beats at one sample, each stands for itself.
        turn = seen.get((record, sample), 0)
        seen[record, sample] = turn + 1
        row = min(row + turn, int(np.searchsorted(own, own[row], "right")) - 1)
        nearest.append(int(starts[record]) + row)
    return before, nearest


def deal(index, taken, train):
    """`plan_folds` after sampling: of the beats `taken`."""
    persons = person_of_beats(index)
    sides = [fold for fold in deal_sides(index, taken, persons, train) if len(fold[1]) > 0]
    folds = []
    for fold, (training, test, own) in enumerate(sides):
        validation = test
        if train["bestEpochOn"] != "test":
            given = (index.y, persons, training, own, train, fold)
            training, validation = take_validation(*given)
        if own is not None:
            again = training[np.isin(training, own)]
            training = ascending(training, *[again] * (train["protocol"]["ownTimes"] - 1))
        folds.append((training, validation, test))
    return folds


def deal_sides(index, taken, persons, train):
    """Training side, test beats and, where the protocol has some, own beats of each fold."""
    protocol, seed, y = train["protocol"], train["seed"], index.y
    kind, random = protocol["kind"], Random(derive_seed(seed, "split"))
    if kind == "kfold":
        # Dealt like cards; where stratified, class after class.
        groups = by_class(y, taken, random) if protocol["stratified"] else [random.shuffled(taken)]
        cards, folds = joined(groups), protocol["folds"]
        tests = [ascending(cards[fold::folds]) for fold in range(folds)]
    elif kind == "holdout":
        part = protocol["testFraction"]
        if protocol["stratified"]:
            return [(*held_out(y, taken, part, random), None)]
        count = half_up(len(taken) * part)
        if 0 < part < 1 and len(taken) >= 2:
            count = min(len(taken) - 1, max(1, count))
        tests = [ascending(random.shuffled(taken)[:count])]
    elif kind == "records":
        sides = listed_records(index.names, protocol["training"], protocol["test"])
        return [(*(taken[np.isin(index.record[taken], side)] for side in sides), None)]
    elif kind in ("databases", "halves", "leaveDatabaseOut"):
        return deal_databases(index, taken, persons, protocol)
    elif kind == "leaveOneOut":
        tested = [taken[index.record[taken] == record] for record in np.unique(index.record[taken])]
        return [(taken[persons[taken] != persons[test[0]]], test, None) for test in tested]
    elif kind == "groupkfold":
        tests = group_k_fold(y, persons, taken, protocol["folds"], random)
    else:
        return deal_patients(index, taken, persons, protocol, seed)
    return [(taken[~np.isin(taken, test)], test, None) for test in tests]


def deal_databases(index, taken, persons, protocol):
    """Sides by database: whole ones, two folds by record number, or a fold a database."""
    left = records_of_items(index, protocol["without"])
    there = set(index.record.tolist()) - left

    def beats_of(records):
        return taken[np.isin(index.record[taken], sorted(set(records) - left))]

    if protocol["kind"] == "leaveDatabaseOut":
        folds = []
        for database in dict.fromkeys(index.databases[record] for record in sorted(there)):
            test = beats_of(r for r in there if index.databases[r] == database)
            others = beats_of(r for r in there if index.databases[r] != database)
            folds.append((others[~np.isin(persons[others], persons[test])], test, None))
        return folds
    training, test = (records_of_items(index, protocol[side]) for side in ("training", "test"))
    if protocol["kind"] == "databases":
        return [(beats_of(training), beats_of(test), None)]
    odd = {record for record in range(len(index.names)) if is_odd_person(index, record)}
    even = set(range(len(index.names))) - odd
    return [
        (beats_of(training & learnt), beats_of(test & tested), None)
        for tested, learnt in ((even, odd), (odd, even))
    ]


def records_of_items(index, items):
    """The records that items mean: DS1, DS2, databases, halves of them, records."""
    return {record for item in items for record in records_of_item(index, item)}


def records_of_item(index, item):
    """The records of one item."""
    everything, half = range(len(index.names)), re.search("-(even|odd)$", item)
    for name in [item] if half is None else [item, item[: half.start()]]:
        if name.upper() in HALVES:
            pairs = zip(index.databases, index.names)
            whole = [of == "mitdb" and last_part(n) in HALVES[name.upper()] for of, n in pairs]
        elif name in index.databases:
            whole = [of == name for of in index.databases]
        else:
            continue
        if name == item:
            return [record for record in everything if whole[record]]
        is_odd = half[1] == "odd"
        return [r for r in everything if whole[r] and is_odd_person(index, r) == is_odd]
    listed = listed_records(index.names, [item])[0]
    if listed or "/" not in item:
        return listed
    return [r for r in everything if f"{index.databases[r]}/{last_part(index.names[r])}" == item]


def is_odd_person(index, record):
    """Whether the number of the person's first record is odd; names without digits are even."""
    person = last_part(patient_of(index.names[record], index.databases[record]))
    return int((re.findall("[0-9]+", person) or ["0"])[-1][-1]) % 2 == 1


def deal_patients(index, taken, persons, protocol, seed):
    """A fold a test record: trained on a pool of other persons and the record's first minutes."""
    pooled, tested = listed_records(index.names, protocol["pool"], protocol["test"])
    pool, folds = taken[np.isin(index.record[taken], pooled)], []
    for record in tested:
        beats = taken[index.record[taken] == record]
        late = index.second[beats] >= protocol["ownSec"]
        own, test = beats[~late], beats[late]
        if len(test) == 0:
            continue
        others = pool[persons[pool] != persons[test[0]]]
        if protocol["poolPerClass"] is not None:
            random = Random(derive_seed(seed, "split", len(folds)))
            groups = by_class(index.y, others, random)
            others = ascending(*[group[: protocol["poolPerClass"]] for group in groups])
        folds.append((ascending(others, own), test, own))
    return folds


def take_validation(y, persons, training, own, train, fold):
    """Takes validation beats out of the training side: whole persons, or beats class by class."""
    seed = derive_seed(train["seed"], "validation", fold)
    part = train["validationFraction"]
    if train["validationBy"] == "patients":
        others = training if own is None else training[~np.isin(training, own)]
        parts = held_out_persons(y, persons, others, part, Random(seed))
        if parts is not None:
            return parts if own is None else (ascending(parts[0], own), parts[1])
    return held_out(y, training, part, Random(seed))


def joined(parts):
    """Arrays of indices one after the other."""
    return np.concatenate([np.zeros(0, dtype=int), *parts])


def ascending(*parts):
    """All indices of the parts, ascending."""
    return np.sort(joined(parts))


def by_class(y, taken, random):
    """The beats of each class that is there, in random order."""
    return [random.shuffled(taken[y[taken] == label]) for label in np.unique(y[taken])]


def listed_records(record_names, *lists):
    """For each list of names the indices of its records. A record is listed by its whole name or by
    the end of it; a whole name means that record alone; of several ends the longest counts."""
    found = [[] for _ in lists]
    for record, name in enumerate(record_names):
        parts = name.split("/")
        ends = ["/".join(parts[i:]) for i in range(len(parts))]
        meant = [end for end in ends if end == name or end not in record_names]
        by = next((end for end in meant if any(end in names for names in lists)), None)
        for names, records in zip(lists, found):
            if by is not None and by in names:
                records.append(record)
    return found


def last_part(name):
    """A record's name without the folders that tell it from others of its name."""
    return name.rsplit("/", 1)[-1]


def patient_of(record_name, database):
    """The person of a record: by its name alone where the run knew no databases."""
    name = last_part(record_name)
    if database is None:
        return SAME_PERSON.get(name, record_name)
    if database == "own":
        return f"mitdb/{SAME_PERSON[name]}" if name in SAME_PERSON else record_name
    if database == "mitdb":
        return f"mitdb/{SAME_PERSON.get(name, name)}"
    if database == "incartdb" and re.fullmatch(r"I(?:0[1-9]|[1-6][0-9]|7[0-5])", name):
        lasts = np.cumsum([0, *INCART_RECORDS])
        return f"incartdb/I{lasts[np.searchsorted(lasts, int(name[1:])) - 1] + 1:02d}"
    if database == "nstdb":
        return patient_of(re.sub(r"e(?:[0-9]{2}|_[0-9])$", "", name), "mitdb")
    if database == "qtdb":
        own = re.sub("^sel", "", name)
        source = next((each for each in NAMED_LIKE if NAMED_LIKE[each].fullmatch(own)), None)
        if source is not None:
            return patient_of(own, source)
    return f"{database}/{name}"


def person_of_beats(index):
    """The number of the person behind each beat."""
    persons = [patient_of(*each) for each in zip(index.names, index.databases)]
    numbers = {person: i for i, person in enumerate(dict.fromkeys(persons))}
    return np.array([numbers[person] for person in persons], dtype=int)[index.record]


def held_out(y, taken, part, random):
    """Random beats in two, class by class: (the others, the part)."""
    held, others = [], []
    for group in by_class(y, taken, random):
        count = len(group) * part
        if 0 < part < 1:
            count = max(min(1, len(group) - 1), min(len(group) - 1, half_up(count)))
        held.append(group[: int(count)])
        others.append(group[int(count) :])
    return ascending(*others), ascending(*held)


def stratified_sample(y, taken, limit, random):
    """`limit` beats: some of each class first, the rest in proportion (largest remainder)."""
    groups = by_class(y, taken, random)
    sizes = [len(group) for group in groups]
    if sum(sizes) <= limit:
        return ascending(*groups)
    few = min(50, limit // len(groups))
    quotas = [min(size, few) for size in sizes]
    rest = [size - quota for size, quota in zip(sizes, quotas)]
    amount, total = limit - sum(quotas), max(1, sum(rest))
    exact = [size * amount / total for size in rest]
    shares = [math.floor(value) for value in exact]
    order = sorted(range(len(exact)), key=lambda i: (shares[i] - exact[i], i))
    for i in order[: amount - sum(shares)] if sum(rest) else []:
        shares[i] += 1
    taken = [group[: quotas[i] + shares[i]] for i, group in enumerate(groups)]
    return ascending(*taken)


def count_groups(y, groups, taken):
    """Groups that have beats, ascending, and how many of each class: groups × classes."""
    numbers = np.unique(groups[taken])
    counts = np.zeros((len(numbers), int(y[taken].max(initial=0)) + 1))
    np.add.at(counts, (np.searchsorted(numbers, groups[taken]), y[taken]), 1)
    return numbers, counts


def group_k_fold(y, groups, taken, folds, random):
    """Whole groups, the largest first, each to the fold that has least of what the group has."""
    numbers, counts = count_groups(y, groups, taken)
    sizes, totals = counts.sum(axis=1), counts.sum(axis=0)
    order = sorted(random.shuffled(range(len(numbers))), key=lambda i: -sizes[i])
    held, members = np.zeros((folds, len(totals))), [[] for _ in range(folds)]
    for i in order:
        costs = held.sum(axis=1) * sizes[i] / max(1, totals.sum()) ** 2
        for label in np.flatnonzero(counts[i]):
            costs = costs + held[:, label] * counts[i, label] / totals[label] ** 2
        fold = int(np.argmin(costs))
        held[fold] += counts[i]
        members[fold].append(numbers[i])
    return [taken[np.isin(groups[taken], own)] for own in members]


def held_out_persons(y, groups, taken, part, random):
    """Whole groups in two: of the beginnings of 300 random orders the one whose part of every class
    and of all beats comes nearest to `part`. None with fewer than three groups."""
    if part == 0:
        return taken, taken[:0]
    numbers, counts = count_groups(y, groups, taken)
    if len(numbers) < 3:
        return None
    totals = counts.sum(axis=0)
    shares = counts[:, totals > 0] / totals[totals > 0]
    shares = np.hstack([shares, counts.sum(axis=1, keepdims=True) / len(taken)])
    order, best, chosen = np.arange(len(numbers)), np.inf, []
    for _ in range(300):
        order = random.shuffled(order)
        far = np.cumsum(shares[order[:-1]], axis=0) - part
        distances = np.zeros(len(far))
        for column in (far * far).T:
            distances = distances + column
        nearest = int(np.argmin(distances))
        if distances[nearest] < best:
            best, chosen = distances[nearest], numbers[order[: nearest + 1]]
    inside = np.isin(groups[taken], chosen)
    return taken[~inside], taken[inside]


def check_plan(capsule, folds, y):
    """Prints the sides of every fold, and whether they are the run's; returns whether all are."""
    splits = {split["fold"]: split for split in capsule.get("splits", [])}
    same = len(folds) == len(splits)
    print(f"plan: {len(folds)} folds" + ("" if same else f", the run had {len(splits)}"))
    for fold, sides in enumerate(folds):
        words = []
        for name, beats in zip(("training", "validation", "test"), sides):
            sums = splits.get(fold, {}).get(name)
            word = "not in the capsule"
            if sums is not None:
                found = hashlib.sha256(np.asarray(beats, "<i4").tobytes()).hexdigest()
                counts = np.bincount(y[beats], minlength=len(sums["counts"])).tolist()
                equal = found == sums["sha256"] and counts == sums["counts"]
                word, same = ("as in the run", same) if equal else ("OTHER THAN IN THE RUN", False)
            words.append(f"{name} {len(beats)} ({word})")
        print(f"  fold {fold + 1}: " + ", ".join(words))
    return same


# ---------------------------------------------------------------------------------------------
# What the network is fed
# ---------------------------------------------------------------------------------------------


def input_layout(experiment):
    """Channels as (lead, what it shows), and the columns of the features."""
    train, given = experiment["train"], experiment["train"]["input"]
    if train["network"]["kind"] == "scalogram":
        return [(0, "previous"), (0, "beat"), (0, "next")], []
    names = [name for name in ("difference", "longDifference") if given[name]]
    names += ["pastBeat", "pastDifference"] * given["past"]
    names = ["beat"] * (given["beat"] or not names) + names
    names += ["previous", "next"] * given["neighbours"]
    leads = (0, 1) if experiment["prepare"]["secondLead"] else (0,)
    fed = {given["features"]} | {name for name in ("absolute", "shape") if given[name]}
    columns = [i for i, choices in enumerate(FEATURES.values()) if choices & fed]
    return [(lead, name) for lead in leads for name in names], columns


# What a channel is the difference from.
REFERENCES = {"difference": "median", "longDifference": "long_median"}


def usual_beats(windows):
    """For every beat of a record the usual beat before it, from those so far alone: it moves
    towards each by a share of the difference, of which no more counts than half its size."""
    usual, so_far, count = np.zeros_like(windows), np.zeros(windows.shape[1]), 0
    for i, window in enumerate(windows.astype(float)):
        there = (window != 0).any()
        usual[i] = window if count == 0 and there else so_far
        if not there:
            continue
        count += 1
        difference = np.sqrt(((window - so_far) ** 2).mean())
        most = 0.5 * so_far.std()
        part = 1 if count == 1 else (most / difference if difference > most else 1) / min(count, 32)
        so_far = so_far + part * (window - so_far)
    return usual


def against_usual(beats, name, rows, is_difference):
    """Beats, or their difference from the usual one so far, by the size of that one, within 8."""
    windows = getattr(beats, name)
    if not hasattr(beats, "usual_" + name):
        usual = np.zeros_like(windows)
        for record in np.unique(beats.record):
            usual[beats.record == record] = usual_beats(windows[beats.record == record])
        setattr(beats, "usual_" + name, usual)
    own, usual = windows[rows].astype(float), getattr(beats, "usual_" + name)[rows].astype(float)
    size = usual.std(axis=1, keepdims=True)
    if is_difference:
        own = own - usual * (own != 0).any(axis=1, keepdims=True)
    return np.where(size > 0, np.clip(own / np.where(size > 0, size, 1), -8, 8), 0)


def channels_of(beats, rows, channels):
    """The channels of some beats: rows × samples × channels, float32. Windows that are not there
    are zeros."""
    out = np.zeros((len(rows), beats.X.shape[1], len(channels)), dtype=np.float32)
    for i, (lead, name) in enumerate(channels):
        suffix = "2" if lead else ""
        if not hasattr(beats, "X" + suffix):
            fail("the beats have one lead, and the network is fed two.")
        own, extra = getattr(beats, "X" + suffix), getattr(beats, "extra" + suffix)
        if name in ("beat", *REFERENCES):
            out[:, :, i] = own[rows]
        if name in REFERENCES:
            there = (own[rows] != 0).any(axis=1)
            reference = getattr(beats, REFERENCES[name] + suffix)
            out[there, :, i] -= reference[beats.record[rows[there]]]
        if name.startswith("past"):
            out[:, :, i] = against_usual(beats, "X" + suffix, rows, name == "pastDifference")
        if name in ("previous", "next"):
            at = beats.neighbours[rows, 0 if name == "previous" else 1]
            inside, beside = (at >= 0) & (at < len(own)), at >= len(own)
            out[inside, :, i] = own[at[inside]]
            out[beside, :, i] = extra[at[beside] - len(own)]
    return out


def sampled(beats, y, sampling, random):
    """One draw of over- or undersampling: as many beats of each class as it asks for."""
    if sampling["kind"] == "none":
        return beats
    groups = [beats[y[beats] == label] for label in np.unique(y[beats])]
    sizes = [len(group) for group in groups]
    if sampling["kind"] == "oversample":
        wanted = [max(size, half_up(sampling["ratio"] * max(sizes))) for size in sizes]
    else:
        most = max(1, half_up(min(sizes) / sampling["ratio"]))
        wanted = [min(size, most) for size in sizes]
    parts = []
    for group, count in zip(groups, wanted):
        times, left = divmod(count, len(group))
        parts += [np.tile(group, times)]
        if count != len(group):
            parts.append(random.shuffled(group)[:left])
    return joined(parts)


def epoch_order(training, y, train, fold, epoch):
    """The beats that an epoch (from 1) shows, in its order."""
    sampling = dict(train["sampling"])
    if sampling["when"] != "training":
        sampling["kind"] = "none"
    of_sampling = Random(derive_seed(train["seed"], "sampling", fold, epoch))
    of_order = Random(derive_seed(train["seed"], "shuffle", fold, epoch))
    return of_order.shuffled(sampled(training, y, sampling, of_sampling))


# Stretches of beats: the rows of the network over beats. In rows without a beat it is -1.


def context_layers(network):
    """Dilation and reach (beats before, after) of each convolution over the beats: the look-ahead
    is spent on the smallest dilations first, the other convolutions are causal."""
    left, layers = network["lookAheadBeats"], [(d, 2 * d, 0) for d in network["dilations"]]
    for i in sorted(range(len(layers)), key=lambda i: layers[i][0]):
        dilation = layers[i][0]
        if dilation > left:
            break
        left -= dilation
        layers[i] = (dilation, dilation, dilation)
    return layers


def beats_in_time(beats):
    """The beats of each record in time."""
    second = beats.sample / beats.record_hz[beats.record]
    lists = [np.flatnonzero(beats.record == i) for i in range(len(beats.record_names))]
    return [own[np.argsort(second[own], kind="stable")] for own in lists]


def passes(records, training):
    """Each record with the beats that it is to teach, as often as some of them are to be learnt."""
    times = np.bincount(training, minlength=sum(map(len, records)))
    for own in records:
        for done in range(times[own].max(initial=0)):
            yield own, times[own] > done


def most_rows(beats, training, length):
    """At least as many rows as `training_stretches` gives, wherever it cuts."""
    stretches = 0
    for own, learnt in passes(beats_in_time(beats), training):
        at = np.flatnonzero(learnt)
        stretches += 1 if len(own) <= length else -(-(at[-1] - at[0]) // length) + 1
    return int(stretches) * length


def training_stretches(beats, training, length, random):
    """The rows of an epoch, and which of them are learnt: stretches of consecutive beats, cut at a
    place drawn for each record, in random order."""
    stretches = []
    for own, learnt in passes(beats_in_time(beats), training):
        offset, count = random.below(length), len(own)
        cuts = [0, *range(offset or length, count, length), count] if count > length else [0, count]
        for first, end in zip(cuts, cuts[1:]):
            start = max(0, min(first, count - length))
            shown = np.arange(start, min(start + length, count))
            marks = learnt[shown] & (shown >= first) & (shown < end)
            if marks.any():
                stretches.append((own[shown], marks))
    order = np.full(len(stretches) * length, -1)
    learnt = np.zeros(len(order), dtype=bool)
    for place, (shown, marks) in zip(random.shuffled(range(len(stretches))), stretches):
        order[place * length : place * length + len(shown)] = shown
        learnt[place * length : place * length + len(shown)] = marks
    return order, learnt


def prediction_stretches(beats, asked, network):
    """The rows in which beats are predicted, and which of the beats each answers (-1: none): each
    has all beats around it that the network can see."""
    length = network["stretchBeats"]
    before, after = (sum(layer[i] for layer in context_layers(network)) for i in (1, 2))
    answer = np.full(len(beats.y), -1)
    answer[asked] = np.arange(len(asked))
    order, answers = [], []
    for own in beats_in_time(beats):
        following, count = 0, len(own)
        for at in np.flatnonzero(answer[own] >= 0):
            if at < following:
                continue
            start = max(0, min(at - before, count - length))
            end = min(start + length, count)
            following = end if end == count else end - after
            rows = np.full((2, length), -1)
            rows[0, : end - start] = own[start:end]
            rows[1, at - start : following - start] = answer[own[at:following]]
            order.append(rows[0])
            answers.append(rows[1])
    return (np.concatenate(rows or [np.zeros(0, dtype=int)]) for rows in (order, answers))


def rows_of_epoch(training, beats, train, fold, epoch):
    """The rows that an epoch (from 1) shows, which are learnt, and how many it may be at most."""
    if train["network"]["kind"] != "context":
        order = epoch_order(training, beats.y, train, fold, epoch)
        return order, np.ones(len(order), dtype=bool), len(order)
    length = train["network"]["stretchBeats"]
    random = Random(derive_seed(train["seed"], "shuffle", fold, epoch))
    most = most_rows(beats, training, length)
    return (*training_stretches(beats, training, length, random), most)


def batch_size_of(train, beats, folds):
    """Rows of every batch: as the settings say, in whole stretches, not more than a fold has."""
    fewest = min(rows_of_epoch(fold[0], beats, train, i, 1)[2] for i, fold in enumerate(folds))
    unit = train["network"].get("stretchBeats", 1)
    return unit * max(1, min(int(train["batchSize"] / unit + 0.5), fewest // unit))


def augmented(x, seeds, settings, channels, window_sec, of_recording=None):
    """Training beats changed at random, each by a seed of its own: shift, scale, exchange of leads,
    flip, slow wave and noise. A channel of zeros is a window that is not there, and stays.
    `of_recording`: seeds for what belongs to the recording: scale, exchange, flip."""
    count, length, width = x.shape
    leads = 2 if any(lead == 1 for lead, _ in channels) else 1
    draws, x = Streams(seeds), x.astype(float)
    held = draws if of_recording is None else Streams(of_recording)
    if settings["shiftMs"] > 0:
        most = settings["shiftMs"] / 1000 * (length / window_sec)
        shift = np.floor((2 * draws.uniform() - 1) * most + 0.5).astype(int)
        at = np.clip(np.arange(length) - shift[:, None], 0, length - 1)
        x = np.take_along_axis(x, at[:, :, None], axis=1)
    if settings["scale"] > 0:
        x = x * (1 + settings["scale"] * held.normal())[:, None, None]
    if settings["swapLeads"] and leads == 2:
        other = np.roll(x, width // 2, axis=2)
        x = np.where(held.uniform()[:, None, None] < 0.5, other, x)
    if settings["flip"]:
        sign = np.stack([np.where(held.uniform() < 0.5, -1, 1) for _ in range(leads)], axis=1)
        x = x * np.repeat(sign, width // leads, axis=1)[:, None, :]
    x = x.astype(np.float32)
    if settings["noiseMv"] == 0 and settings["baselineMv"] == 0:
        return x
    # Wave and noise lie in the recording: the difference from the median beat has the beat's.
    windows = {}
    for i, (lead, name) in enumerate(channels):
        windows.setdefault((lead, name if name in ("previous", "next") else "beat"), []).append(i)
    there = (x != 0).any(axis=1, keepdims=True)
    for shown in windows.values():
        added = np.zeros((count, length, 1))
        if settings["baselineMv"] > 0:
            height, periods, phase = (draws.uniform()[:, None] for _ in range(3))
            turn = 2 * np.pi * phase + 2 * np.pi * periods / length * np.arange(length)
            added[:, :, 0] = settings["baselineMv"] * height * np.sin(turn)
        if settings["noiseMv"] > 0:
            noise = np.stack([draws.normal() for _ in range(length)], axis=1)
            added[:, :, 0] += settings["noiseMv"] * noise
        x[:, :, shown] += (added * there[:, :, shown]).astype(np.float32)
    return x


# Steps and scales of a scalogram.
STEPS = SCALES = 128


@functools.lru_cache
def wavelets_of(length, window_sec):
    """For each scale the tones (cosines over the window) that its wavelet lets through, and what
    each adds to the real and imaginary part at every step: first, end, tones × 2 STEPS."""
    centre = 45 * (0.5 / 45) ** (np.arange(SCALES) / (SCALES - 1))
    tones = np.arange(length) / (2 * (length - 1) * window_sec / length)
    off = tones / centre[:, None] - 1
    gain = np.exp(-0.5 * (6 * off) ** 2)
    passed = (np.abs(off) <= math.sqrt(-2 * math.log(1e-5)) / 6) & (tones > 0)
    turn = np.pi * np.arange(length)[:, None] * np.arange(STEPS) / STEPS
    waves = np.hstack([np.cos(turn), np.sin(turn)])
    wavelets = []
    for own, through in zip(gain, passed):
        at = np.flatnonzero(through)
        first, end = (at[0], at[-1] + 1) if len(at) else (0, 0)
        wavelets.append((first, end, own[first:end, None] * waves[first:end]))
    return wavelets


def images_of(x, window_sec):
    """Scalograms of three windows each: rows × scales × steps × 3, from 0 to 1.

    Continuous wavelet transform with the analytic Morlet wavelet, omega 6, from 45 down to 0.5 Hz;
    the window goes on as its mirror image, so that it is a sum of cosines. Then the root of the
    magnitude over the largest of the three."""
    rows, length, _ = x.shape
    windows = x.transpose(0, 2, 1).reshape(3 * rows, length).astype(float)
    cosines = dct(windows, type=1, axis=1) / (length - 1)
    cosines[:, [0, -1]] /= 2
    magnitude = np.empty((3 * rows, SCALES, STEPS))
    for scale, (first, end, waves) in enumerate(wavelets_of(length, window_sec)):
        parts = cosines[:, first:end] @ waves
        magnitude[:, scale] = np.hypot(parts[:, :STEPS], parts[:, STEPS:])
    magnitude = magnitude.astype(np.float32).astype(float).reshape(rows, 3, SCALES, STEPS)
    largest = magnitude.max(axis=(1, 2, 3), keepdims=True)
    image = np.sqrt(magnitude / np.where(largest > 0, largest, 1))
    return image.transpose(0, 2, 3, 1).astype(np.float32)


# ---------------------------------------------------------------------------------------------
# Networks: weights by the names and in the layout of the lab's model.json
# ---------------------------------------------------------------------------------------------


class Network:
    """One of the lab's networks, or several whose mean answers. `weights`: tensors by name, as in
    the lab's weights (NPZ); those of the second network end with `_2`, and so on."""

    def __init__(self, experiment, class_count, seed):
        train, prepare = experiment["train"], experiment["prepare"]
        self.settings, self.device = train, torch.device("cpu")
        self.window_sec = prepare["window"]["beforeSec"] + prepare["window"]["afterSec"]
        self.channels, self.columns = input_layout(experiment)
        self.is_image = train["network"]["kind"] == "scalogram"
        self.stretch = train["network"].get("stretchBeats")
        generator = torch.Generator().manual_seed(seed)
        self.weights, self.class_count, self.ending = {}, class_count, ""
        shapes = list(self._shapes(prepare["lengthSamples"], class_count))
        for name, shape in [(self._named(n), s) for _ in self._networks() for n, s in shapes]:
            start = torch.zeros(shape)
            if name.endswith(("gamma", "moving_variance")):
                start = torch.ones(shape)
            elif name.endswith("kernel"):
                # Convolutions He-uniform, dense layers Glorot-uniform.
                is_conv = "conv" in name
                fan = math.prod(shape[:-1]) if is_conv else sum(shape) / 2
                limit = math.sqrt((6 if is_conv else 3) / fan)
                start = (2 * torch.rand(shape, generator=generator) - 1) * limit
            self.weights[name] = start.requires_grad_("moving" not in name)

    def _networks(self):
        """Makes each of the networks the current one, in their order."""
        for i in range(1, self.settings["networks"] + 1):
            self.ending = "" if i == 1 else f"_{i}"
            yield i

    def _named(self, name):
        """The name of a weight in the current network: `dense1/kernel`, `dense1_2/kernel`."""
        layer, what = name.split("/")
        return f"{layer}{self.ending}/{what}"

    def _weight(self, name):
        return self.weights.get(self._named(name))

    def _shapes(self, length, class_count):
        network = self.settings["network"]
        if self.is_image:
            filters, kernel = network["filters"], network["kernel"]
            yield "conv/kernel", (kernel, kernel, 3, filters)
            yield "conv/bias", (filters,)
            width, dense = 64 * 64 * filters, []
        elif self.stretch:
            width, units = length * len(self.channels), network["units"]
            for i, size in enumerate(network["dense"], start=1):
                yield f"beat_dense{i}/kernel", (width, size)
                yield f"beat_dense{i}/bias", (size,)
                width = size
            yield "join_dense/kernel", (width + len(self.columns), units)
            yield "join_dense/bias", (units,)
            for i in range(1, len(network["dilations"]) + 1):
                yield f"over{i}_conv/kernel", (3, 1, units, units)
                yield f"over{i}_conv/bias", (units,)
            width, dense = units, []
        else:
            first, second = network["firstFilters"], network["secondFilters"]
            dense = network["dense"]
            for i, head in enumerate(network["heads"], start=1):
                stages = [(head["firstKernel"], len(self.channels), first)]
                stages.append((head["secondKernel"], first, second))
                for stage, shape in enumerate(stages, start=1):
                    yield f"head{i}_conv{stage}/kernel", shape
                    if network["batchNorm"]:
                        for name in ("gamma", "beta", "moving_mean", "moving_variance"):
                            yield f"head{i}_norm{stage}/{name}", shape[-1:]
            width = len(network["heads"]) * (length // 2 // 2) * second + len(self.columns)
        layers = [(f"dense{i}", units) for i, units in enumerate(dense, start=1)]
        for name, units in [*layers, ("logits", class_count)]:
            yield f"{name}/kernel", (width, units)
            yield f"{name}/bias", (units,)
            width = units

    def inputs(self, beats, rows, change=lambda x: x):
        """The tensors of some beats (-1: none, zeros); `change` is what becomes of the windows
        before that."""
        there = (rows >= 0).reshape(-1, 1)
        x = change(channels_of(beats, rows, self.channels) * there[:, :, None])
        x = images_of(x, self.window_sec) if self.is_image else x
        features = beats.features[rows][:, self.columns] * there
        return torch.from_numpy(x).to(self.device), torch.from_numpy(features).to(self.device)

    def logits(self, x, features, training=False):
        """The numbers before the softmax of each network: rows × classes."""
        return [self._logits(x, features, training) for _ in self._networks()]

    def _logits(self, x, features, training):
        train, network = self.settings, self.settings["network"]
        if self.is_image:
            y = self._convolve(x.permute(0, 3, 1, 2), "conv", 2)
            y = F.max_pool2d(F.relu(y), 2)
            return self._dense(y.permute(0, 2, 3, 1).flatten(1), "logits")
        if self.stretch:
            return self._over_beats(x, features, training)
        heads = []
        for i in range(1, len(network["heads"]) + 1):
            y = x.transpose(1, 2)
            for stage in (1, 2):
                y = self._convolve(y, f"head{i}_conv{stage}", 1)
                if network["batchNorm"]:
                    y = self._normalise(y, f"head{i}_norm{stage}", training)
                y = F.max_pool1d(F.relu(y), 2)
            heads.append(y.transpose(1, 2))
        y = F.dropout(torch.cat(heads, dim=1).flatten(1), network["shapeDropout"], training)
        y = torch.cat([y, features], dim=1)
        for i in range(1, len(network["dense"]) + 1):
            y = self._dense(y, f"dense{i}")
            y = F.relu(y) if train["denseActivation"] == "relu" else y
            y = F.dropout(y, train["dropout"], training)
        return self._dense(y, "logits")

    def _over_beats(self, x, features, training):
        train, network = self.settings, self.settings["network"]

        def dense(y, name, rate):
            y = self._dense(y, name)
            y = F.relu(y) if train["denseActivation"] == "relu" else y
            return F.dropout(y, rate, training)

        y, last = x.flatten(1), len(network["dense"])
        for i in range(1, last + 1):
            y = dense(y, f"beat_dense{i}", network["beatDropout"] if i < last else 0.0)
        y = dense(torch.cat([y, features], dim=1), "join_dense", train["dropout"])
        y = y.reshape(-1, self.stretch, network["units"]).transpose(1, 2)
        for i, (dilation, before, after) in enumerate(context_layers(network), start=1):
            kernel = self._weight(f"over{i}_conv/kernel")[:, 0].permute(2, 1, 0)
            padded, bias = F.pad(y, (before, after)), self._weight(f"over{i}_conv/bias")
            z = F.relu(F.conv1d(padded, kernel, bias, dilation=dilation))
            y = y + F.dropout(z, train["dropout"], training)
        return self._dense(y.transpose(1, 2).flatten(0, 1), "logits")

    def _convolve(self, x, name, axes):
        kernel = self._weight(f"{name}/kernel")
        # "same": of an odd number of zeros one more at the end.
        pads = [pad for k in kernel.shape[:axes] for pad in ((k - 1) // 2, k // 2)]
        convolve = F.conv1d if axes == 1 else F.conv2d
        kernel = kernel.permute(axes + 1, axes, *range(axes))
        return convolve(F.pad(x, pads), kernel, self._weight(f"{name}/bias"))

    def _dense(self, x, name):
        return x @ self._weight(f"{name}/kernel") + self._weight(f"{name}/bias")

    def _normalise(self, x, name, training):
        gamma, beta, mean, variance = (
            self._weight(f"{name}/{what}")[:, None]
            for what in ("gamma", "beta", "moving_mean", "moving_variance")
        )
        if training:
            found = x.var(dim=(0, 2), unbiased=False, keepdim=True)[0]
            middle = x.mean(dim=(0, 2), keepdim=True)[0]
            with torch.no_grad():
                mean += 0.1 * (middle - mean)
                variance += 0.1 * (found - variance)
            mean, variance = middle, found
        return (x - mean) / torch.sqrt(variance + 1e-3) * gamma + beta

    def log_probabilities(self, beats, rows):
        """Logarithms of the probabilities of some beats: rows × classes, float64."""
        order, answers, size = rows, np.arange(len(rows)), 32 if self.is_image else 1024
        if self.stretch:
            order, answers = prediction_stretches(beats, rows, self.settings["network"])
            size = max(1, 1024 // self.stretch) * self.stretch
        found = np.zeros((len(rows), self.class_count))
        with torch.no_grad():
            for i in range(0, len(order), size):
                logits = self.logits(*self.inputs(beats, order[i : i + size]))
                values = mean_log_probabilities([each.double() for each in logits]).cpu().numpy()
                answer = answers[i : i + size]
                found[answer[answer >= 0]] = values[answer >= 0]
        return found

    def to(self, device):
        """Moves the weights to a device."""
        self.device = torch.device(device)
        for name, weight in self.weights.items():
            self.weights[name] = weight.detach().to(device).requires_grad_(weight.requires_grad)

    def values(self):
        """Copies of all weights."""
        return {name: weight.detach().cpu().numpy().copy() for name, weight in self.weights.items()}

    def load(self, values):
        """Takes weights by name, as of `values` or of a file."""
        shapes = {name: tuple(weight.shape) for name, weight in self.weights.items()}
        for name in sorted(shapes.keys() ^ {key for key in values if "/" in key}):
            what = "lack" if name in shapes else "have also"
            fail(f"the weights {what} {name}: they are of another network.")
        with torch.no_grad():
            for name, weight in self.weights.items():
                value = np.asarray(values[name])
                if value.shape != shapes[name]:
                    fail(f"{name} is {value.shape}, the network of the capsule has {shapes[name]}.")
                weight.copy_(torch.from_numpy(value))


# ---------------------------------------------------------------------------------------------
# Training
# ---------------------------------------------------------------------------------------------


def class_weights(counts, train):
    """How much a beat of each class counts, where an epoch shows so many of each."""
    if train["classWeights"] == "none":
        return np.ones(len(counts), dtype=np.float32)
    if train["classWeights"] == "own":
        return np.array(train["ownWeights"][: len(counts)], dtype=np.float32)
    there = counts > 0
    weights = np.where(there, counts.sum() / (there.sum() * np.maximum(counts, 1)), 0)
    if train["classWeights"] == "sqrt":
        weights = np.sqrt(weights)
        weights = weights * counts.sum() / (weights * counts).sum()
    return weights.astype(np.float32)


def learning_rate(train, step, steps):
    """The rate of one step (from 0) of a fold: constant, or one cycle (Smith and Topin 2018)."""
    peak = train["learningRate"]
    if train["schedule"] == "constant":
        return peak

    def cosine(start, end, part):
        return end + (start - end) / 2 * (1 + math.cos(math.pi * part))

    low, peak_step = peak / 25, 0.3 * steps - 1
    if step <= peak_step:
        return cosine(low, peak, step / peak_step)
    return cosine(peak, low / 1e4, (step - peak_step) / (steps - 1 - peak_step))


def mean_log_probabilities(logits):
    """Logarithms of the mean probabilities of networks, from the logits of each."""
    logs = torch.stack([F.log_softmax(each, dim=1) for each in logits])
    return logs[0] if len(logits) == 1 else torch.logsumexp(logs, dim=0) - math.log(len(logits))


def batch_loss(logits, y, weight, loss):
    """Mean of weight × loss over a batch."""
    value = entropy = F.cross_entropy(logits, y, reduction="none")
    if loss["kind"] == "focal":  # Lin et al. 2017
        value = torch.clamp(-torch.expm1(-entropy), min=1e-7) ** loss["gamma"] * entropy
    return (value * weight).sum() / len(y)


class Rmsprop:
    """RMSprop with epsilon under the root, as Keras and tfjs have it and torch has not."""

    def __init__(self, groups):
        self.param_groups = groups
        self.squares = {p: torch.zeros_like(p) for group in groups for p in group["params"]}

    def step(self):
        """Moves all weights against their gradients."""
        with torch.no_grad():
            for group in self.param_groups:
                for p in group["params"]:
                    gradient = p.grad + group["weight_decay"] * p
                    self.squares[p].mul_(0.9).addcmul_(gradient, gradient, value=0.1)
                    p -= group["lr"] * gradient / torch.sqrt(self.squares[p] + 1e-7)


def optimizer_of(network):
    """Adam or RMSprop; the L2 term of the convolutions is a decay of twice its factor."""
    train, weights = network.settings, network.weights
    decay = 2 * train["network"].get("l2", 0.0)
    trained = {name: weight for name, weight in weights.items() if weight.requires_grad}
    decayed = [name for name in trained if name.endswith("kernel") and "conv" in name]
    others = [name for name in trained if name not in decayed]
    groups = [
        {"params": [trained[name] for name in names], "weight_decay": factor, "lr": 0.0}
        for names, factor in ((decayed, decay), (others, 0.0))
    ]
    return torch.optim.Adam(groups, eps=1e-7) if train["optimizer"] == "adam" else Rmsprop(groups)


def train_fold(network, beats, sides, fold, batch_size):
    """Trains on one fold and puts the weights of the best epoch back; returns that epoch and the
    history: (training loss, accuracy, validation loss, accuracy) of each."""
    train, y = network.settings, beats.y
    training, validation, _ = sides
    class_count = network.class_count
    optimizer, history, best = optimizer_of(network), [], (0, None, None)
    for epoch in range(1, train["epochs"] + 1):
        order, learnt, most = rows_of_epoch(training, beats, train, fold, epoch)
        counts = np.bincount(y[order[learnt]], minlength=class_count)
        by_label, part = class_weights(counts, train), counts / counts.sum()
        steps, planned = -(-len(order) // batch_size), -(-most // batch_size)
        losses, right = 0.0, 0
        for step in range(steps):
            at = np.arange(step * batch_size, min(len(order), (step + 1) * batch_size))
            marks = learnt[at]
            rows = order[at][marks]
            weight = by_label[y[rows]].astype(float)
            if train["loss"]["kind"] == "batchWeighted":  # Sellami and Hwang 2019
                rarity = 1 + 1e-3 - np.bincount(y[rows], minlength=class_count) / len(rows)
                weight = weight * rarity[y[rows]] / (part * (1 - part + 1e-3)).sum()
            logits = network.logits(
                *network.inputs(beats, order[at], lambda x: changed(network, x, fold, epoch, at)),
                training=True,
            )
            logits = [each[torch.from_numpy(marks)] for each in logits]
            truth, weight = (torch.from_numpy(v).to(network.device) for v in (y[rows], weight))
            # Each network learns as if it were alone; the curves show their mean.
            loss = sum(batch_loss(each, truth, weight.float(), train["loss"]) for each in logits)
            with torch.no_grad():
                logs = mean_log_probabilities(logits)
                entropy = F.nll_loss(logs, truth, reduction="none")
            for group in optimizer.param_groups:
                done = (epoch - 1) * planned + step * planned / steps
                group["lr"] = learning_rate(train, done, train["epochs"] * planned)
                for parameter in group["params"]:
                    parameter.grad = None
            loss.backward()
            optimizer.step()
            losses += float(entropy.sum())
            right += int((logs.argmax(dim=1) == truth).sum())
        point = [losses / counts.sum(), right / counts.sum(), None, None]
        if not math.isfinite(point[0]):
            fail(f"the training diverged in epoch {epoch} of fold {fold + 1}.")
        if len(validation) > 0:
            logs = network.log_probabilities(beats, validation)
            point[2] = -logs[np.arange(len(validation)), y[validation]].mean()
            point[3] = (logs.argmax(axis=1) == y[validation]).mean()
        history.append(point)
        print_epoch(fold, epoch, point)
        # Higher is better; without validation beats the last epoch is kept.
        score = point[3] if train["bestEpochBy"] == "validationAccuracy" else -(point[2] or 0)
        if best[1] is None or len(validation) == 0 or score > best[1]:
            best = (epoch, score, network.values())
        if epoch - best[0] >= (train["earlyStoppingEpochs"] or math.inf):
            break
    network.load(best[2])
    return best[0], history


def changed(network, x, fold, epoch, at):
    """Windows of a batch after augmentation; the seeds follow from places in the epoch."""
    settings, seed = network.settings["augmentation"], network.settings["seed"]
    if not any(settings.values()):
        return x
    seeds, held = [derive_seed(seed, "augment", fold, epoch, int(i)) for i in at], None
    if network.stretch:
        places = (int(i) // network.stretch for i in at)
        held = [derive_seed(seed, "augment", fold, epoch, place, 1) for place in places]
    return augmented(x, seeds, settings, network.channels, network.window_sec, held)


def print_epoch(fold, epoch, point):
    """A line an epoch."""
    words = "training loss {:.4f}, accuracy {:.4f}".format(*point[:2])
    if point[2] is not None:
        words += "; validation loss {:.4f}, accuracy {:.4f}".format(*point[2:])
    print(f"fold {fold + 1}, epoch {epoch}: {words}", flush=True)


# ---------------------------------------------------------------------------------------------
# Tables
# ---------------------------------------------------------------------------------------------


def confusion(truth, predicted, class_count):
    """Counts, truth in rows, prediction in columns."""
    matrix = np.zeros((class_count, class_count), dtype=int)
    np.add.at(matrix, (truth, predicted), 1)
    return matrix


def measures(matrix):
    """Se, +P and F1 of each class, accuracy, macro F1; nan is 0/0."""
    matrix = np.array(matrix, dtype=float)
    right, truth, called = np.diag(matrix), matrix.sum(axis=1), matrix.sum(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        f1 = 2 * right / (truth + called)
        macro = f1[~np.isnan(f1)].mean() if not np.isnan(f1).all() else np.nan
        return right / truth, right / called, f1, right.sum() / matrix.sum(), macro


def print_overall(title, matrix, lab=None):
    """Accuracy and macro F1 of a matrix, and of the lab's."""
    print("{}: accuracy {:.4f}, macro F1 {:.4f}".format(title, *measures(matrix)[3:]))
    if lab is not None:
        print("in the lab: accuracy {:.4f}, macro F1 {:.4f}".format(*measures(lab)[3:]))


def print_table(title, matrix, classes, lab=None):
    """Confusion matrix and measures."""
    print()
    print_overall(title, matrix, lab)
    se, ppv, f1, _, _ = measures(matrix)
    print("truth   " + "".join(f"{name:>8}" for name in classes) + "      Se      +P      F1")
    for name, counts, *values in zip(classes, matrix, se, ppv, f1):
        cells = [f"{name:8}", *(f"{n:8}" for n in counts), *(f"{v:8.4f}" for v in values)]
        print("".join(cells))


# ---------------------------------------------------------------------------------------------
# From beginning to end
# ---------------------------------------------------------------------------------------------


def train_all(capsule, beats, folds, out, device):
    """Trains and tests every fold, writes weights and probabilities, and prints the tables."""
    experiment, classes = capsule["experiment"], capsule["classes"]
    train, results = experiment["train"], capsule["results"]
    if train["augmentation"]["references"] > 1:
        fail("this file trains with the references of whole records only: augmentation.references.")
    check_adaptation(train)
    batch_size = batch_size_of(train, beats, folds)
    pooled, tested = 0, []
    for fold, sides in enumerate(folds):
        torch.manual_seed(derive_seed(train["seed"], "dropout", fold))
        network = Network(experiment, len(classes), derive_seed(train["seed"], "weights", fold))
        network.to(device)
        epoch, _ = train_fold(network, beats, sides, fold, batch_size)
        np.savez(out / f"fold{fold + 1}-weights.npz", fold=fold, **network.values())
        probabilities = np.exp(network.log_probabilities(beats, sides[2]))
        matrix = confusion(beats.y[sides[2]], probabilities.argmax(axis=1), len(classes))
        lab = [each["matrix"] for each in results["folds"] if each["fold"] == fold]
        print_overall(f"fold {fold + 1}, tested by epoch {epoch}", matrix, *lab)
        pooled = pooled + matrix
        tested.append((sides[2], probabilities))
    write_probabilities(out, beats, tested, classes)
    print_table("all folds", pooled, classes, results["pooled"]["matrix"])


def check_adaptation(train):
    """Ends the program where the network is to be adapted to the tested records."""
    if train["adaptation"] != "none":
        fail("this file does not adapt networks to the tested records: --set adaptation=none.")


def predict(capsule, beats, path, out, device):
    """Probabilities of all beats by a network of the lab (or of this file), and its table."""
    experiment, classes = capsule["experiment"], capsule["classes"]
    check_adaptation(experiment["train"])
    network = Network(experiment, len(classes), 1)
    values = load_npz(path)
    network.load(values)
    fold = int(values["fold"].ravel()[0]) if "fold" in values else None
    network.to(device)
    every = np.arange(len(beats.y))
    probabilities = np.exp(network.log_probabilities(beats, every))
    write_probabilities(out, beats, [(every, probabilities)], classes)
    folds = plan_folds(beats, experiment["train"], experiment.get("earlier"))
    matrix = confusion(beats.y, probabilities.argmax(axis=1), len(classes))
    if fold is None or fold >= len(folds) or not check_plan(capsule, folds, beats.y):
        print("Which of these beats the network was trained on is not known.")
        return print_table("all beats of the file", matrix, classes)
    test = folds[fold][2]
    matrix = confusion(beats.y[test], probabilities[test].argmax(axis=1), len(classes))
    lab = [each["matrix"] for each in capsule["results"]["folds"] if each["fold"] == fold]
    print_table(f"test beats of fold {fold + 1}", matrix, classes, *lab)


def write_probabilities(out, beats, tested, classes):
    """probabilities.csv: a line a beat; a beat that several folds test has several."""
    with open(out / "probabilities.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["record", "sample", "truth", *classes])
        for rows, probabilities in tested:
            for i, values in zip(rows, probabilities):
                name, truth = beats.record_names[beats.record[i]], classes[beats.y[i]]
                writer.writerow([name, int(beats.sample[i]), truth, *(f"{v:.9g}" for v in values)])


def main():
    """What the arguments ask for."""
    layout = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=layout)
    add = parser.add_argument
    add("records", nargs="?", help="folder with the WFDB files of the records")
    add("--capsule", help="capsule of the run, where none is embedded or another is meant")
    add("--beats", help="beats as NPZ instead of the records")
    add("--save-beats", help="write the prepared beats as NPZ, and stop")
    add("--plan", action="store_true", help="deal the beats, compare with the capsule, and stop")
    add("--weights", help="weights of a trained network as NPZ; with --predict")
    add("--predict", help="beats as NPZ, to predict by the network of --weights")
    add("--out", default=".", help="folder for weights and probabilities (default: this one)")
    add("--device", default="cpu", help="where PyTorch computes: cpu (default) or cuda")
    add("--set", action="append", default=[], metavar="PATH=VALUE", help="such as epochs=4")
    args = parser.parse_args()
    if (args.weights is None) != (args.predict is None):
        parser.error("--weights and --predict go together")
    if sum(source is not None for source in (args.records, args.beats, args.predict)) != 1:
        parser.error("give one of: a folder of records, --beats, --predict")

    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")  # consoles that lack the letters of a title
    capsule, out = read_capsule(args.capsule), pathlib.Path(args.out)
    experiment = capsule["experiment"]
    print(f"{capsule['title']} ({capsule['createdAt'][:10]})")
    for leak in capsule["leaks"]:
        print(f"leak check, {leak['level']}: {leak['message']}")
    change_settings(experiment, args.set)
    if args.records is not None:
        records = read_records(args.records, experiment["records"])
        beats = prepare(records, experiment["prepare"], capsule["classSymbols"])
    else:
        beats = load_beats(args.beats or args.predict)
    print(f"{len(beats.y)} beats of {len(beats.record_names)} records")
    if args.save_beats is not None:
        return save_beats(args.save_beats, beats)
    name_databases(beats, experiment)
    if torch is None and not args.plan:
        fail("PyTorch is not installed; --plan and --save-beats do without.")
    out.mkdir(parents=True, exist_ok=True)
    if args.predict is not None:
        return predict(capsule, beats, args.weights, out, args.device)
    folds = plan_folds(beats, experiment["train"], experiment.get("earlier"))
    if not folds:
        fail("no fold has beats to test: these are not the beats of the run.")
    is_same = check_plan(capsule, folds, beats.y)
    if args.plan:
        sys.exit(0 if is_same else 1)
    train_all(capsule, beats, folds, out, args.device)


if __name__ == "__main__":
    main()
