import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/base/random';
import { type BeatSet, beatsNpz, FEATURE_COLUMNS, npyHeader, predictionsCsv } from '../../src/beats';
import { RHYTHM_COLUMNS } from '../../src/beats/types';
import { makeBeats as makeBare } from './makeBeats';
import { readNpz } from './readNpz';

async function unpack(pieces: Iterable<Uint8Array<ArrayBuffer>>) {
  return readNpz(new Uint8Array(await new Blob([...pieces]).arrayBuffer()));
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

/** With median beats. */
function makeBeats(options: Parameters<typeof makeBare>[0]): BeatSet {
  const set = makeBare(options);
  const random = createRandom(7);
  const medians = () =>
    Float32Array.from({ length: set.recordNames.length * set.lengthSamples }, () => random.normal());
  const [medianSecond, longMedianSecond] = set.second ? [medians(), medians()] : [];
  return { ...set, median: medians(), longMedian: medians(), medianSecond, longMedianSecond };
}

describe('beatsNpz', () => {
  const set = makeBeats({ labels: [0, 1, 2, 3, 4, 0], recordNames: ['100', 'a04_心'] });

  it('holds the columns with NumPy types and shapes', async () => {
    const arrays = await unpack(beatsNpz(set, Int32Array.of(0, 1, -1, 0, 1, -1), 'window-rule'));
    const heads = Object.entries(arrays).map(([name, { descr, shape }]) => [name, descr, ...shape]);
    expect(heads).toEqual([
      ['X', '<f4', 6, 5],
      ['y', '|u1', 6],
      ['record', '<U5', 6],
      ['sample', '<i4', 6],
      ['symbol', '<U1', 6],
      ['fold', '<i4', 6],
      ['features', '<f4', 6, FEATURE_COLUMNS.length],
      ['feature_names', '<U22', FEATURE_COLUMNS.length],
      ['stamp', '<U11', 1],
      ['neighbours', '<i4', 6, 2],
      ['record_names', '<U5', 2],
      ['record_hz', '<f8', 2],
      ['median', '<f4', 2, 5],
      ['long_median', '<f4', 2, 5],
      ['extra', '<f4', 0, 5],
    ]);
    const width = RHYTHM_COLUMNS.length;
    const features = Array.from({ length: 6 }, (_, beat) => [
      ...set.rhythm.subarray(width * beat, width * (beat + 1)),
      ...set.shape!.subarray(5 * beat, 5 * beat + 5),
    ]);
    expect(arrays.features!.numbers).toEqual(features.flat());
    expect(arrays.feature_names!.texts).toEqual(FEATURE_COLUMNS.map(({ name }) => name));
    expect(new Float32Array(arrays.X!.data)).toEqual(set.waveform);
    expect(new Uint8Array(arrays.y!.data)).toEqual(set.label);
    expect(new Int32Array(arrays.sample!.data)).toEqual(set.sample);
    expect([...new Int32Array(arrays.fold!.data)]).toEqual([0, 1, -1, 0, 1, -1]);
    expect(arrays.symbol!.texts).toEqual(set.symbol);
    const names = [...set.record].map((record) => set.recordNames[record]);
    expect(arrays.record!.texts).toEqual(names);
    expect(arrays.record_names!.texts).toEqual(set.recordNames);
    expect(arrays.record_hz!.numbers).toEqual([250, 251]);
    expect(new Int32Array(arrays.neighbours!.data)).toEqual(set.neighbours);
    expect(new Float32Array(arrays.median!.data)).toEqual(set.median);
    expect(new Float32Array(arrays.long_median!.data)).toEqual(set.longMedian);
  });

  it('holds the other lead where there is one', async () => {
    const both = makeBeats({ labels: [0, 1, 2], secondLead: true, extra: 2 });
    const arrays = await unpack(beatsNpz(both));
    const { descr, shape, data } = arrays.X2!;
    expect([descr, ...shape]).toEqual(['<f4', 3, 5]);
    expect(new Float32Array(data)).toEqual(both.second);
    expect(new Float32Array(arrays.extra!.data)).toEqual(both.extra);
    expect(new Float32Array(arrays.extra2!.data)).toEqual(both.extraSecond);
    expect(new Float32Array(arrays.median2!.data)).toEqual(both.medianSecond);
    expect(new Float32Array(arrays.long_median2!.data)).toEqual(both.longMedianSecond);
  });

  it('takes shared memory, many pieces and no beats', async () => {
    const shared = { ...set, waveform: new Float32Array(new SharedArrayBuffer(set.waveform.byteLength)) };
    shared.waveform.set(set.waveform);
    const copied = await unpack(beatsNpz(shared));
    expect(new Float32Array(copied.X!.data)).toEqual(set.waveform);
    expect([...new Int32Array(copied.fold!.data)]).toEqual([-1, -1, -1, -1, -1, -1]);

    const wide = makeBeats({ labels: [0, 1], lengthSamples: 600_000 });
    const written = (await unpack(beatsNpz(wide))).X!.data;
    expect(Buffer.compare(Buffer.from(written), Buffer.from(wide.waveform.buffer))).toBe(0);

    const none = await unpack(beatsNpz(makeBeats({ labels: [], recordNames: [] })));
    expect(none.X).toMatchObject({ shape: [0, 5] });
    expect(none.record).toMatchObject({ descr: '<U1', shape: [0] });
  });

  it('is the same file every time', async () => {
    const bytes = async () => new Uint8Array(await new Blob([...beatsNpz(set)]).arrayBuffer());
    expect(await bytes()).toEqual(await bytes());
  });

  it('refuses folds of another length', () => {
    expect(() => beatsNpz(set, new Int32Array(2))).toThrow('there are 6 beats, but folds of 2');
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

  it('names the rhythms of pieces', () => {
    const pieces = predictionsCsv({
      ...columns,
      rows: 'pieces',
      symbol: ['(AFIB', '(T'],
      label: Uint8Array.of(1, 3),
      predicted: Uint8Array.of(2, 3),
      probabilities: Float32Array.of(0, 0, 1, 0, 0, 0, 0, 1),
      classCount: 4,
      stamp: '',
    }).split('\n');
    expect(pieces[0]).toBe(
      'record,sample,time_s,symbol,rhythm,fold,split,pred,p_N,p_AF,p_B,p_T,correct,stamp',
    );
    expect(pieces[1]).toContain(',(AFIB,AF,2,test,B,');
    expect(pieces[2]).toContain(',(T,T,-1,test,T,');
  });

  it('refuses columns of different length', () => {
    expect(() => predictionsCsv({ ...columns, classCount: 4 })).toThrow('there are 2 beats, but');
  });
});
