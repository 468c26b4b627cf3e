import { describe, expect, it } from 'vitest';
import { readAnnotations } from '../../src/wfdb';
import { catchProblem } from './catchProblem';

interface AhaEntry {
  label: string;
  sample: number;
  subtype?: number;
  code?: number;
  text?: string;
}

/** A file as the WFDB library writes it: entries of 16 bytes, padded with 0xff to a block of 1024. */
function ahaFile(entries: AhaEntry[], blockBytes = 1024): Uint8Array {
  const bytes = new Uint8Array(Math.ceil((entries.length * 16 + 1) / blockBytes) * blockBytes).fill(0xff);
  entries.forEach(({ label, sample, subtype = 0, code = 0, text = '' }, index) => {
    const at = index * 16;
    const characters = [...text.padEnd(6, '\0')].slice(0, 6).map((character) => character.charCodeAt(0));
    const [high, low, serial] = [sample >> 16, sample & 0xffff, index + 1];
    bytes.set([0, label.charCodeAt(0), high & 255, (high >> 8) & 255, low & 255, low >> 8], at);
    bytes.set([serial & 255, serial >> 8, subtype & 255, code, ...characters], at + 6);
  });
  return bytes;
}

const everyLabel: [label: string, symbol: string][] = [
  ['N', 'N'],
  ['V', 'V'],
  ['F', 'F'],
  ['E', 'E'],
  ['P', '/'],
  ['Q', 'Q'],
  ['R', 'r'],
  ['O', '"'],
  ['U', '~'],
  ['[', '['],
  [']', ']'],
];

describe('annotations in AHA format', () => {
  it('have the symbols, times, subtypes and texts that the WFDB library gives them', () => {
    const entries = everyLabel.map(
      ([label], index): AhaEntry => ({
        label,
        sample: 100 + index * 70_000,
        subtype: index - 3,
        code: index,
      }),
    );
    entries[7]!.text = 'ARTIF';
    entries[3]!.text = 'sixsix';
    const { count } = { count: entries.length };
    expect(readAnnotations(ahaFile(entries), '1001.atr')).toEqual({
      count,
      sample: Float64Array.from(entries, ({ sample }) => sample),
      symbol: everyLabel.map(([, symbol]) => symbol),
      subtype: Int8Array.from(entries, ({ subtype }) => subtype!),
      channel: Uint8Array.from(entries, ({ code }) => code!),
      num: new Int8Array(count),
      aux: ['', '', '', 'sixsix', '', '', '', 'ARTIF', '', '', ''],
      samplingHz: undefined,
      warnings: [],
    });
  });

  it('have the subtype −1 where a signal became unreadable', () => {
    const file = ahaFile([
      { label: 'N', sample: 5 },
      { label: 'U', sample: 9 },
      { label: 'U', sample: 12, subtype: 3 },
    ]);
    expect([...readAnnotations(file, 'x.atr').subtype]).toEqual([0, -1, 3]);
  });

  it('may lie before sample 0 and beyond 2³⁰', () => {
    const file = ahaFile([
      { label: 'N', sample: -7 },
      { label: 'V', sample: 2 ** 31 - 1 },
    ]);
    expect([...readAnnotations(file, 'x.atr').sample]).toEqual([-7, 2 ** 31 - 1]);
  });

  it('are reported as truncated if no end mark follows', () => {
    const file = ahaFile(Array.from({ length: 40 }, (_, k) => ({ label: 'N', sample: 300 * k })));
    for (const bytes of [16 * 30, 16 * 30 + 7]) {
      expect(readAnnotations(file.subarray(0, bytes), 'x.atr')).toMatchObject({
        count: 30,
        warnings: [{ code: 'annotations-malformed', values: { annotations: 30, lastSample: 8700 } }],
      });
    }
  });

  it('are reported as left out if their label is unknown', () => {
    const entries = Array.from({ length: 40 }, (_, k): AhaEntry => ({ label: 'N', sample: 300 * k }));
    entries[20]!.label = 'x';
    expect(readAnnotations(ahaFile(entries), 'x.atr')).toMatchObject({
      count: 39,
      warnings: [{ code: 'annotations-malformed', values: { leftOut: 1, annotations: 39 } }],
    });
    for (const entry of entries.slice(8)) entry.label = 'y';
    const cut = ahaFile(entries).subarray(0, 16 * 40);
    expect(catchProblem(() => readAnnotations(cut, 'x.atr')).code).toBe('annotations-malformed');
  });

  it('are not confused with those of an MIT file that begins with the same two bytes', () => {
    // T at sample 512 is 00 4e, a NUL and an N.
    const words = [0x4e00, ...Array.from({ length: 60 }, (_, k) => 0x0500 | k), 0];
    const bytes = new Uint8Array(Uint16Array.from(words).buffer);
    const { symbol, sample, warnings } = readAnnotations(bytes, 'x.atr');
    expect([symbol[0], sample[0], symbol.length, warnings]).toEqual(['T', 512, 61, []]);
    // So short that there is no second entry to look at.
    const short = new Uint8Array(
      Uint16Array.from([0x4e00, 0x0405, 0x0405, 0x0405, 0x0405, 5, 5, 5, 5, 0]).buffer,
    );
    expect(readAnnotations(short, 'x.atr').symbol).toEqual(['T', 'N', 'N', 'N', 'N']);
  });
});
