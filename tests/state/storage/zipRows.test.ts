import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { zipRows } from '../../../src/state/storage/zipRows';

type Files = Record<string, Uint8Array>;

/** Reads the file according to its description; a Blob as its bytes and type. */
function decode(value: unknown, files: Files): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => decode(each, files));
  const [key, ...more] = Object.keys(value);
  const given = value as Record<string, never>;
  const fileOf = (path: string) => files[path]!.slice();
  if (key === '$array') {
    const types = { Float32Array, Int32Array, Uint8Array, Uint16Array, Float64Array } as never;
    return new (types[given.$array!] as new (buffer: ArrayBuffer) => unknown)(
      fileOf(given.file!).buffer as ArrayBuffer,
    );
  }
  if (key === '$buffer') return fileOf(given.$buffer!).buffer;
  if (key === '$blob') return { bytes: fileOf(given.$blob!), type: given.type };
  if (key === '$object') return decodeFields(given.$object!, files);
  if (more.length > 0 || key === undefined) return decodeFields(value, files);
  if (key === '$undefined') return undefined;
  if (key === '$number') return Number(given.$number);
  if (key === '$bigint') return BigInt(given.$bigint!);
  if (key === '$date') return new Date(given.$date ?? Number.NaN);
  if (key === '$map') return new Map(decode(given.$map, files) as [unknown, unknown][]);
  if (key === '$set') return new Set(decode(given.$set, files) as unknown[]);
  return decodeFields(value, files);
}

const decodeFields = (value: object, files: Files) =>
  Object.fromEntries(Object.entries(value).map(([key, each]) => [key, decode(each, files)]));

it('loses no value of a row, and can be read with JSON and bytes alone', async () => {
  const shared = Float32Array.from({ length: 6 }, (_, i) => i / 3);
  const value = {
    text: 'ä “quoted”\n',
    flags: [true, false, null, undefined],
    numbers: [0, -0, 1e-320, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
    big: 12345678901234567890n,
    when: new Date('2026-01-02T03:04:05.678Z'),
    map: new Map<unknown, unknown>([['key', new Set([1, undefined])]]),
    part: shared.subarray(2, 5),
    samples: Int32Array.of(-1, 2 ** 31 - 1),
    empty: new Uint8Array(),
    weights: Uint8Array.of(1, 2, 3).buffer,
    odd: { $array: 'not one', $undefined: true },
    nested: { deep: [{ deeper: new Uint16Array([65535]) }] },
  };
  const zip = unzipSync(
    new Uint8Array(await (await zipRows([{ store: 'runs', key: ['id', 1], value }], '1')).arrayBuffer()),
  );
  const stored = JSON.parse(strFromU8(zip['stored.json']!)) as { rows: unknown[] };
  expect(decode(stored.rows, zip)).toEqual([{ store: 'runs', key: ['id', 1], value }]);
  expect(Object.is((decode(stored.rows, zip) as { value: typeof value }[])[0]!.value.numbers[1], -0)).toBe(
    true,
  );
});

it('has the files of a record under their own names, and marks missing ones', async () => {
  const gone = Object.assign(new Blob(['x']), {
    arrayBuffer: () => Promise.reject(new DOMException('The file is gone.', 'NotReadableError')),
  });
  const source = {
    header: { name: '100.hea', path: 'mit/100.hea', blob: new Blob(['100 2 360'], { type: 'text/plain' }) },
    signals: [{ name: '../100.dat', path: 'mit/100.dat', blob: gone }],
  };
  const blob = await zipRows([{ store: 'records', key: '100', value: { source } }], '1.2');
  const zip = unzipSync(new Uint8Array(await blob.arrayBuffer()));
  expect(Object.keys(zip).sort()).toEqual(['data/0001-100.hea', 'stored.json']);
  expect(strFromU8(zip['data/0001-100.hea']!)).toBe('100 2 360');
  const text = strFromU8(zip['stored.json']!);
  expect(JSON.parse(text)).toMatchObject({
    kind: 'ecg-lab-stored',
    lab: '1.2',
    rows: [
      {
        value: {
          source: {
            header: { blob: { $blob: 'data/0001-100.hea', type: 'text/plain' } },
            signals: [{ path: 'mit/100.dat', blob: { $unreadable: 'The file is gone.' } }],
          },
        },
      },
    ],
  });
});
