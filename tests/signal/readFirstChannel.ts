import type { Shared } from '../shared';

/**
 * First signal of a two-signal format 212 record of MIT-BIH (gain 200/mV, zero at 1024) in mV: just enough to test this
 * room without another one. Format: three bytes hold two 12-bit two's complement samples.
 */
export function readFirstChannel(shared: Shared, record: string): Float32Array {
  const bytes = shared.bytes('data', 'mitdb', `${record}.dat`);
  return Float32Array.from({ length: Math.floor(bytes.length / 3) }, (_, i) => {
    const low = bytes[3 * i]! | ((bytes[3 * i + 1]! & 15) << 8);
    return (((low << 20) >> 20) - 1024) / 200;
  });
}
