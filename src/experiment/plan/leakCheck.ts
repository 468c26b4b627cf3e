import { comparesWithRecord, featureColumns } from '../../beats/inputChannels';
import { patientOf } from '../../beats/patients';
import { isWithinDeChazal } from '../../beats/publishedSplit';
import { isHalf } from '../../beats/recordItems';
import { personOfBeats, personsOf } from '../../beats/splits';
import type { BeatIndex, PrepareSettings } from '../../beats/types';
import { contextReach, type Reach } from '../network/contextLayers';
import type { ContextSettings } from '../network/types';
import { declarationOf } from '../protocols';
import type { Protocol, TrainSettings } from '../settings/types';
import { databasesApart } from './leakDatabases';
import { labelsOfNetworks } from './leakNetworkLabels';
import { countOverlaps } from './leakOverlaps';
import type { FoldPlan } from './planFolds';
import type { Leak } from './types';

/** The settings that the leak check reads besides the plans. */
export interface LeakSettings {
  prepare: Pick<PrepareSettings, 'window' | 'windowRule' | 'align' | 'normalise' | 'denoise'>;
  train: Pick<TrainSettings, 'protocol' | 'bestEpochOn' | 'sampling' | 'input' | 'adaptation'> & {
    network: LeakNetwork;
  };
}

/** What the leak check reads of a network. */
type LeakNetwork =
  | { kind: 'multihead' | 'scalogram' | 'unet' | 'encoder' }
  | ({ kind: 'context' } & Pick<ContextSettings, 'dilations' | 'lookAheadBeats'>);

export interface LeakCheckOptions extends LeakSettings {
  index: BeatIndex;
  /** From `planFolds`, with the same settings; if empty, only what the settings alone show is found. */
  plans: readonly FoldPlan[];
  /** Records whose labels are the answers of a network. */
  networkLabelled?: readonly string[];
}

/**
 * Finds what makes the numbers of a run look better than they are for new patients, counted in the plans that the run
 * itself uses; faults first, then what follows from the protocol, then notes.
 *
 * The training side of a fold consists of the training beats and the validation beats, which choose the epoch.
 */
export function leakCheck(options: LeakCheckOptions): Leak[] {
  const found = [
    epochOnTest(options),
    oversampledBeforeSplit(options),
    windowRule(options),
    samePatient(options),
    windowOverlap(options),
    networkLabels(options),
    databases(options),
    wholeRecord(options),
    testedBesideLearnt(options),
    adapted(options),
  ];
  const order = ['fault', 'protocol', 'note'];
  return found
    .filter((leak) => leak !== undefined)
    .sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
}

function epochOnTest({ train }: LeakCheckOptions): Leak | undefined {
  if (train.bestEpochOn !== 'test') return undefined;
  return {
    code: 'epoch-on-test',
    level: 'fault',
    message:
      'The best epoch is chosen on the test beats: the epoch that happens to suit them is kept, so the test is no longer a test.',
    values: {},
  };
}

function oversampledBeforeSplit({ index, plans, train }: LeakCheckOptions): Leak | undefined {
  if (train.sampling.when !== 'beforeSplit' || train.sampling.kind !== 'oversample') return undefined;
  let beats = 0;
  for (const plan of plans) {
    const isLearnt = marksOf(index, [plan.train]);
    for (const beat of plan.test) beats += isLearnt[beat]!;
  }
  const tested = testedOf(plans);
  if (tested > 0 && beats === 0) return undefined;
  return {
    code: 'oversampled-before-split',
    level: 'fault',
    message:
      tested === 0
        ? 'Beats are oversampled before they are divided into training and test, so copies of tested beats are trained on.'
        : `Beats are oversampled before they are divided into training and test: of ${beats} of the ${tested} test beats a copy is trained on.`,
    values: { beats, tested },
  };
}

function windowRule({ prepare }: LeakCheckOptions): Leak | undefined {
  if (prepare.windowRule === 'same') return undefined;
  return {
    code: 'window-rule',
    level: 'fault',
    message:
      'Beats of class F are cut by another rule, to the end of the next beat’s window: their shape tells their class, and for a new beat the class would have to be known before it is cut.',
    values: { className: 'F' },
  };
}

function samePatient(options: LeakCheckOptions): Leak | undefined {
  const { index, plans, train } = options;
  const { names, ofRecord } = personsOf(index.recordNames, index.recordDatabase);
  const personOf = personOfBeats(index);
  const tested = new Set<number>();
  const shared = new Set<number>();
  for (const plan of plans) {
    const isLearnt = new Uint8Array(names.length);
    for (const part of sidesOf(plan, train)) {
      for (let i = 0; i < part.length; i++) isLearnt[personOf[part[i]!]!] = 1;
    }
    const isTested = new Uint8Array(names.length);
    for (let i = 0; i < plan.test.length; i++) isTested[personOf[plan.test[i]!]!] = 1;
    isTested.forEach((mark, person) => {
      if (mark === 1) tested.add(person);
      if (mark === 1 && isLearnt[person] === 1) shared.add(person);
    });
  }
  if (shared.size === 0) return undefined;

  const { samePatient: meaning } = declarationOf(train.protocol);
  const counts = { persons: shared.size, tested: tested.size };
  const leak = (level: Leak['level'], message: string, values: Leak['values']): Leak => {
    return { code: 'same-patient', level, message, values };
  };
  if (meaning === 'own') {
    const message = `The network learns from the first beats of the same records that are tested (${counts.persons} of ${counts.tested} patients): that is the point of this protocol, and its numbers hold for patients from whom such beats are available.`;
    return leak('protocol', message, { ...counts, how: 'own' });
  }
  if (meaning === 'shuffled') {
    const message = `Beats of ${counts.persons} of ${counts.tested} tested patients are on both sides: the numbers hold for further beats of these patients, not for new ones.`;
    return leak('protocol', message, { ...counts, how: 'shuffled' });
  }
  const records = [...shared]
    .map((person) => index.recordNames.filter((_, record) => ofRecord[record] === person).join(', '))
    .join('; ');
  return isPublished(
    train.protocol,
    [...shared].map((person) => names[person]!),
  )
    ? leak(
        'protocol',
        `Records of one patient are on both sides (${records}): the published division does this.`,
        { ...counts, records, how: 'published' },
      )
    : leak(
        'fault',
        `Records of one patient are on both sides (${records}), so that part of the test says nothing about new patients. Put them on one side.`,
        { ...counts, records, how: 'records' },
      );
}

/** Whether these persons are on both sides because de Chazal's halves have them so. */
function isPublished(protocol: Protocol, shared: readonly string[]): boolean {
  if (protocol.kind === 'records') return isWithinDeChazal(protocol);
  if (protocol.kind !== 'databases') return false;
  const { training, test } = protocol;
  const isDealtSo = training.some((item) => isHalf(item, 'DS1')) && test.some((item) => isHalf(item, 'DS2'));
  return isDealtSo && shared.every((name) => name === IN_BOTH_HALVES);
}

const IN_BOTH_HALVES = patientOf('201', 'mitdb');

function windowOverlap(options: LeakCheckOptions): Leak | undefined {
  const { index, plans, prepare, train } = options;
  const around = beatsAround(train);
  const neighbours = around.before + around.after > 0;
  const beats = countOverlaps({ index, sides: sidesOfFolds(options), prepare, around });
  if (beats === 0) return undefined;
  const tested = testedOf(plans);
  const windows = neighbours ? 'windows (with those of the beats before and after)' : 'windows';
  return {
    code: 'window-overlap',
    level: 'protocol',
    message: `The ${windows} of ${beats} of ${tested} test beats share samples with those of beats on the training side.`,
    values: { beats, tested, neighbours: neighbours ? 1 : 0 },
  };
}

function networkLabels(options: LeakCheckOptions): Leak | undefined {
  return labelsOfNetworks(options.index, sidesOfFolds(options), options.networkLabelled ?? []);
}

function databases(options: LeakCheckOptions): Leak | undefined {
  return databasesApart(options.index, sidesOfFolds(options), options.prepare.denoise);
}

function wholeRecord({ prepare, train }: LeakCheckOptions): Leak | undefined {
  const { input, network } = train;
  // Its sections are scaled by themselves, whatever is done to windows.
  if (network.kind === 'unet') return undefined;
  const usesInput = network.kind !== 'scalogram';
  const used: [boolean, string, string][] = [
    [usesInput && (input.difference || input.longDifference || input.shape), 'difference', 'median beat'],
    [prepare.normalise === 'record', 'amplitude', 'amplitude'],
    [usesInput && comparesWithRecord(featureColumns(input)), 'rhythm', 'rhythm'],
  ];
  const parts = used.filter(([isUsed]) => isUsed);
  if (parts.length === 0) return undefined;
  const names = parts.map(([, , name]) => name).join(', ');
  return {
    code: 'whole-record',
    level: 'note',
    message: `Values computed from the whole record, without labels, are part of the input (${names}): fine for recordings, not available during live monitoring.`,
    values: { parts: parts.map(([, part]) => part).join(',') },
  };
}

/** Only records that are on both sides of a fold; where patients are apart, there are none. */
function testedBesideLearnt({ index, plans, train }: LeakCheckOptions): Leak | undefined {
  if (train.network.kind !== 'context') return undefined;
  const shared = new Set<number>();
  for (const plan of plans) {
    const learnt = new Set(Array.from(plan.train, (beat) => index.record[beat]!));
    for (const beat of plan.test) if (learnt.has(index.record[beat]!)) shared.add(index.record[beat]!);
  }
  if (shared.size === 0) return undefined;
  return {
    code: 'tested-beside-learnt',
    level: 'note',
    message: `The network sees the beats around each beat. In ${shared.size} tested records beats are learnt, too: tested beats are seen beside them in training, their waveforms and features, not their labels.`,
    values: { records: shared.size },
  };
}

function adapted({ train }: LeakCheckOptions): Leak | undefined {
  if (train.adaptation === 'none') return undefined;
  return {
    code: 'adapted',
    level: 'protocol',
    message:
      'The network is adapted to the tested record, without labels: it looks at all tested beats of a record before it answers. The numbers hold for complete recordings, and are not comparable with those of networks that are not adapted.',
    values: {},
  };
}

/** How many beats before and after a beat are part of its input. */
function beatsAround({ network, input }: LeakSettings['train']): Reach {
  if (network.kind === 'scalogram') return { before: 1, after: 1 };
  // Records are dealt whole (see `recordProblems`).
  if (network.kind === 'unet') return { before: 0, after: 0 };
  const neighbours = input.neighbours ? 1 : 0;
  const { before, after } = network.kind === 'context' ? contextReach(network) : { before: 0, after: 0 };
  return { before: before + neighbours, after: after + neighbours };
}

function sidesOfFolds({ plans, train }: LeakCheckOptions): { train: Int32Array[]; test: Int32Array }[] {
  return plans.map((plan) => ({ train: sidesOf(plan, train), test: plan.test }));
}

/** Beats of the training side, as separate lists. */
function sidesOf(plan: FoldPlan, { bestEpochOn }: LeakSettings['train']): Int32Array[] {
  return bestEpochOn === 'test' ? [plan.train] : [plan.train, plan.validation];
}

function marksOf(index: BeatIndex, parts: Int32Array[]): Uint8Array {
  const marks = new Uint8Array(index.labels.length);
  for (const part of parts) for (let i = 0; i < part.length; i++) marks[part[i]!] = 1;
  return marks;
}

function testedOf(plans: readonly FoldPlan[]): number {
  return plans.reduce((sum, { test }) => sum + test.length, 0);
}
