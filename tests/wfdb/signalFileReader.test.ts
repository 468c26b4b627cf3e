import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decoders, signalFilesOf } from '../../src/wfdb';
import { signalFileReader } from '../../src/wfdb/record/signalFileReader';
import { makeHeader } from './build';
import { catchProblem } from './catchProblem';

/** A file of some frames in a format, and what its samples are. */
function fileOf(format: number, perFrame: number[], frames: number, seed: number, byteOffset: number) {
  const decoder = decoders.get(format)!;
  const header = makeHeader(
    perFrame.map((samplesPerFrame, i) => ({ format, samplesPerFrame, byteOffset, initialValue: i - 1 })),
  );
  const [file] = signalFilesOf(header);
  let state = seed;
  const span = Math.min(decoder.maximum, 100);
  const samples = Int32Array.from({ length: frames * file!.frameSamples }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state % (2 * span + 1)) - span;
  });
  const signals = header.signals.map(({ samplesPerFrame, initialValue }) => ({
    samplesPerFrame,
    initialValue,
  }));
  const packed = decoder.encode(samples, signals);
  const bytes = new Uint8Array(byteOffset + packed.length);
  bytes.set(packed, byteOffset);
  // What a reader of the complete file gives; format 8 cannot follow every step.
  const whole = signals.map((_, i) => {
    const { firstInFrame } = file!.signals[i]!;
    const layout = { frameSamples: file!.frameSamples, firstInFrame, ...signals[i]! };
    const target = new Int32Array(frames * signals[i]!.samplesPerFrame);
    decoder.open(packed, layout).read(0, frames, target);
    return target;
  });
  return { header, file: file!, decoder, bytes, whole };
}

describe('signalFileReader', () => {
  it('reads any frames in slices of any size, each byte once, in every format', async () => {
    const range = fc.tuple(fc.nat(2), fc.nat(70), fc.nat(70));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...decoders.keys()),
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 60 }),
        fc.nat(),
        fc.constantFrom(0, 5),
        fc.integer({ min: 1, max: 40 }),
        fc.array(fc.array(range, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
        async (format, perFrame, frames, seed, byteOffset, maxBytes, reads) => {
          const { header, file, decoder, bytes, whole } = fileOf(format, perFrame, frames, seed, byteOffset);
          let asked: [number, number][] = [];
          const source = {
            size: bytes.length,
            read: async (start: number, end: number) => {
              asked.push([start, end]);
              return bytes.subarray(start, end);
            },
          };
          const reader = signalFileReader(
            { file, format: decoder, source, frames, specs: header.signals },
            maxBytes,
          );
          for (const ranges of reads) {
            asked = [];
            const requests = ranges.map(([signal, a, b]) => {
              const index = signal % perFrame.length;
              const startFrame = Math.min(a, b, frames);
              const endFrame = Math.min(Math.max(a, b), frames);
              const spf = perFrame[index]!;
              const found = new Int32Array((endFrame - startFrame) * spf);
              let next = startFrame;
              return {
                index,
                startFrame,
                endFrame,
                found,
                take: (
                  from: Parameters<Parameters<typeof reader.read>[0][number]['take']>[0],
                  inReader: number,
                  frame: number,
                  count: number,
                ) => {
                  expect(frame).toBe(next);
                  next += count;
                  const part = new Int32Array(count * spf);
                  from.read(inReader, count, part);
                  found.set(part, (frame - startFrame) * spf);
                },
              };
            });
            await reader.read(requests);
            for (const { index, startFrame, endFrame, found } of requests) {
              const spf = perFrame[index]!;
              expect(found).toEqual(whole[index]!.slice(startFrame * spf, endFrame * spf));
            }
            asked.sort(([a], [b]) => a - b);
            asked.forEach(([start, end], i) => {
              expect(start).toBeGreaterThanOrEqual(byteOffset);
              expect(end).toBeLessThanOrEqual(bytes.length);
              if (i > 0) expect(start).toBeGreaterThanOrEqual(asked[i - 1]![1] - 3);
            });
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it('reports a file that has become shorter', async () => {
    const { header, file, decoder, bytes } = fileOf(16, [1], 50, 1, 0);
    const source = { size: bytes.length, read: async () => bytes.subarray(0, 10) };
    const reader = signalFileReader({ file, format: decoder, source, frames: 50, specs: header.signals });
    const reading = reader.read([{ index: 0, startFrame: 0, endFrame: 50, take: () => undefined }]);
    const error = await reading.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(
      catchProblem(() => {
        throw error;
      }),
    ).toMatchObject({ code: 'file-unreadable', file: 'x.dat' });
  });
});
