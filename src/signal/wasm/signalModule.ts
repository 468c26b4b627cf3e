import { simd } from 'virtual:wasm-signal';
import { rememberLast } from '../../base/remember';

/**
 * The functions of `assembly/`, each documented where it is implemented. Those of transforms count values: complex numbers of two
 * transforms that run side by side in the lanes of a SIMD register. Those of filters count samples.
 */
export interface SignalFunctions {
  radix2: PassFunction;
  radix3: PassFunction;
  radix4: PassFunction;
  radix5: PassFunction;
  conjugate(x: number, y: number, count: number): void;
  halve(x: number, y: number): void;
  add(x: number, y: number, z: number, conjugateY: boolean): void;
  multiply(
    x: number,
    table: number,
    y: number,
    count: number,
    conjugateX: boolean,
    conjugateY: boolean,
  ): void;
  gather(x: number, at: number, y: number, count: number): void;
  scatter(x: number, at: number, y: number, count: number): void;
  packWindows(x: number, y: number, samples: number): void;
  unpackRows(x: number, y: number, samples: number, scale: number): void;
  analyseTwelve(x: number, taps: number, y: number, count: number): void;
  synthesiseTwelve(c: number, phases: number, y: number, pairs: number): void;
  promote(x: number, y: number, count: number): void;
  demote(x: number, y: number, count: number): void;
  subtract(x: number, y: number, count: number): void;
  narrowColumns(
    x: number,
    rowBytes: number,
    rows: number,
    columns: number,
    bounds: number,
    counts: number,
    held: number,
    heldBytes: number,
    packing: number,
  ): void;
  quadrature(x: number, pair: number, half: number, bends: number, magnitudes: number, count: number): void;
  findPeaks(
    x: number,
    curve: number,
    envelope: number,
    from: number,
    to: number,
    plan: number,
    out: number,
  ): number;
  dense(layers: number, count: number, x: number): number;
}

type PassFunction = (columns: number, stride: number, x: number, y: number, table: number) => void;

/** Bytes of a value. */
export const VALUE_BYTES = 32;

const PAGE_BYTES = 65536;

/** The module on a memory of its own, which lives as long as what was placed there is in use. */
export interface SignalModule {
  functions: SignalFunctions;
  /** Zeros; the address is a multiple of 32. Moves the memory: views of it are to be made after the last call. */
  allocate(bytes: number): number;
  /** The same, filled with a table. */
  place(table: Float64Array | Int32Array): number;
  /** A view of floats in the memory as it is now. */
  floats(address: number, count: number): Float32Array<ArrayBuffer>;
  doubles(address: number, count: number): Float64Array<ArrayBuffer>;
  integers(address: number, count: number): Int32Array<ArrayBuffer>;
}

/** Compiled once a thread. */
const compiled = rememberLast(compile);

/** A new instance of the module, undefined where there is no WebAssembly with SIMD. */
export function openSignalModule(): SignalModule | undefined {
  const module = compiled();
  if (!module) return undefined;
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  let end = 0;

  function allocate(bytes: number): number {
    const address = end;
    end += Math.ceil(bytes / VALUE_BYTES) * VALUE_BYTES;
    const missing = end - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES));
    return address;
  }

  return {
    functions: exports as unknown as SignalFunctions,
    allocate,
    place(table) {
      const address = allocate(table.byteLength);
      const bytes = new Uint8Array(table.buffer, table.byteOffset, table.byteLength);
      new Uint8Array(memory.buffer).set(bytes, address);
      return address;
    },
    floats: (address, count) => new Float32Array(memory.buffer, address, count),
    doubles: (address, count) => new Float64Array(memory.buffer, address, count),
    integers: (address, count) => new Int32Array(memory.buffer, address, count),
  };
}

function compile(): WebAssembly.Module | undefined {
  try {
    const bytes = Uint8Array.from(atob(simd), (character) => character.charCodeAt(0));
    return WebAssembly.validate(bytes) ? new WebAssembly.Module(bytes) : undefined;
  } catch {
    // No WebAssembly, a policy against it, or a page's own thread that compiles nothing at once: the TypeScript does the same.
    return undefined;
  }
}
