import { classNamesOf, classSymbolsOf } from '../../beats/classNames';
import type { RunView } from '../../experiment/run/types';
import { publishedPart } from '../train/publishedPart';
import { HEADLINE_BEATS, leftOut } from './headline';
import { runMetrics } from './runMetrics';
import { runIntervals } from './runRecords';
import { stampOf } from './stampOf';
import { stoppedIn } from './stopOf';

/** A run as JSON-safe data: settings, course and results; without weights and beats. */
export function runJson(run: RunView): object {
  const { prepare, train } = run.experiment;
  const { pooled, folds, spread } = runMetrics(run);
  const classes = classNamesOf(prepare, run.classCount);
  return {
    kind: 'ecg-lab-run',
    title: run.title,
    createdAt: run.createdAt,
    state: run.state,
    /** How far a stopped run came, as `text` says it; null for a finished one. */
    stopped: stoppedIn(run) ?? null,
    synthetic: run.synthetic,
    /**
     * Codes of the findings that make its results better than they would be for new patients; empty if there are
     * none.
     */
    stamp: stampOf(run),
    leaks: run.leaks,
    classes,
    samplingHz: [...new Set(run.beats.recordHz)],
    window: prepare.window,
    lengthSamples: prepare.lengthSamples,
    wavelet: prepare.denoise,
    normalise: prepare.normalise,
    classMap: run.experiment.classMap,
    /** Annotation mnemonics of each class; of pieces of rhythm the texts of marks. */
    classSymbols: classSymbolsOf(prepare, run.classCount),
    seed: train.seed,
    engine: run.engine,
    versions: run.versions,
    trainingSec: run.trainingSec,
    beatsPerSec: run.beatsPerSec,
    experiment: run.experiment,
    /** How much of the published division there was, if the protocol names it without all of its records. */
    publishedPart: publishedPart(run.experiment) ?? null,
    pooled,
    /** Classes left out of `headlineF1`, because they have fewer tested beats than `minBeats`. */
    headline: {
      minBeats: HEADLINE_BEATS,
      leftOut: leftOut(pooled.metrics).map(({ classIndex, beats }) => ({
        class: classes[classIndex],
        beats,
      })),
    },
    spread,
    /** 95 % percentile intervals of the pooled measures, by resampling records. */
    intervals: runIntervals(run),
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
