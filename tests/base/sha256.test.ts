import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSha256 } from '../../src/base/sha256';

it('gives a stream the same hash as the complete bytes, however it is chunked', () => {
  const bytes = fc.uint8Array({ maxLength: 400 });
  fc.assert(
    fc.property(bytes, fc.array(fc.nat(150), { maxLength: 8 }), (all, cuts) => {
      const sum = createSha256();
      let at = 0;
      for (const length of cuts) {
        sum.update(all.subarray(at, at + length));
        at = Math.min(all.length, at + length);
      }
      sum.update(all.subarray(at));
      expect(sum.hex()).toBe(createHash('sha256').update(all).digest('hex'));
    }),
  );
});
