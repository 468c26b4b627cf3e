import { describe, expect, it } from 'vitest';
import { FILES } from '../../../src/workers/monitor/recording';
import { type Checkpoint, countedFolder, hashOf, simulate } from '../../bench/week/simulate';
import { createBoardSource, createPolarSource, type EmulatedSource } from '../../bench/week/sources';
import { freshLab } from '../../state/labInNode';

freshLab();

const HOURS = 1;

/** A folder in memory. */
function folderHere() {
  const parts = new Map<string, Uint8Array<ArrayBuffer>[]>();
  return countedFolder({
    append(name, bytes) {
      const own = parts.get(name) ?? [];
      parts.set(name, own);
      own.push(bytes.slice() as Uint8Array<ArrayBuffer>);
    },
    file: async (name) => new Blob(parts.get(name) ?? []),
  });
}

describe('an hour of monitoring in which much goes wrong', () => {
  it.each<[string, () => EmulatedSource, number]>([
    ['a Polar H10', () => createPolarSource(1, { oftener: 10 }), 0.5],
    ['a board with a clock', () => createBoardSource(2, true, { oftener: 10 }), 0.5],
    ['a board without one', () => createBoardSource(3, false, { oftener: 10 }), 4],
  ])('with %s records and tells all that was emulated', async (_, create, mostShiftSec) => {
    const folder = folderHere();
    const checkpoints: Checkpoint[] = [];
    const source = create();
    const { counts, files, recordedSec } = await simulate({
      ...{ source, folder, detector: 'panTompkins', durationSec: HOURS * 3600, everySec: 360 },
      onCheckpoint: (at) => checkpoints.push(at),
    });
    expect(checkpoints).toHaveLength(10);
    expect(counts.gaps).toBeGreaterThan(2);
    expect(counts).toMatchObject({ gapsMissed: 0, gapsInvented: 0 });
    expect(counts.emulated).toBeGreaterThan(3000);
    expect(counts.missed + counts.invented).toBeLessThan(4);
    expect(counts.mostShiftSec).toBeLessThan(mostShiftSec);
    // What is in the record is what was appended, in its order, all of it.
    const written = folder.files()[FILES.samples]!;
    expect(written.bytes).toBe(4 * Math.round(recordedSec * source.samplingHz));
    const signal = files!.find(({ name }) => name === 'week.dat')!;
    expect(await hashOf(signal.blob)).toBe(written.sha256);
  });
});
