import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WfdbError } from '../../src/wfdb';
import { writeEdf } from './edf/writeEdf';
import { countUp, makeEdfSignal, openBytes } from './edfBuild';

const events = [
  { onsetSec: 0.5, durationSec: undefined, text: 'N' },
  { onsetSec: 1.5, durationSec: 2, text: 'Patient coughs' },
];
const signals = [
  makeEdfSignal(countUp(12)),
  makeEdfSignal(countUp(6), { label: 'Resp', units: '%', samplesPerRecord: 2 }),
];
const bases = [
  writeEdf({ signals, events }),
  writeEdf({ signals, events, recordStartsSec: [0, 1, 7] }),
  writeEdf({ signals, plus: false }),
  writeEdf({ signals, events, kind: 'BDF' }),
];

/** What numbers in a damaged header look like: at the borders of what is allowed, and beyond. */
const nastyText = fc.constantFrom(
  '-1',
  '0',
  '1',
  '99999999',
  '-9999999',
  '1e308',
  '1e-308',
  'NaN',
  '0.000001',
  ' ',
  '4,5',
  '\u00ff',
  '\0',
);

type Mutation = (bytes: Uint8Array) => Uint8Array;

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  // One byte, anywhere.
  fc.tuple(fc.nat(), fc.nat(255)).map(
    ([at, value]): Mutation =>
      (bytes) => {
        if (bytes.length > 0) bytes[at % bytes.length] = value;
        return bytes;
      },
  ),
  // A field of eight characters of the header.
  fc.tuple(fc.nat(127), nastyText).map(
    ([at, text]): Mutation =>
      (bytes) => {
        const field = text.padEnd(8);
        for (let k = 0; k < 8 && at * 8 + k < bytes.length; k++) bytes[at * 8 + k] = field.charCodeAt(k);
        return bytes;
      },
  ),
  fc.nat().map(
    (length): Mutation =>
      (bytes) =>
        bytes.slice(0, length % (bytes.length + 1)),
  ),
  // A piece of the file at another position.
  fc.tuple(fc.nat(), fc.nat(), fc.nat(300)).map(
    ([from, to, length]): Mutation =>
      (bytes) => {
        if (bytes.length > 0)
          bytes.copyWithin(to % bytes.length, from % bytes.length, (from % bytes.length) + length);
        return bytes;
      },
  ),
  // Onsets and texts of annotations.
  fc
    .tuple(fc.nat(), fc.constantFrom('+9999999999', '-1', '+1\x15\x14', '\x14\x14\x14', '+0.5\x14V\x14\0'))
    .map(
      ([at, text]): Mutation =>
        (bytes) => {
          const start = 1024 + (at % Math.max(1, bytes.length - 1024));
          for (let k = 0; k < text.length && start + k < bytes.length; k++)
            bytes[start + k] = text.charCodeAt(k);
          return bytes;
        },
    ),
);

/** Opens and reads all there is; whatever may be thrown must be a WfdbError. */
async function readAll(bytes: Uint8Array): Promise<void> {
  const limits = { maxSamples: 1e6 };
  const attempt = async (run: () => Promise<unknown>) => {
    try {
      await run();
    } catch (error) {
      if (!(error instanceof WfdbError)) throw error;
      expect(error.problem.message).toMatch(/\.$/);
      expect(error.problem.message.length).toBeLessThan(600);
    }
  };
  await attempt(async () => {
    const reader = await openBytes(bytes);
    for (const found of reader.facts.problems) expect(found.message.length).toBeLessThan(600);
    await attempt(() => reader.read({ ...limits }));
    await attempt(() => reader.read({ ...limits, grid: 'own', startSample: 3, endSample: 9 }));
    await attempt(() => reader.read({ ...limits, grid: 'highest', endSample: 5 }));
    await attempt(async () => {
      const annotations = await reader.annotations();
      // Every event takes three bytes at the least.
      if (annotations) expect(annotations.count).toBeLessThanOrEqual(bytes.length / 3);
    });
  });
}

describe('damaged EDF files', () => {
  it('end in a value or a WfdbError', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...bases),
        fc.array(mutation, { minLength: 1, maxLength: 6 }),
        async (base, mutations) => {
          await readAll(mutations.reduce<Uint8Array>((bytes, mutate) => mutate(bytes), base.slice()));
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('end so wherever they are truncated', async () => {
    for (const base of bases)
      for (let length = 0; length < base.length; length += 3) await readAll(base.slice(0, length));
  });

  it('end so if they are not EDF at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), fc.boolean(), async (noise, signed) => {
        if (signed) noise.set(bases[0]!.slice(0, Math.min(noise.length, 256)));
        await readAll(noise);
      }),
    );
  });
});
