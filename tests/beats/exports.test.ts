import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { beatsNpz, FEATURE_COLUMNS, npyHeader, predictionsCsv } from '../../src/beats';
import { makeBeats } from './makeBeats';

/** Reads a .npy file as NumPy's format description says: magic, version, little-endian header length, a Python literal. */
function parseNpy(file: Uint8Array): { descr: string; shape: number[]; data: ArrayBuffer } {
  expect([...file.subarray(0, 8)]).toEqual([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]);
  const headerLength = file[8]! + 256 * file[9]!;
  expect((10 + headerLength) % 64).toBe(0);
  const header = new TextDecoder().decode(file.subarray(10, 10 + headerLength));
  const match = /^\{'descr': '([^']+)', 'fortran_order': False, 'shape': \(([^)]*)\), \} *\n$/.exec(header);
  const shape = match![2]!.split(',').filter((size) => size.trim() !== '');
  return { descr: match![1]!, shape: shape.map(Number), data: file.slice(10 + headerLength).buffer };
}

function parseText(data: ArrayBuffer, width: number): string[] {
  const points = [...new Uint32Array(data)];
  return Array.from({ length: points.length / width }, (_, row) =>
    String.fromCodePoint(...points.slice(row * width, (row + 1) * width).filter((point) => point > 0)),
  );
}

async function readNpz(pieces: Iterable<Uint8Array<ArrayBuffer>>) {
  const files = unzipSync(new Uint8Array(await new Blob([...pieces]).arrayBuffer()));
  return Object.fromEntries(Object.entries(files).map(([name, file]) => [name, parseNpy(file)]));
}

describe('npyHeader', () => {
  it('is the header that NumPy 1.x writes', () => {
    // Python: numpy.lib.format.write_array_header_1_0(f, {'descr': '<f4', 'fortran_order': False, 'shape': (3, 251)})
    const text = "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 251), }".padEnd(117);
    const expected = `\x93NUMPY\x01\x00v\x00${text}\n`;
    expect(String.fromCharCode(...npyHeader({ descr: '<f4', shape: [3, 251] }))).toBe(expected);
  });

  it('ends at a multiple of 64 for every shape', () => {
    for (let n = 1; n < 1e9; n *= 7) {
      const header = npyHeader({ descr: '<U10', shape: [n] });
      expect(header.length % 64).toBe(0);
      expect(header.at(-1)).toBe(0x0a);
      expect(new TextDecoder().decode(header)).toContain(`(${n},)`);
    }
  });
});

describe('beatsNpz', () => {
  const set = makeBeats({ labels: [0, 1, 2, 3, 4, 0], recordNames: ['100', 'a04_心'] });

  it('holds the columns with NumPy types and shapes', async () => {
    const arrays = await readNpz(beatsNpz(set, Int32Array.of(0, 1, -1, 0, 1, -1), 'window-rule'));
    const heads = Object.entries(arrays).map(([name, { descr, shape }]) => [name, descr, ...shape]);
    expect(heads).toEqual([
      ['X.npy', '<f4', 6, 5],
      ['y.npy', '|u1', 6],
      ['record.npy', '<U5', 6],
      ['sample.npy', '<i4', 6],
      ['symbol.npy', '<U1', 6],
      ['fold.npy', '<i4', 6],
      ['features.npy', '<f4', 6, 14],
      ['feature_names.npy', '<U22', 14],
      ['stamp.npy', '<U11', 1],
    ]);
    const features = Array.from({ length: 6 }, (_, beat) => [
      ...set.rhythm.subarray(9 * beat, 9 * beat + 9),
      ...set.shape!.subarray(5 * beat, 5 * beat + 5),
    ]);
    expect([...new Float32Array(arrays['features.npy']!.data)]).toEqual(features.flat());
    expect(parseText(arrays['feature_names.npy']!.data, 22)).toEqual(FEATURE_COLUMNS.map(({ name }) => name));
    expect(new Float32Array(arrays['X.npy']!.data)).toEqual(set.waveform);
    expect(new Uint8Array(arrays['y.npy']!.data)).toEqual(set.label);
    expect(new Int32Array(arrays['sample.npy']!.data)).toEqual(set.sample);
    expect([...new Int32Array(arrays['fold.npy']!.data)]).toEqual([0, 1, -1, 0, 1, -1]);
    expect(parseText(arrays['symbol.npy']!.data, 1)).toEqual(set.symbol);
    const names = [...set.record].map((record) => set.recordNames[record]);
    expect(parseText(arrays['record.npy']!.data, 5)).toEqual(names);
  });

  it('holds the other lead where there is one', async () => {
    const both = makeBeats({ labels: [0, 1, 2], secondLead: true });
    const { descr, shape, data } = (await readNpz(beatsNpz(both)))['X2.npy']!;
    expect([descr, ...shape]).toEqual(['<f4', 3, 5]);
    expect(new Float32Array(data)).toEqual(both.second);
  });

  it('takes shared memory, many pieces and no beats', async () => {
    const shared = { ...set, waveform: new Float32Array(new SharedArrayBuffer(set.waveform.byteLength)) };
    shared.waveform.set(set.waveform);
    const copied = await readNpz(beatsNpz(shared));
    expect(new Float32Array(copied['X.npy']!.data)).toEqual(set.waveform);
    expect([...new Int32Array(copied['fold.npy']!.data)]).toEqual([-1, -1, -1, -1, -1, -1]);

    const wide = makeBeats({ labels: [0, 1], lengthSamples: 600_000 });
    const written = (await readNpz(beatsNpz(wide)))['X.npy']!.data;
    expect(Buffer.compare(Buffer.from(written), Buffer.from(wide.waveform.buffer))).toBe(0);

    const none = await readNpz(beatsNpz(makeBeats({ labels: [], recordNames: [] })));
    expect(none['X.npy']).toMatchObject({ shape: [0, 5] });
    expect(none['record.npy']).toMatchObject({ descr: '<U1', shape: [0] });
  });

  it('is the same file every time', async () => {
    const bytes = async () => new Uint8Array(await new Blob([...beatsNpz(set)]).arrayBuffer());
    expect(await bytes()).toEqual(await bytes());
  });

  it('refuses folds of another length', () => {
    expect(() => beatsNpz(set, new Int32Array(2))).toThrow('6 beats stand against 2 folds');
  });
});

describe('predictionsCsv', () => {
  const columns = {
    recordNames: ['100', 'a,"b"'],
    recordHz: [360, 1000],
    record: Uint16Array.of(0, 1),
    sample: Int32Array.of(370, 2500),
    symbol: ['N', '/'],
    label: Uint8Array.of(0, 4),
    fold: Int32Array.of(2, -1),
    split: 'test',
    predicted: Uint8Array.of(0, 2),
    probabilities: Float32Array.of(0.9, 0.1, 0, 0, 0, 0, 0, 0.75, 0, 0.25),
    classCount: 5,
    stamp: 'same-patient+epoch-on-test',
  };

  it('has one line per beat', () => {
    expect(predictionsCsv(columns)).toBe(
      [
        'record,sample,time_s,symbol,aami,fold,split,pred,p_N,p_S,p_V,p_F,p_Q,correct,stamp',
        '100,370,1.0278,N,N,2,test,N,0.900000,0.100000,0.000000,0.000000,0.000000,1,same-patient+epoch-on-test',
        '"a,""b""",2500,2.5000,/,Q,-1,test,VEB,0.000000,0.000000,0.750000,0.000000,0.250000,0,same-patient+epoch-on-test',
        '',
      ].join('\n'),
    );
  });

  it('leaves Q out of four classes, and takes a part per beat', () => {
    const four = predictionsCsv({
      ...columns,
      label: Uint8Array.of(0, 1),
      split: ['test', 'validation'],
      probabilities: Float32Array.of(1, 0, 0, 0, 0, 1, 0, 0),
      classCount: 4,
      stamp: '',
    }).split('\n');
    expect(four[0]).toBe('record,sample,time_s,symbol,aami,fold,split,pred,p_N,p_S,p_V,p_F,correct,stamp');
    expect(four[1]).toMatch(/,1,$/);
    expect(four[2]).toContain(',-1,validation,VEB,');
  });

  it('refuses columns of different length', () => {
    expect(() => predictionsCsv({ ...columns, classCount: 4 })).toThrow('2 beats stand against');
  });
});
