import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readAnnotations, writeAnnotations } from '../../src/wfdb';
import { createRecordsWorker } from '../../src/workers/records/recordsWorker';
import type { SourceFile } from '../../src/workers/records/types';
import { makeAnnotations } from '../wfdb/build';
import { writeEdf } from '../wfdb/edf/writeEdf';
import { makeEdfSignal } from '../wfdb/edfBuild';
import { dropFiles } from './fieldRecords';

const file = (name: string, content: BlobPart): SourceFile => ({
  name,
  path: name,
  blob: new Blob([content]),
});

async function exportOf(files: SourceFile[]) {
  const { sources } = await dropFiles(files);
  const zip = await createRecordsWorker().exportRecord(sources[0]!, 'copy');
  const unzipped = unzipSync(new Uint8Array(await zip.arrayBuffer()));
  const again = await dropFiles(
    Object.entries(unzipped).map(([path, bytes]) => ({
      name: path.slice(path.lastIndexOf('/') + 1),
      path,
      blob: new Blob([bytes as Uint8Array<ArrayBuffer>]),
    })),
  );
  return { unzipped, again };
}

describe('a record exported as WFDB', () => {
  it('comes with its annotations byte for byte, and is a record again', async () => {
    const rows = Array.from({ length: 400 }, (_, k) => `${k / 250},${Math.sin(k / 9).toFixed(3)}`).join('\n');
    const beats = writeAnnotations(makeAnnotations([50, 150, 250].map((sample) => [sample, 'V'])));
    const { unzipped, again } = await exportOf([
      file('ecg.csv', `time (s),II (mV)\n${rows}\n`),
      file('ecg.atr', beats),
    ]);
    expect(Object.keys(unzipped).sort()).toEqual(['copy/copy.atr', 'copy/copy.dat', 'copy/copy.hea']);
    expect(unzipped['copy/copy.atr']).toEqual(beats);
    expect(again.facts).toMatchObject([
      {
        name: 'copy',
        state: 'ready',
        samplingHz: 250,
        lengthSamples: 400,
        leads: [{ name: 'II', units: 'mV' }],
        classCounts: [0, 0, 3, 0, 0],
        comments: ['Converted from ecg.csv'],
        problems: [],
      },
    ]);
  });

  it('keeps the times of annotations where signals have different rates', async () => {
    const signals = [
      makeEdfSignal(new Array(80).fill(5), { label: 'ECG', units: 'mV', samplesPerRecord: 8 }),
      makeEdfSignal(new Array(20).fill(5), { label: 'Resp', units: '%', samplesPerRecord: 2 }),
    ];
    const events = [2.5, 3.5, 4.5].map((onsetSec) => ({ onsetSec, durationSec: undefined, text: 'N' }));
    const { unzipped, again } = await exportOf([
      file('n.edf', writeEdf({ signals, events }) as Uint8Array<ArrayBuffer>),
    ]);
    const { sample, samplingHz } = readAnnotations(unzipped['copy/copy.atr']!, 'copy.atr');
    expect([...sample].map((at) => at / samplingHz!)).toEqual([2.5, 3.5, 4.5]);
    expect(again.facts).toMatchObject([{ samplingHz: 8, annotationCount: 3, classCounts: [3, 0, 0, 0, 0] }]);
  });
});
