import { bluesteinTables } from '../fft/bluestein';
import { butterflyConstants } from '../fft/butterflies';
import { prepareConvolution } from '../fft/convolution';
import { passesOf } from '../fft/mixedRadix';
import { chooseMethod } from '../fft/plan';
import { raderTables } from '../fft/rader';
import { type SignalModule, VALUE_BYTES } from './signalModule';

/** A forward transform of two rows of values side by side, from one address to another; see `ForwardTransform`. */
export type TwinTransform = (input: number, output: number) => void;

/** The same transform as `createFftPlan(length).forward`, operation by operation, so that its results are equal to the last bit. */
export function createTwinTransform(module: SignalModule, length: number): TwinTransform {
  const { method, radices } = chooseMethod(length);
  if (method === 'rader') return createRader(module, length, radices);
  if (method === 'bluestein') return createBluestein(module, length);
  return createMixedRadix(module, length, radices);
}

function createMixedRadix(module: SignalModule, length: number, radices: readonly number[]): TwinTransform {
  const { functions } = module;
  const passFunctions = [functions.radix2, functions.radix3, functions.radix4, functions.radix5];
  const passes = passesOf(length, radices).map(({ radix, columns, stride, twiddles }) => ({
    run: passFunctions[radix - 2]!,
    columns,
    stride,
    table: module.place(Float64Array.of(...(butterflyConstants[radix] ?? []), ...twiddles)),
  }));
  if (passes.length === 0) {
    const only = module.place(Int32Array.of(0));
    return (input, output) => functions.gather(input, only, output, 1);
  }
  const scratch = passes.length > 1 ? module.allocate(length * VALUE_BYTES) : 0;
  return (input, output) => {
    let from = input;
    // Alternate between output and scratch so that the last pass writes to the output.
    let to = passes.length % 2 === 1 ? output : scratch;
    for (let i = 0; i < passes.length; i++) {
      const { run, columns, stride, table } = passes[i]!;
      run(columns, stride, from, to, table);
      from = to;
      to = to === output ? scratch : output;
    }
  };
}

function createRader(module: SignalModule, prime: number, radices: readonly number[]): TwinTransform {
  const { add, gather, multiply, scatter } = module.functions;
  const order = prime - 1;
  const tables = raderTables(prime);
  const readAt = module.place(tables.readAt);
  const writeAt = module.place(tables.writeAt);
  const spectrum = module.place(prepareConvolution(tables.kernel, radices).spectrum);
  const transform = createMixedRadix(module, order, radices);
  const sequence = module.allocate(order * VALUE_BYTES);
  const product = module.allocate(order * VALUE_BYTES);

  return (input, output) => {
    gather(input, readAt, sequence, order);
    transform(sequence, product);
    add(input, product, output, false);
    multiply(product, spectrum, product, order, false, true);
    // Added to the zero-frequency bin, in[0] is added to every output of the convolution.
    add(product, input, product, true);
    transform(product, sequence);
    scatter(sequence, writeAt, output, order);
  };
}

function createBluestein(module: SignalModule, length: number): TwinTransform {
  const { multiply } = module.functions;
  const tables = bluesteinTables(length);
  const m = tables.kernel.length / 2;
  const chirp = module.place(tables.chirp);
  const spectrum = module.place(prepareConvolution(tables.kernel, tables.radices).spectrum);
  const transform = createMixedRadix(module, m, tables.radices);
  // Nothing but the first `length` values of it is ever written: the others stay zeros.
  const padded = module.allocate(m * VALUE_BYTES);
  const product = module.allocate(m * VALUE_BYTES);
  const result = module.allocate(m * VALUE_BYTES);

  return (input, output) => {
    multiply(input, chirp, padded, length, false, false);
    transform(padded, product);
    multiply(product, spectrum, product, m, false, true);
    transform(product, result);
    multiply(result, chirp, output, length, true, false);
  };
}
