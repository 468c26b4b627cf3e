import type { BitReader } from './bitReader';
import { FlacDamage } from './flacDamage';
import { predictFixed, predictLinear } from './predict';
import { readResidual } from './residual';

/**
 * Reads the samples of one channel of a frame to target[0 … blockSamples) (RFC 9639, 9.2).
 *
 * @param bits width of the samples before coding
 */
export function readSubframe(
  reader: BitReader,
  target: Int32Array,
  blockSamples: number,
  bits: number,
): void {
  if (reader.read(1) !== 0) throw new FlacDamage('it breaks the rules of the format');
  const kind = reader.read(6);
  const wasted = reader.read(1) === 1 ? reader.readUnary() + 1 : 0;
  const width = bits - wasted;
  if (width < 1) throw new FlacDamage('it breaks the rules of the format');
  if (kind === 0) target.fill(reader.readSigned(width), 0, blockSamples);
  else if (kind === 1) for (let i = 0; i < blockSamples; i++) target[i] = reader.readSigned(width);
  else if (kind >= 8 && kind <= 12) readFixed(reader, target, blockSamples, width, kind - 8);
  else if (kind >= 32) readLinear(reader, target, blockSamples, width, kind - 31);
  else throw new FlacDamage('it uses a reserved code');
  if (wasted > 0) for (let i = 0; i < blockSamples; i++) target[i]! <<= wasted;
}

function readFixed(
  reader: BitReader,
  target: Int32Array,
  blockSamples: number,
  width: number,
  order: number,
): void {
  readWarmUp(reader, target, blockSamples, width, order);
  readResidual(reader, target, blockSamples, order);
  predictFixed(target, blockSamples, order);
}

function readLinear(
  reader: BitReader,
  target: Int32Array,
  blockSamples: number,
  width: number,
  order: number,
): void {
  readWarmUp(reader, target, blockSamples, width, order);
  const precision = reader.read(4) + 1;
  const shift = reader.readSigned(5);
  if (precision === 16 || shift < 0) throw new FlacDamage('it uses a reserved code');
  const coefficients = Int32Array.from({ length: order }, () => reader.readSigned(precision));
  readResidual(reader, target, blockSamples, order);
  const sumBits = width + precision + Math.ceil(Math.log2(order));
  predictLinear(target, blockSamples, coefficients, shift, sumBits);
}

/** The first samples, which are not predicted. */
function readWarmUp(
  reader: BitReader,
  target: Int32Array,
  blockSamples: number,
  width: number,
  order: number,
): void {
  if (order > blockSamples) throw new FlacDamage('its parts do not fit into it');
  for (let i = 0; i < order; i++) target[i] = reader.readSigned(width);
}
