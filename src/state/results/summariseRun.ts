import { rowsOf } from '../../beats/classNames';
import type { RunView } from '../../experiment/run/types';
import { engineTitle } from '../engine/engineTitle';
import { publishedPart } from '../train/publishedPart';
import type { RunSummary } from '../types';
import { keysOf } from './counterpart';
import { runMetrics } from './runMetrics';
import { stopOf } from './stopOf';

/** An entry of the run list. */
export function summariseRun(run: RunView): RunSummary {
  const { metrics } = runMetrics(run).pooled;
  const numberOf = (measure: typeof metrics.accuracy) => (measure.defined ? measure.value : undefined);
  return {
    id: run.id,
    title: run.title,
    createdAt: run.createdAt,
    synthetic: run.synthetic,
    state: run.state,
    stop: stopOf(run),
    classCount: run.classCount,
    rows: rowsOf(run.experiment.prepare),
    protocol: run.experiment.train.protocol,
    leaks: run.leaks,
    part: publishedPart(run.experiment),
    ...keysOf(run.experiment),
    pooled: metrics,
    folds: run.folds.length,
    records: run.experiment.records.length,
    beats: run.folds.reduce((sum, fold) => sum + fold.testIndex.length, 0),
    accuracy: numberOf(metrics.accuracy),
    headlineF1: numberOf(metrics.headlineF1),
    engine: engineTitle(run.engine),
    trainingSec: run.trainingSec,
  };
}
