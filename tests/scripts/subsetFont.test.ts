import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { subsetFont } from '../../scripts/subsetFont.mjs';

const slice = (number: number) =>
  readFileSync(
    resolve(
      import.meta.dirname,
      `../../node_modules/@fontsource/noto-sans-sc/files/noto-sans-sc-${number}-400-normal.woff`,
    ),
  );

const TAGS = ['cmap', 'head', 'hhea', 'hmtx', 'maxp', 'name', 'OS/2', 'post', null, null, 'glyf', 'loca'];

/** The tables of a WOFF 2 file without transforms. */
function readTables(woff2: Buffer): Record<string, Buffer> {
  expect(woff2.toString('latin1', 0, 4)).toBe('wOF2');
  expect(woff2.readUInt32BE(8)).toBe(woff2.length);
  let at = 48;
  const lengths: [string, number][] = [];
  for (let i = 0; i < woff2.readUInt16BE(12); i++) {
    const tag = TAGS[woff2[at++]! & 0x3f]!;
    let length = 0;
    let byte: number;
    do {
      byte = woff2[at++]!;
      length = length * 128 + (byte & 0x7f);
    } while (byte & 0x80);
    lengths.push([tag, length]);
  }
  const content = brotliDecompressSync(woff2.subarray(at, at + woff2.readUInt32BE(20)));
  let offset = 0;
  return Object.fromEntries(
    lengths.map(([tag, length]) => {
      offset += length;
      return [tag, content.subarray(offset - length, offset)];
    }),
  );
}

const codesOf = (text: string) => new Set([...text].map((character) => character.codePointAt(0)!));

it('holds the characters asked for, of several fonts, and no others', () => {
  // 的 is in slice 119, 室 in another one; the last is in neither.
  const tables = readTables(subsetFont([slice(119), slice(118)], codesOf('的在龘')));
  const { cmap, loca, glyf, maxp, hmtx } = tables as Record<
    'cmap' | 'loca' | 'glyf' | 'maxp' | 'hmtx',
    Buffer
  >;
  const groups = Array.from({ length: cmap.readUInt32BE(24) }, (_, i) => cmap.readUInt32BE(28 + 12 * i));
  expect(groups.map((code) => String.fromCodePoint(code))).toEqual([...'在的']);
  expect(maxp.readUInt16BE(4)).toBe(3);
  expect(loca.readUInt32BE(12)).toBe(glyf.length);
  // A full-width character: 1000 units, with an outline.
  for (const glyph of [1, 2]) {
    expect(hmtx.readUInt16BE(4 * glyph)).toBe(1000);
    expect(loca.readUInt32BE(4 * glyph + 4)).toBeGreaterThan(loca.readUInt32BE(4 * glyph));
  }
});

it('refuses what is no font', () => {
  expect(() => subsetFont([Buffer.from('nothing of the kind')], codesOf('的'))).toThrow('no WOFF');
  expect(() => subsetFont([], codesOf('的'))).toThrow('needs a font');
});
