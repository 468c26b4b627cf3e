import type { Quadrature, QuadraturePair } from '../types';
import { openSignalModule } from './signalModule';

const BYTES = Float64Array.BYTES_PER_ELEMENT;

/** Four outputs at a time in the lanes of SIMD registers; undefined without SIMD. */
export function createQuadratureFour(
  pairs: readonly QuadraturePair[],
  lengths: readonly number[],
): Quadrature | undefined {
  const module = openSignalModule();
  if (!module) return undefined;
  const { quadrature } = module.functions;
  const taps = pairs.map(({ odd, even }) => module.place(Float64Array.of(...odd, ...even)));
  const addresses = lengths.map((length) => module.allocate(length * BYTES));
  return {
    // Views are made when all memory is there.
    rows: addresses.map((address, i) => module.doubles(address, lengths[i]!)),
    run(pair, from, count, even, magnitude, at) {
      quadrature(
        addresses[0]! + from * BYTES,
        taps[pair]!,
        pairs[pair]!.half,
        addresses[even]! + at * BYTES,
        addresses[magnitude]! + at * BYTES,
        count,
      );
    },
  };
}
