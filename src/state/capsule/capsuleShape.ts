import type { EngineInfo } from '../../experiment/engines/types';
import type { Leak } from '../../experiment/plan/types';
import { experimentShape, sha256Shape } from './experimentShape';
import {
  list,
  number,
  object,
  oneOf,
  optional,
  orNull,
  type Shape,
  ShapeError,
  text,
  whole,
  yesNo,
} from './shape';
import type {
  Capsule,
  CapsuleEpoch,
  CapsuleNumbers,
  CapsuleResults,
  CapsuleSide,
  CapsuleSplit,
} from './types';

const title = text({ max: 5000 });
const counted = whole(0, 1e12);
const seconds = number({ min: 0, max: 1e12 });
const maybe = orNull(number());
const loss = number({ min: -1e30, max: 1e30 });

const engine = object<EngineInfo>({
  backend: oneOf('webgl', 'wasm', 'cpu'),
  where: oneOf('worker', 'page'),
  renderer: optional(text({ max: 1000 })),
  software: yesNo,
  threads: optional(whole(1, 10_000)),
  kernels: optional(oneOf('stock', 'webgl', 'simd', 'relaxed-simd')),
  measuredBeatsPerSec: optional(number({ min: 0 })),
  passedOver: list(
    object<EngineInfo['passedOver'][number]>({
      engine: oneOf('worker-webgl', 'page-webgl', 'wasm', 'cpu'),
      reason: text({ max: 5000 }),
      beatsPerSec: optional(number({ min: 0 })),
    }),
    { max: 100 },
  ),
  tfjsVersion: text(),
});

/** Names and numbers of a sentence. */
const values: Shape<Leak['values']> = (value, where) => {
  const given = object({})(value, where) && (value as Record<string, unknown>);
  const pairs = Object.entries(given).map(([key, each]) => {
    const isPlain = (typeof each === 'string' && each.length <= 100_000) || Number.isFinite(each);
    if (!isPlain)
      throw new ShapeError(`${where}.${key.slice(0, 40)}`, 'a text or a number', 'something else');
    return [key, each as string | number] as const;
  });
  return Object.fromEntries(pairs.filter(([key]) => key !== '__proto__'));
};

const leak = object<Leak>({
  code: oneOf(
    'same-patient',
    'window-overlap',
    'epoch-on-test',
    'oversampled-before-split',
    'window-rule',
    'whole-record',
  ),
  level: oneOf('fault', 'protocol', 'note'),
  message: text({ max: 100_000 }),
  values,
});

const side = object<CapsuleSide>({
  beats: counted,
  counts: list(counted, { max: 100 }),
  records: optional(list(text(), { max: 10_000 })),
  sha256: sha256Shape,
});

const split = object<CapsuleSplit>({
  fold: whole(0, 100_000),
  training: optional(side),
  validation: optional(side),
  test: side,
});

const epoch = object<CapsuleEpoch>({
  epoch: whole(1, 1e6),
  trainLoss: loss,
  trainAccuracy: loss,
  validationLoss: orNull(loss),
  validationAccuracy: orNull(loss),
  learningRate: number({ min: 0, max: 1e6 }),
  durationSec: seconds,
});

const metrics = object<CapsuleNumbers['metrics']>({
  accuracy: maybe,
  macroF1: maybe,
  cohenKappa: maybe,
  matthews: maybe,
  perClass: list(
    object<CapsuleNumbers['metrics']['perClass'][number]>({
      class: text(),
      sensitivity: maybe,
      positivePredictivity: maybe,
      specificity: maybe,
      f1: maybe,
      support: counted,
    }),
    { max: 100 },
  ),
});

/** @param classes side of the square */
function matrix(classes: number): Shape<number[][]> {
  const exact = { min: classes, max: classes };
  return list(list(counted, exact), exact);
}

function results(classes: number): Shape<CapsuleResults> {
  const numbers = { matrix: matrix(classes), metrics };
  return object<CapsuleResults>({
    probabilitiesSha256: sha256Shape,
    trainingSec: seconds,
    beatsPerSec: number({ min: 0 }),
    pooled: object<CapsuleNumbers>(numbers),
    folds: list(
      object<CapsuleResults['folds'][number]>({
        ...numbers,
        fold: whole(0, 100_000),
        ended: oneOf('all', 'early', 'person'),
        bestEpoch: whole(0, 1e6),
        trainBeats: counted,
        validationBeats: counted,
        testBeats: counted,
        history: list(epoch, { max: 1e6 }),
      }),
      { max: 100_000 },
    ),
  });
}

const names: Shape<Record<string, string[]>> = (value, where) => {
  const given = object({})(value, where) && (value as Record<string, unknown>);
  const symbols = list(text(), { max: 1000 });
  return Object.fromEntries(
    Object.entries(given)
      .filter(([key]) => key !== '__proto__')
      .map(([key, each]) => [key, symbols(each, `${where}.${key.slice(0, 40)}`)]),
  );
};

/** A whole capsule; `kind` and `version` were looked at before. */
export const capsuleShape: Shape<Capsule> = (value, where) => {
  const { experiment } = object({ experiment: experimentShape })(value, where);
  const classes = experiment.prepare.classCount;
  return object<Capsule>({
    kind: oneOf('ecg-lab-capsule'),
    version: oneOf(1),
    title,
    createdAt: text({
      max: 40,
      pattern: /^\d{4}-\d\d-\d\dT[\d:.]+Z$/,
      what: 'a time as 2026-01-31T12:00:00Z',
    }),
    state: oneOf('finished', 'stopped'),
    synthetic: yesNo,
    classes: list(text(), { min: classes, max: classes }),
    classSymbols: names,
    experiment: () => experiment,
    splits: list(split, { max: 100_000 }),
    engine,
    browser: text({ max: 2000 }),
    versions: object({ lab: text(), tfjs: text() }),
    leaks: list(leak, { max: 1000 }),
    results: results(classes),
  })(value, where);
};
