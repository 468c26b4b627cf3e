import { describe, expect, it } from 'vitest';
import {
  openTable,
  openWfdb,
  outlineOfMatlab,
  parseHeader,
  problem,
  readAnnotations,
  WfdbError,
} from '../../src/wfdb';
import { byteSource } from '../../src/wfdb/zip/byteSource';
import { catchProblem } from '../wfdb/catchProblem';
import { writeV4 } from '../wfdb/matlab/writeMatlab';

const bytes = (content: string) => new TextEncoder().encode(content);
const refused = (header: string) => catchProblem(() => parseHeader(bytes(header), 'x.hea'));

/** Inputs that once hung, overflowed the stack or flooded the page, each as small as it could be made. */
describe('what fuzzing found', () => {
  it('a number of a million digits is refused at once (its pattern took minutes)', () => {
    const digits = `${'1'.repeat(2_000_000)}x`;
    expect(refused(`x 1 ${digits}\nx.dat 16\n`).code).toBe('header-malformed');
    expect(refused(`x 1 360/${digits}\nx.dat 16\n`).code).toBe('header-malformed');
    expect(refused(`x 1\nx.dat 16 ${digits}\n`).code).toBe('header-malformed');
  });

  it('a storage format with a million modifiers is refused (its pattern overflowed the stack)', () => {
    expect(refused(`x 1\nx.dat 16${'x3'.repeat(4_000_000)}\n`).code).toBe('header-malformed');
  });

  it('a header with a hundred thousand signals is refused (reading them overflowed the stack)', () => {
    expect(refused(`x 100000 360 10\n${'x.dat 16\n'.repeat(100_000)}`)).toMatchObject({
      code: 'header-malformed',
      values: { expected: 'at most 4096 signals' },
    });
  });

  it('a line of a million digits is no row of a table (its pattern took minutes)', async () => {
    const rows = Array.from({ length: 40 }, (_, k) => `0.${k}`).join('\n');
    for (const long of [
      '1'.repeat(60_000),
      `${'1,'.repeat(30_000)}x`,
      '"'.repeat(60_000),
      ' '.repeat(60_000),
    ]) {
      const source = byteSource(bytes(`ECG (mV)\n${rows}\n${long}\n${rows}`));
      const reading = { samplingHz: 250, leads: [0], unit: 'mV' as const };
      const { facts } = await openTable(source, 'x.csv', reading);
      expect(facts.lengthSamples).toBe(long.trim() === '' ? 80 : 81);
    }
  });

  it('a matrix of no rows is no matrix of samples', async () => {
    const empty = writeV4([{ name: 'val', rows: 1, values: [] }]);
    new DataView(empty.buffer).setInt32(4, 0, true);
    new DataView(empty.buffer).setInt32(8, 500, true);
    await expect(outlineOfMatlab(byteSource(empty), 'x.mat')).rejects.toThrow('no matrix of samples');
  });

  it('names of any length give sentences of limited length', async () => {
    const long = 'n'.repeat(50_000);
    const files = new Map([['x.hea', byteSource(bytes(`x/1 1 360 100\n${long} 100\n`))]]);
    const error = await openWfdb({ headerName: 'x.hea', files }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(WfdbError);
    const { message, values } = (error as WfdbError).problem;
    expect(message.length).toBeLessThan(1000);
    for (const value of Object.values(values)) expect(String(value).length).toBeLessThan(1000);

    const found = problem('file-unknown', long, `${long} is ${'very '.repeat(5000)}long.`, {
      name: long,
      count: 3,
    });
    expect([found.file, found.message, found.values.name].every((text) => String(text).length < 1000)).toBe(
      true,
    );
    expect(found.message).toMatch(/^n{100}…n{19} is very /);
    expect(found.values.count).toBe(3);
    const short = 'x.hea is short.';
    expect(problem('file-unknown', 'x.hea', short, { name: 'x' })).toEqual({
      code: 'file-unknown',
      file: 'x.hea',
      message: short,
      values: { name: 'x' },
    });
  });

  it('a step back from the notes about a file to its first annotation is none', () => {
    // A time resolution at sample 0, a SKIP of −6, and a beat at −5.
    const note = [0, 22 << 2, 24, 63 << 2, ...bytes('## time resolution: 1000')];
    const file = Uint8Array.from([...note, 0, 59 << 2, 255, 255, 250, 255, 1, 1 << 2, 0, 0]);
    const { sample, samplingHz, warnings } = readAnnotations(file, 'x.atr');
    expect([[...sample], samplingHz, warnings]).toEqual([[-5], 1000, []]);
  });
});
