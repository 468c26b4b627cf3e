import { createRequire } from 'node:module';
import * as tf from '@tensorflow/tfjs';
import { createPreparer, type PrepareSettings } from '../../src/beats';
import { NO_CHANGE } from '../../src/beats/beatChange';
import type { BeatSet } from '../../src/beats/types';
import type { EngineInfo } from '../../src/experiment/engines/types';
import type { ModelArtifacts } from '../../src/experiment/network/types';
import { PRESETS } from '../../src/experiment/settings/presets';
import type { TrainSettings } from '../../src/experiment/settings/types';
import { upgradeExperiment } from '../../src/experiment/settings/upgradeExperiment';
import type { ExplainedPart } from '../../src/explain';
import { type Trust, withSecondSeed } from '../../src/explain/trust';
import type { Attribution } from '../../src/explain/types';
import { openWasm } from '../../src/kernels/wasm/openWasm';
import { compareSeeds } from '../../src/training/explain/compareSeeds';
import { explainStored } from '../../src/training/explain/explainStored';
import { hiddenRows } from '../../src/training/explain/hiddenRows';
import { createWhatIf } from '../../src/training/explain/whatIf';
import { BeatStore } from '../../src/training/input/beatStore';
import { RunControl } from '../../src/training/run/control';
import { runExperiment } from '../../src/training/run/runExperiment';
import { parseHeader, readAnnotations, readRecord } from '../../src/wfdb';
import { readNetworkFile } from '../../src/workers/records/readNetworkFile';
import type { RecordBytes } from './detectBench';

/** A network and the record that it is asked about. */
export interface Asked {
  name: string;
  prepare: PrepareSettings;
  train: TrainSettings;
  model: ModelArtifacts;
}

export interface ExplainRow {
  /** Wall clock until the first picture, until all pictures and shares, and until the checks are there, ms. */
  firstMs: number;
  allMs: number;
  checkedMs: number;
  /** With the check of a second seed where there is a network of one. */
  trust: Trust[];
}

/** tfjs in WebAssembly with the lab's kernels, as in the page's training thread. */
export async function openEngine(): Promise<void> {
  const binaryUrl = createRequire(import.meta.url).resolve(
    '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm',
  );
  await openWasm({ binaryUrl });
}

function prepared({ name, hea, dat, atr }: RecordBytes, settings: PrepareSettings): BeatSet {
  const header = parseHeader(hea, `${name}.hea`);
  const record = readRecord({ header, files: new Map([[`${name}.dat`, dat]]) });
  return createPreparer(settings).prepare({ record, annotations: readAnnotations(atr, `${name}.atr`) }).beats;
}

/** Trains the network of a recipe on these records, the last of them tested. */
export async function trained(
  preset: keyof typeof PRESETS,
  records: readonly RecordBytes[],
  change: Partial<TrainSettings>,
): Promise<Asked> {
  const { prepare, train } = PRESETS[preset] as { prepare: PrepareSettings; train: TrainSettings };
  const names = records.map(({ name }) => name);
  const settings: TrainSettings = {
    ...train,
    protocol: { kind: 'records', training: names.slice(0, -1), test: names.slice(-1) },
    ...change,
  };
  const beats = new BeatStore();
  for (const record of records) beats.add(prepared(record, prepare));
  const engine: EngineInfo = {
    ...{ backend: 'wasm', where: 'page', renderer: undefined, software: true },
    ...{ passedOver: [], tfjsVersion: tf.version.tfjs },
  };
  const { beforeSec, afterSec } = prepare.window;
  const { folds } = await runExperiment({
    ...{ beats, settings, classCount: prepare.classCount, engine, control: new RunControl() },
    ...{ windowSec: beforeSec + afterSec, onEvent: () => {} },
  });
  return { name: preset, prepare, train: settings, model: folds[0]!.model };
}

/** The network that comes with the lab. */
export async function shipped(bytes: Uint8Array<ArrayBuffer>): Promise<Asked> {
  const name = 'new-patients-1.zip';
  const read = await readNetworkFile({ name, path: name, blob: new Blob([bytes]) });
  const { experiment } = read!.metadata as { experiment: Parameters<typeof upgradeExperiment>[0] };
  // Settings that came after it was trained are as they were before.
  const { prepare, train } = upgradeExperiment(experiment);
  return { name: 'new patients 1, as shipped', prepare, train, model: read!.artifacts };
}

/**
 * Explains beats of a record, so many of each class, spread over the record; the class explained is their own.
 *
 * @param other the same network, trained with another seed; if omitted, networks that answer together are compared
 */
export async function explainRecord(
  { prepare, train, model }: Asked,
  bytes: RecordBytes,
  perClass: number,
  other?: Asked,
): Promise<ExplainRow[]> {
  const beats = prepared(bytes, prepare);
  const { beforeSec, afterSec } = prepare.window;
  const network = { settings: train, classCount: prepare.classCount, windowSec: beforeSec + afterSec, model };
  const rows: ExplainRow[] = [];
  for (const classIndex of [0, 1, 2]) {
    const own = [...beats.label.keys()].filter((row) => beats.label[row] === classIndex);
    for (let i = 0; i < Math.min(perClass, own.length); i++) {
      const row = own[Math.floor((i * own.length) / Math.min(perClass, own.length))]!;
      const begin = performance.now();
      const at: Partial<Record<ExplainedPart['kind'], number>> = {};
      let firstMs = Number.NaN;
      let trust: Trust[] = [];
      const attributions: Attribution[] = [];
      await explainStored(beats, { ...network, row, classIndex }, { stopped: false }, (part) => {
        at[part.kind] = performance.now() - begin;
        if (part.kind === 'attribution' && part.attribution.method === 'occlusion') firstMs = at.attribution!;
        if (part.kind === 'trust') trust = part.trust;
        if (part.kind === 'attribution') attributions.push(part.attribution);
      });
      const second = other ? { model: other.model, against: attributions } : {};
      const request = { ...network, row, classIndex, ...second };
      const agreements = await compareSeeds(beats, request, { stopped: false });
      const allMs = Math.max(at.attribution!, at.shares!);
      rows.push({ firstMs, allMs, checkedMs: at.trust!, trust: withSecondSeed(trust, agreements!) });
    }
  }
  return rows;
}

/** Beats per second of the last hidden layer. */
export async function hiddenPace({ prepare, train, model }: Asked, bytes: RecordBytes): Promise<number> {
  const beats = prepared(bytes, prepare);
  const { beforeSec, afterSec } = prepare.window;
  const network = { settings: train, classCount: prepare.classCount, windowSec: beforeSec + afterSec, model };
  const begin = performance.now();
  await hiddenRows(beats, network, { stopped: false });
  return beats.count / ((performance.now() - begin) / 1000);
}

/** How long the answer to the first and to each further change of a beat of a record takes, wall clock, ms. */
export async function whatIfTimes(
  { prepare, train, model }: Asked,
  bytes: RecordBytes,
): Promise<{ firstMs: number; furtherMs: number[] }> {
  const beats = prepared(bytes, prepare);
  const { beforeSec, afterSec } = prepare.window;
  const held = createWhatIf(beats, {
    ...{ settings: train, classCount: prepare.classCount, windowSec: beforeSec + afterSec, model },
    ...{ row: beats.count >> 1, normalise: prepare.normalise },
    timesSec: Float64Array.from(beats.sample, (sample) => sample / beats.recordHz[0]!),
  });
  const times: number[] = [];
  for (let step = 0; step <= 20; step++) {
    const begin = performance.now();
    await held.ask({ ...NO_CHANGE, scale: 0.5 + step / 20, beforeSec: 0.4 + step / 50 });
    times.push(performance.now() - begin);
  }
  held.close();
  return { firstMs: times[0]!, furtherMs: times.slice(1) };
}
