"""Calls single functions of experiment.py for the tests: probe.py EXPERIMENT.py.

Every line that it reads is a task, ["FOLDER", "TASK"]. FOLDER holds request.json and given.npz;
the answer goes to answer.json and found.npz beside them, and a line says what was printed, or
what went wrong. One process for many tasks: starting PyTorch alone takes seconds.
"""

import contextlib
import hashlib
import importlib.util
import io
import json
import os
import pathlib
import sys
import traceback

import numpy as np


def load(path):
    """experiment.py as a module."""
    spec = importlib.util.spec_from_file_location("experiment", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def prepare(lab, request, given):
    """Beats out of signals and annotations that the request holds, for many settings."""
    records = []
    for i, record in enumerate(request["records"]):
        signals = [given[f"signal{i}_{lead}"] for lead in range(len(record["names"]))]
        marks = (record["ticks"], record["symbols"], record["annotatorHz"])
        leads = (record["names"], signals, record["units"])
        records.append(lab.beats_of(record["name"], record["hz"], leads, marks))
    found = {}
    for i, (settings, class_symbols) in enumerate(request["cases"]):
        beats = lab.prepare(records, settings, class_symbols)
        beats.record = beats.record_names[beats.record]
        found.update({f"{i} {name}": values for name, values in vars(beats).items()})
    return {}, found


def plans(lab, request, _given):
    """The sums of every side of every fold, for many settings."""
    beats = lab.load_beats(request["beats"])
    if "databases" in request:
        beats.record_database = request["databases"]

    def sums(indices):
        return hashlib.sha256(np.asarray(indices, "<i4").tobytes()).hexdigest()

    earlier = request.get("earlier")
    folds = [lab.plan_folds(beats, train, earlier) for train in request["trains"]]
    return [[[sums(side) for side in fold] for fold in plan] for plan in folds], {}


def checks(lab, request, _given):
    """Whether the plans are those of the capsules."""
    found = []
    for capsule, path in request["runs"]:
        capsule, beats = lab.read_capsule(capsule), lab.load_beats(path)
        lab.name_databases(beats, capsule["experiment"])
        experiment = capsule["experiment"]
        folds = lab.plan_folds(beats, experiment["train"], experiment.get("earlier"))
        found.append(lab.check_plan(capsule, folds, beats.y))
    return found, {}


def calls(lab, request, _given):
    """How the program ends with each of several command lines, and what it prints until then."""
    answers = []
    for arguments in request["calls"]:
        sys.argv = ["experiment.py", *arguments]
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            try:
                lab.main()
                end = "went through"
            except SystemExit as exit_:
                end = str(exit_.code)
        answers.append({"end": end, "printed": printed.getvalue()})
    return answers, {}


def settings(lab, request, _given):
    """Goes through where every setting is known."""
    for experiment in request["experiments"]:
        for part in ("prepare", "train"):
            lab.check_settings(part, experiment[part])
    return {}, {}


def inputs(lab, request, _given):
    """Channels, features and images of all beats, for many experiments."""
    found = {}
    for i, (path, experiment) in enumerate(request["cases"]):
        beats = lab.load_beats(path)
        x, features = lab.Network(experiment, 5, 1).inputs(beats, np.arange(len(beats.y)))
        found |= {f"x{i}": x.numpy(), f"features{i}": features.numpy()}
    return {}, found


def orders(lab, request, given):
    """The beats that some epochs show."""
    asked = request["epochs"]
    found = [lab.epoch_order(given["training"], given["y"].astype(int), *each) for each in asked]
    return [order.tolist() for order in found], {}


def augment(lab, request, given):
    """Beats after augmentation, for many settings."""
    found = {}
    for i, (change, channels) in enumerate(request["changes"]):
        found[f"x{i}"] = lab.augmented(
            given[f"x{i}"], request["seeds"], change, channels, request["windowSec"]
        )
    return {}, found


def train(lab, request, _given):
    """Trains the first fold from given weights: epoch, history and weights of each of many runs."""
    beats, answers, found = lab.load_beats(request["beats"]), [], {}
    for i, (capsule, start) in enumerate(request["runs"]):
        experiment = capsule["experiment"]
        settings = experiment["train"]
        folds = lab.plan_folds(beats, settings)
        network = lab.Network(experiment, len(capsule["classes"]), 1)
        network.load(np.load(start))
        epoch, history = lab.train_fold(
            network, beats, folds[0], 0, lab.batch_size_of(settings, beats, folds)
        )
        history = [
            [None if value is None else float(value) for value in point] for point in history
        ]
        answers.append({"epoch": epoch, "history": history})
        found.update({f"{i} {name}": values for name, values in network.values().items()})
    return answers, found


def work(lab, folder, task):
    """Does a task, in its folder: what the program writes beside itself belongs there."""
    folder = pathlib.Path(folder)
    os.chdir(folder)
    request = json.loads((folder / "request.json").read_text(encoding="utf-8"))
    given = dict(np.load(folder / "given.npz"))
    answer, found = globals()[task](lab, request, given)
    (folder / "answer.json").write_text(json.dumps(answer), encoding="utf-8")
    found = {name: np.ascontiguousarray(values) for name, values in found.items()}
    np.savez(folder / "found.npz", **found)


def main():
    """Does one task after the other, until there is none."""
    lab = load(sys.argv[1])
    for line in sys.stdin:
        wrong = None
        with (
            contextlib.redirect_stdout(io.StringIO()) as printed,
            contextlib.redirect_stderr(io.StringIO()),
        ):
            try:
                work(lab, *json.loads(line))
            except (Exception, SystemExit):
                wrong = traceback.format_exc()
        print(json.dumps({"printed": printed.getvalue(), "wrong": wrong}), flush=True)


main()
