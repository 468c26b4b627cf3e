import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { readAnnotations } from '../../src/wfdb';
import { predictionFiles } from '../../src/workers/records/predictionFiles';

it('writes what a run predicted as annotation files, in order of time, with the folders of records', async () => {
  const zip = predictionFiles(
    [
      {
        name: 'a/rec.1',
        samplingHz: 128,
        sample: Int32Array.of(300, 100, 200),
        predicted: Uint8Array.of(4, 0, 2),
      },
      { name: '100', samplingHz: 360, sample: Int32Array.of(77), predicted: Uint8Array.of(1) },
    ],
    'predictions of run "x"',
  );
  const files = unzipSync(new Uint8Array(await zip.arrayBuffer()));
  expect(Object.keys(files)).toEqual(['a/rec.1.lab', '100.lab']);
  const read = readAnnotations(files['a/rec.1.lab']!, 'rec.1.lab');
  expect(read).toMatchObject({
    samplingHz: 128,
    symbol: ['"', 'N', 'V', 'Q'],
    sample: Float64Array.of(0, 100, 200, 300),
    warnings: [],
  });
  expect(read.aux[0]).toBe('ECG lab: predictions of run "x"');
  expect(readAnnotations(files['100.lab']!, '100.lab').symbol).toEqual(['"', 'S']);
});
