import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type BeatMeasures, beatMeasures } from '../../src/evaluation/ec57/bxb/beatMeasures';
import { bxb } from '../../src/evaluation/ec57/bxb/bxb';
import { predictedMarks } from '../../src/evaluation/ec57/predictedMarks';
import { createLivePath, type LiveBeat, type LiveSettings } from '../../src/live';
import { networkOfFile } from '../../src/state/label/openNetwork';
import { createLiveClassifier, type LiveClassifier } from '../../src/workers/monitor/liveClassifier';
import { readNetworkFile } from '../../src/workers/records/readNetworkFile';
import { openWasmInNode } from '../kernels/wasmBackend';
import { loadRecord, type RecordBytes } from './detectBench';

export { liveDetectors } from './liveBench';

const BAND = { lowHz: 0.5, highHz: 40, notchHz: 60 };

/** A network's file, ready to say classes of beats as they come at a rate. */
export async function openLiveNetwork(path: string): Promise<(samplingHz: number) => LiveClassifier> {
  await openWasmInNode();
  const name = basename(path);
  const read = await readNetworkFile({
    name,
    path: name,
    blob: new Blob([new Uint8Array(readFileSync(path))]),
  });
  if (!read) throw new Error(`${name} is no network.`);
  const network = networkOfFile(read, name);
  return (samplingHz) => createLiveClassifier(network, samplingHz);
}

export interface LiveNetworkRow {
  /** By the comparison of EC57, first five minutes left out. */
  measures: BeatMeasures;
  latenciesSec: number[];
  cpuSec: number;
  durationSec: number;
}

/** Replays the first signal of a record through Monitor's path with a network, and compares beats and classes with the reference. */
export function benchLiveNetwork(
  bytes: RecordBytes,
  open: (samplingHz: number) => LiveClassifier,
  detector: LiveSettings['detector'],
): LiveNetworkRow {
  const record = loadRecord(bytes);
  const { leads, hz, annotations } = record;
  const [lead] = leads as [Float32Array];
  const classifier = open(hz);
  const start = process.cpuUsage();
  const path = createLivePath({ samplingHz: hz, band: BAND, detector, ...classifier });
  const events = [...path.push({ startSec: 0, samplingHz: hz, samples: lead }), ...path.finish()];
  const { user, system } = process.cpuUsage(start);
  classifier.dispose();
  const beats = events.flatMap((event): LiveBeat[] => (event.type === 'beat' ? [event.beat] : []));
  // On the filtered signal, which is later than what the reference is of.
  const delay = path.filterDelaySec * hz;
  const test = predictedMarks({
    sample: beats.map(({ sample }) => Math.max(0, Math.round(sample - delay))),
    // A beat without a window is one without a class.
    predicted: beats.map(({ classIndex }) => Math.min(classIndex, 4)),
  });
  const compared = { record: bytes.name, reference: annotations, test, samplingHz: hz };
  const { counts } = bxb({ ...compared, sampleCount: lead.length }, true);
  return {
    measures: beatMeasures(counts),
    latenciesSec: beats.map(({ sample, knownSample }) => (knownSample - sample) / hz),
    cpuSec: (user + system) / 1e6,
    durationSec: lead.length / hz,
  };
}
