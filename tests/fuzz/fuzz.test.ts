import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sharedFolder } from '../shared';
import { installAllocationGuard } from './allocationGuard';
import { makeCorpus } from './corpus';
import { makeInput } from './makeInput';
import { shrinkInput } from './shrinkInput';
import { packInput, runGuarded, unpackInput } from './target';
import { type FuzzInput, fuzzKinds } from './types';

const seed = 20200101;
const inputsPerKind = 500;
const corpus = makeCorpus(existsSync(join(sharedFolder, 'data')) ? sharedFolder : undefined);

describe('readers of damaged files', () => {
  it.each(fuzzKinds)('end in a value or a WfdbError: %s', async (kind) => {
    const guard = installAllocationGuard();
    const outcomes = new Set<string>();
    try {
      for (let index = 0; index < inputsPerKind; index++) {
        const input = makeInput(corpus, kind, seed, index);
        const result = await runGuarded(input, guard);
        if ('finding' in result) {
          const { key, stack } = result.finding;
          const small = await shrinkInput(input, async (smaller) => {
            const again = await runGuarded(smaller, guard);
            return 'finding' in again && again.finding.key === key;
          });
          throw new Error(`${kind} ${index}: ${key}\n${stack}\n${JSON.stringify(packInput(small))}`);
        }
        outcomes.add(result.outcome);
      }
    } finally {
      guard.remove();
    }
    // Inputs that are all refused at once would prove nothing.
    expect([...outcomes].some((outcome) => outcome.includes('value'))).toBe(true);
  });

  it('are read completely if nothing is damaged', async () => {
    const guard = installAllocationGuard();
    try {
      for (const kind of fuzzKinds) {
        for (const files of corpus[kind]) {
          const result = await runGuarded({ kind, files, choice: 1 }, guard);
          expect(result, `${kind} ${files[0]!.name}`).not.toHaveProperty('finding');
        }
      }
    } finally {
      guard.remove();
    }
  });
});

describe('the fuzzer', () => {
  it('makes the same inputs from the same seed, and others from another', () => {
    for (const kind of fuzzKinds) {
      const made = JSON.stringify(packInput(makeInput(corpus, kind, 5, 17)));
      expect(JSON.stringify(packInput(makeInput(corpus, kind, 5, 17)))).toBe(made);
      expect(JSON.stringify(packInput(makeInput(corpus, kind, 6, 17)))).not.toBe(made);
    }
  });

  it('does not change its seeds', () => {
    const before = JSON.stringify(
      corpus.record.map((files) => packInput({ kind: 'record', files, choice: 0 })),
    );
    for (let index = 0; index < 500; index++) makeInput(corpus, 'record', seed, index);
    const after = JSON.stringify(
      corpus.record.map((files) => packInput({ kind: 'record', files, choice: 0 })),
    );
    expect(after).toBe(before);
  });

  it('packs an input and unpacks it again', () => {
    const input = makeInput(corpus, 'record', seed, 3);
    expect(unpackInput(JSON.parse(JSON.stringify(packInput(input))))).toEqual(input);
  });

  it('notices memory that is allocated but never used', () => {
    const guard = installAllocationGuard();
    try {
      guard.allow(1000, 2500);
      expect(new Float32Array(250)).toHaveLength(250);
      expect(guard.refused()).toBeUndefined();
      expect(() => new Float32Array(251)).toThrow(/Float32Array of 1004 bytes/);
      expect(guard.refused()).toMatch(/Float32Array of 1004 bytes/);
      guard.allow(1000, 2500);
      for (const size of [900, 900]) expect(new Uint8Array(size)).toBeInstanceOf(Uint8Array);
      expect(() => new ArrayBuffer(900)).toThrow(/2700 bytes in all/);
    } finally {
      guard.remove();
    }
    expect(new Float32Array(251)).toHaveLength(251);
  });

  it('shrinks an input that shows a fault', async () => {
    const bytes = Uint8Array.from({ length: 300 }, (_, k) => k % 251);
    const other = { name: 'other', bytes };
    const input: FuzzInput = { kind: 'names', files: [{ name: 'a', bytes }, other, other], choice: 0 };
    const small = await shrinkInput(input, async ({ files }) => files[0]!.bytes.includes(77));
    expect(small.files).toEqual([{ name: 'a', bytes: Uint8Array.of(77) }]);
  });
});
