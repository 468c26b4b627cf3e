import type { PeakSearch, Quadrature, QuadraturePair } from '../types';
import { openSignalModule } from './signalModule';

const BYTES = Float64Array.BYTES_PER_ELEMENT;

/**
 * Several numbers at a time in the lanes of SIMD registers; undefined without SIMD.
 *
 * @param peaksLength of the row of what is measured of peaks
 */
export function createQuadratureFour(
  length: number,
  search: PeakSearch,
  peaksLength: number,
): Quadrature | undefined {
  const module = openSignalModule();
  if (!module) return undefined;
  const { quadrature, findPeaks } = module.functions;
  const { narrow, wide, apart, near, side, before, after, shape } = search;
  const taps = ({ odd, even }: QuadraturePair) => module.place(Float64Array.of(...odd, ...even));
  const narrowAt = taps(narrow);
  const around = 2 * near + 4;
  const planAt = module.place(
    Int32Array.of(
      ...[apart, near, side, before, after, shape],
      ...[taps(wide), wide.half, module.allocate(around * BYTES), module.allocate(around * BYTES)],
    ),
  );
  const [xAt, curveAt, envelopeAt] = [0, 1, 2].map(() => module.allocate(length * BYTES)) as [
    number,
    number,
    number,
  ];
  const peaksAt = module.allocate(peaksLength * BYTES);
  return {
    // Views are made when all memory is there.
    x: module.doubles(xAt, length),
    curve: module.doubles(curveAt, length),
    envelope: module.doubles(envelopeAt, length),
    peaks: module.doubles(peaksAt, peaksLength),
    run(from, count) {
      const at = from * BYTES;
      quadrature(xAt + at, narrowAt, narrow.half, curveAt + at, envelopeAt + at, count);
    },
    findPeaks: (from, to) => findPeaks(xAt, curveAt, envelopeAt, from, to, planAt, peaksAt),
  };
}
