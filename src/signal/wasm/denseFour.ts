import type { DenseRows } from '../types';
import { openSignalModule } from './signalModule';

/** `createPlainDense` of `signal/dense.ts`, four outputs in two SIMD registers; undefined without SIMD. */
export function createDenseFour(
  layers: readonly DenseRows[],
): ((inputs: Float64Array) => number) | undefined {
  const module = openSignalModule();
  if (!module) return undefined;
  const { dense } = module.functions;
  const width = layers[0]!.inputs;
  const inputsAt = module.allocate(width * Float64Array.BYTES_PER_ELEMENT);
  const table = layers.flatMap(({ weights, bias, inputs }) => [
    module.place(weights),
    module.place(bias),
    module.allocate(bias.byteLength),
    bias.length,
    inputs,
  ]);
  const tableAt = module.place(Int32Array.from(table));
  // A view is made when all memory is there.
  const row = module.doubles(inputsAt, width);
  return (inputs) => {
    for (let k = 0; k < width; k++) row[k] = inputs[k]!;
    return dense(tableAt, layers.length, inputsAt);
  };
}
