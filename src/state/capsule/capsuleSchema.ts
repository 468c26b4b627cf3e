import type { EditLog } from '../../edits/types';
import type { EngineInfo } from '../../experiment/engines/types';
import type { Leak } from '../../experiment/plan/types';
import type { WrittenStop } from '../../experiment/run/stopPoint';
import { experimentSchema, sha256 } from './experimentSchema';
import {
  anything,
  byName,
  either,
  flag,
  integer,
  list,
  number,
  object,
  oneOf,
  orNull,
  orUndefined,
  type Parsed,
  parse,
  type Schema,
  text,
  textLike,
} from './schema';
import type {
  Capsule,
  CapsuleEpoch,
  CapsuleNumbers,
  CapsuleResults,
  CapsuleSide,
  CapsuleSplit,
} from './types';

const title = text({ max: 5000 });
const counted = integer(0, 1e12);
const seconds = number({ min: 0, max: 1e12 });
const maybe = orNull(number());
const loss = number({ min: -1e30, max: 1e30 });

const engine = object<EngineInfo>({
  backend: oneOf('webgl', 'wasm', 'cpu'),
  where: oneOf('worker', 'page'),
  renderer: orUndefined(text({ max: 1000 })),
  software: flag,
  threads: orUndefined(integer(1, 10_000)),
  kernels: orUndefined(oneOf('stock', 'webgl', 'simd', 'relaxed-simd')),
  measuredBeatsPerSec: orUndefined(number({ min: 0 })),
  passedOver: list(
    object<EngineInfo['passedOver'][number]>({
      engine: oneOf('worker-webgl', 'page-webgl', 'wasm', 'cpu'),
      reason: text({ max: 5000 }),
      beatsPerSec: orUndefined(number({ min: 0 })),
    }),
    { max: 100 },
  ),
  tfjsVersion: text(),
});

/** Names and numbers in a message. */
const values = byName(either(text({ max: 100_000 }), number(), 'a text or a number'));

const leak = object<Leak>({
  code: oneOf(
    'same-patient',
    'window-overlap',
    'epoch-on-test',
    'oversampled-before-split',
    'window-rule',
    'network-labels',
    'relabelled',
    'databases-apart',
    'whole-record',
    'tested-beside-learnt',
    'adapted',
  ),
  level: oneOf('fault', 'protocol', 'note'),
  message: text({ max: 100_000 }),
  values,
});

/** Its lines are read one by one when it is made: see `readEditLog`. */
const editLog = list(byName(anything), { min: 1, max: 1e6 });

const side = object<CapsuleSide>({
  beats: counted,
  counts: list(counted, { max: 100 }),
  records: orUndefined(list(text(), { max: 10_000 })),
  sha256,
});

const split = object<CapsuleSplit>({
  fold: integer(0, 100_000),
  training: orUndefined(side),
  validation: orUndefined(side),
  test: side,
});

const epoch = object<CapsuleEpoch>({
  epoch: integer(1, 1e6),
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

/** @param classes number of rows and columns */
function matrix(classes: number): Schema<number[][]> {
  const exact = { min: classes, max: classes };
  return list(list(counted, exact), exact);
}

function results(classes: number): Schema<CapsuleResults> {
  const none = orUndefined(list(counted, { min: classes, max: classes }));
  const numbers = { matrix: matrix(classes), missed: none, invented: none, metrics };
  return object<CapsuleResults>({
    probabilitiesSha256: sha256,
    trainingSec: seconds,
    beatsPerSec: number({ min: 0 }),
    pooled: object<CapsuleNumbers>(numbers),
    folds: list(
      object<CapsuleResults['folds'][number]>({
        ...numbers,
        fold: integer(0, 100_000),
        ended: oneOf('all', 'early', 'person'),
        bestEpoch: integer(0, 1e6),
        trainBeats: counted,
        validationBeats: counted,
        testBeats: counted,
        history: list(epoch, { max: 1e6 }),
      }),
      { max: 100_000 },
    ),
  });
}

const stopped = object<WrittenStop>({
  fold: integer(1, 100_000),
  folds: integer(1, 100_000),
  epoch: orUndefined(integer(1, 1e6)),
  epochs: integer(1, 1e6),
  isWithin: flag,
  text: text(),
});

function capsule(classes: number): Schema<Capsule> {
  return object<Capsule>({
    kind: oneOf('ecg-lab-capsule'),
    version: oneOf(1),
    title,
    createdAt: textLike(/^\d{4}-\d\d-\d\dT[\d:.]{1,20}Z$/, 'a time as 2026-01-31T12:00:00Z'),
    state: oneOf('finished', 'stopped'),
    stopped: orUndefined(stopped),
    synthetic: flag,
    classes: list(text(), { min: classes, max: classes }),
    classSymbols: byName(list(text(), { max: 1000 })),
    experiment: experimentSchema,
    splits: list(split, { max: 100_000 }),
    engine,
    browser: text({ max: 2000 }),
    versions: object({ lab: text(), tfjs: text() }),
    leaks: list(leak, { max: 1000 }),
    edits: orUndefined(list(editLog, { max: 10_000 })) as Schema<EditLog[]>,
    results: results(classes),
  });
}

/** The complete capsule, or where it is wrong; `kind` and `version` were checked before. */
export function readCapsule(value: unknown): Parsed<Capsule> {
  // The experiment determines the number of classes.
  const first = parse(object({ experiment: experimentSchema }), value);
  return first.value ? parse(capsule(first.value.experiment.prepare.classCount), value) : first;
}
