import { allocateFloat32 } from '../base/floatArray';
import { createCausalFilter } from '../signal/causalFilter';
import { bridgeGaps } from '../signal/gaps';
import { resampleSignal } from '../signal/resampleSignal';
import { CELL_SAMPLES, TRACE_HZ } from './cells';
import type { Trace } from './types';

/** Corner of the high-pass, Hz. It runs forward and backward: no delay, and twice the slope. */
const HIGH_PASS_HZ = 0.5;

/**
 * The trace of a record: its leads at `TRACE_HZ` behind a high-pass. Missing samples are bridged by straight lines.
 *
 * @param leads signals of equal length, one or two; a lead that the record does not have is undefined: it becomes zeros
 * @param samplingHz of the signals
 * @throws Error with a sentence if none of the leads is there
 */
export function createTrace(leads: readonly (Float32Array | undefined)[], samplingHz: number): Trace {
  const [given] = leads.filter((lead) => lead !== undefined);
  if (!given) throw new Error('A record without leads has no trace. Leave it out.');
  const cells = Math.ceil((given.length * TRACE_HZ) / samplingHz / CELL_SAMPLES - 1e-9);
  const samples = CELL_SAMPLES * cells;
  const values = allocateFloat32(samples * leads.length);
  leads.forEach((lead, index) => {
    if (!lead) return;
    const filtered = withoutBaseline(resampleSignal(bridgeGaps(lead), samplingHz, TRACE_HZ));
    for (let i = 0; i < Math.min(samples, filtered.length); i++)
      values[i * leads.length + index] = filtered[i]!;
  });
  return { leads: leads.length, samples, values };
}

function withoutBaseline(signal: Float32Array): Float32Array {
  const pass = (x: Float32Array) =>
    createCausalFilter({ lowHz: HIGH_PASS_HZ, highHz: 0, notchHz: 0 }, TRACE_HZ).push(x);
  return pass(pass(signal).reverse()).reverse();
}
