import { createHash } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { sha256OfBlob } from '../../src/physionet/sha256';

const expected = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

describe('SHA-256 of a file', () => {
  it.each([1_000_003, 40_000_001])(
    'of a Blob of %i bytes is right, and stops when asked to',
    async (length) => {
      const bytes = new Uint8Array(length);
      for (let i = 0; i < length; i += 997) bytes[i] = i;
      expect(await sha256OfBlob(new Blob([bytes]))).toBe(expected(bytes));
      await expect(sha256OfBlob(new Blob([bytes]), AbortSignal.abort())).rejects.toThrow();
    },
  );

  it('of a Blob needs no crypto of the browser', async () => {
    vi.stubGlobal('crypto', {});
    try {
      expect(await sha256OfBlob(new Blob(['abc']))).toBe(expected('abc'));
    } finally {
      vi.unstubAllGlobals();
    }
  });
});
