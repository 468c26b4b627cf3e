import { phasesOf, reversed } from '../filterBank';
import type { LowPass, LowPassMemory } from '../types';
import type { Wavelet } from '../wavelets';
import { openSignalModule } from './signalModule';

const TAPS = 12;

/** Filters of twelve taps, two outputs in the lanes of a SIMD register; undefined for other filters and without SIMD. */
export function createLowPassTwelve(wavelet: Wavelet, memory: LowPassMemory): LowPass | undefined {
  const module = wavelet.length === TAPS ? openSignalModule() : undefined;
  if (!module) return undefined;
  const { analyseTwelve, demote, promote, subtract, synthesiseTwelve } = module.functions;
  const { even, odd } = phasesOf(wavelet.synthesisLow);
  const taps = module.place(reversed(wavelet.analysisLow));
  const phases = module.place(Float64Array.from({ length: TAPS }, (_, i) => (i % 2 ? odd : even)[i >> 1]!));
  const samplesAt = module.allocate(memory.samplesAtOnce * Float32Array.BYTES_PER_ELEMENT);
  const addresses = memory.lengths.map((length) => module.allocate(length * Float64Array.BYTES_PER_ELEMENT));
  // Views are made when all memory is there.
  const samples = module.floats(samplesAt, memory.samplesAtOnce);

  return {
    rows: addresses.map((address, i) => module.doubles(address, memory.lengths[i]!)),
    analyse(x, xStart, out, outStart, count) {
      analyseTwelve(addressOf(x, xStart), taps, addressOf(out, outStart), count);
    },
    synthesise(c, cStart, out, outStart, pairs) {
      synthesiseTwelve(addressOf(c, cStart), phases, addressOf(out, outStart), pairs);
    },
    load(signal, from, row, count) {
      samples.set(signal.subarray(from, from + count));
      promote(samplesAt, row.byteOffset, count);
    },
    store(row, count, output, at, minuend) {
      if (minuend) {
        samples.set(minuend.subarray(at, at + count));
        subtract(row.byteOffset, samplesAt, count);
      } else demote(row.byteOffset, samplesAt, count);
      output.set(samples.subarray(0, count), at);
    },
  };
}

/** Where in the module's memory a number of a row is. */
function addressOf(row: Float64Array, index: number): number {
  return row.byteOffset + index * Float64Array.BYTES_PER_ELEMENT;
}
