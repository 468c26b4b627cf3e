import type { BitReader } from './bitReader';
import { FlacDamage } from './flacDamage';

/**
 * Reads the residual of a predicted subframe, in the partitioned Rice code of RFC 9639, 9.2.7, into target[order …
 * blockSamples).
 */
export function readResidual(
  reader: BitReader,
  target: Int32Array,
  blockSamples: number,
  order: number,
): void {
  const method = reader.read(2);
  if (method > 1) throw new FlacDamage('it uses a reserved code');
  const parameterBits = method === 0 ? 4 : 5;
  const rawMark = (1 << parameterBits) - 1;
  const partitions = 1 << reader.read(4);
  const partitionSamples = blockSamples / partitions;
  if (!Number.isInteger(partitionSamples) || partitionSamples < order) {
    throw new FlacDamage('its parts do not fit into it');
  }
  for (let partition = 0; partition < partitions; partition++) {
    const from = partition === 0 ? order : partition * partitionSamples;
    const to = (partition + 1) * partitionSamples;
    const parameter = reader.read(parameterBits);
    if (parameter < rawMark) {
      reader.readRice(target, from, to, parameter);
      continue;
    }
    const width = reader.read(5);
    if (width === 0) target.fill(0, from, to);
    else for (let i = from; i < to; i++) target[i] = reader.readSigned(width);
  }
}
