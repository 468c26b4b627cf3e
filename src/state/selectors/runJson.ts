import { CLASS_SYMBOLS } from '../../beats/classMap';
import { CLASS_NAMES } from '../../beats/types';
import type { Run } from '../../training/types';
import { runMetrics } from './runMetrics';

/** A run as JSON-safe data: what decided it, how it went, what came out; without weights and beats. */
export function runJson(run: Run): object {
  const { prepare, train } = run.experiment;
  const { pooled, folds, spread } = runMetrics(run);
  const classes = CLASS_NAMES.slice(0, run.classCount);
  return {
    kind: 'ecg-lab-run',
    title: run.title,
    createdAt: run.createdAt,
    state: run.state,
    synthetic: run.synthetic,
    classes,
    samplingHz: [...new Set(run.beats.recordHz)],
    window: prepare.window,
    lengthSamples: prepare.lengthSamples,
    wavelet: prepare.denoise,
    normalise: prepare.normalise,
    classMap: run.experiment.classMap,
    /** Annotation mnemonics of each class. */
    classSymbols: Object.fromEntries(classes.map((name) => [name, CLASS_SYMBOLS[name]])),
    seed: train.seed,
    engine: run.engine,
    versions: run.versions,
    trainingSec: run.trainingSec,
    beatsPerSec: run.beatsPerSec,
    experiment: run.experiment,
    pooled,
    spread,
    folds: run.folds.map((fold, i) => ({
      ended: fold.ended,
      bestEpoch: fold.bestEpoch,
      trainBeats: fold.trainBeats,
      validationBeats: fold.validationBeats,
      testBeats: fold.testIndex.length,
      history: fold.history,
      fold: fold.fold,
      matrix: folds[i]!.matrix,
      metrics: folds[i]!.metrics,
    })),
  };
}
