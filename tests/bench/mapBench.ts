import { createPreparer, type PrepareSettings } from '../../src/beats';
import type { BeatSet } from '../../src/beats/types';
import { embedBeats } from '../../src/embedding/embedBeats';
import { stratifiedSample } from '../../src/embedding/sample';
import { type MapMethod, type MapQuality, MOST_SAMPLED } from '../../src/embedding/types';
import { PRESETS } from '../../src/experiment/settings/presets';
import { hiddenRows } from '../../src/training/explain/hiddenRows';
import { parseHeader, readAnnotations, readRecord } from '../../src/wfdb';
import type { RecordBytes } from './detectBench';
import type { Asked } from './explainBench';

export interface MapRow {
  beats: number;
  width: number;
  moved: number;
  /** Seconds of the processor, until the picture of PCA, until that of UMAP is done, and until both are measured. */
  pcaSec: number;
  umapSec: number;
  measuredSec: number;
  /** Share of the variance of the axes of PCA's picture. */
  shown: number;
  quality: Record<MapMethod, MapQuality>;
}

/** The beats as the recipe of the new patients prepares them. */
export function preparedParts(records: readonly RecordBytes[], settings = preset().prepare): BeatSet[] {
  const preparer = createPreparer(settings);
  return records.map(({ name, hea, dat, atr }) => {
    const header = parseHeader(hea, `${name}.hea`);
    const record = readRecord({ header, files: new Map([[`${name}.dat`, dat]]) });
    return preparer.prepare({ record, annotations: readAnnotations(atr, `${name}.atr`) }).beats;
  });
}

const preset = () => PRESETS.interPatient as { prepare: PrepareSettings };

/** The waveforms of beats, one after the other. */
export function waveforms(parts: readonly BeatSet[]): Float32Array {
  return joined(parts.map(({ waveform }) => waveform));
}

/** What a network computes of beats in its last hidden layer. */
export async function hiddenLayer(parts: readonly BeatSet[], { prepare, train, model }: Asked) {
  const { beforeSec, afterSec } = prepare.window;
  const network = { settings: train, classCount: prepare.classCount, windowSec: beforeSec + afterSec, model };
  const rows: Float32Array[] = [];
  for (const part of parts) rows.push((await hiddenRows(part, network, { stopped: false }))!);
  return joined(rows);
}

/** Makes a map of beats as the page does, with the seed 1. */
export function mapRow(parts: readonly BeatSet[], values: Float32Array): MapRow {
  const record = Uint16Array.from(parts.flatMap(({ count }, i) => new Array<number>(count).fill(i)));
  const label = Uint8Array.from(parts.flatMap((part) => Array.from(part.label)));
  const width = values.length / record.length;
  const sample = stratifiedSample({ record, label }, MOST_SAMPLED, 1);
  const row = { beats: record.length, width, moved: sample.length, quality: {} } as MapRow;
  const begin = process.cpuUsage();
  const sec = () => {
    const { user, system } = process.cpuUsage(begin);
    return (user + system) / 1e6;
  };
  embedBeats({ values, width, record, label, sample, seed: 1 }, (part) => {
    if (part.kind === 'variance') row.shown = part.shown;
    else if (part.kind === 'quality') row.quality[part.method] = part.quality;
    else if (part.method === 'pca') row.pcaSec = sec();
    else row.umapSec = sec();
  });
  row.measuredSec = sec();
  return row;
}

function joined(arrays: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(arrays.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const array of arrays) {
    all.set(array, at);
    at += array.length;
  }
  return all;
}
