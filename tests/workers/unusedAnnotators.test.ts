import { expect, it } from 'vitest';
import { defaultPrepareSettings } from '../../src/beats';
import { createRecordsWorker } from '../../src/workers/records/recordsWorker';
import { sortFiles } from '../../src/workers/records/sortFiles';
import { smallRecord } from '../state/fakes';

/** A file of annotations that counts how often it is read, and can only be read as noise. */
function countedFile(name: string) {
  const read = { times: 0 };
  const noise = Uint8Array.from({ length: 600 }, (_, i) => (i * 7919 + 31) % 251);
  const blob = new Blob([noise]);
  const counted = (method: 'arrayBuffer' | 'slice' | 'stream' | 'text') =>
    Object.defineProperty(blob, method, {
      value: (...args: never[]) => {
        read.times++;
        return (Blob.prototype[method] as (...given: never[]) => unknown).apply(new Blob([noise]), args);
      },
    });
  for (const method of ['arrayBuffer', 'slice', 'stream', 'text'] as const) counted(method);
  return { file: { name, path: name, blob }, read };
}

it('Prepare reads the annotator in use and no other', async () => {
  const files = smallRecord('100').map(({ path, blob }) => ({ name: path, path, blob }));
  const { file, read } = countedFile('100.qrs');
  const { sources } = await sortFiles([...files, file], () => undefined);
  const source = sources[0]!;
  expect(source.annotators.map(({ name }) => name)).toContain('100.qrs');
  expect(source.annotation?.name).toBe('100.atr');
  expect(read.times).toBeGreaterThan(0);
  read.times = 0;
  const { beats } = await createRecordsWorker().prepare(source, defaultPrepareSettings);
  expect(beats.count).toBe(20);
  expect(read.times).toBe(0);
});
