/**
 * Counts what code asks for by the constructors of typed arrays and buffers while it is on, and throws where a request is
 * larger than the input can justify: an allocation sized by what a file merely claims shows here, even where the memory
 * would never be touched.
 */
export interface AllocationGuard {
  /** From here on: bytes of one request, and of all together. */
  allow(oneBytes: number, allBytes: number): void;
  /** What was refused, if anything was. */
  refused(): string | undefined;
  remove(): void;
}

class AllocationRefused extends Error {
  override name = 'AllocationRefused';
}

const guarded = [
  'ArrayBuffer',
  'SharedArrayBuffer',
  'Int8Array',
  'Uint8Array',
  'Uint8ClampedArray',
  'Int16Array',
  'Uint16Array',
  'Int32Array',
  'Uint32Array',
  'Float32Array',
  'Float64Array',
] as const;

type Constructor = new (...args: unknown[]) => object;

export function installAllocationGuard(): AllocationGuard {
  let oneLimit = Number.POSITIVE_INFINITY;
  let allLimit = Number.POSITIVE_INFINITY;
  let all = 0;
  let refused: string | undefined;
  const scope = globalThis as unknown as Record<string, Constructor>;
  const originals = guarded.map((name) => [name, scope[name]!] as const);

  for (const [name, original] of originals) {
    const unit = (original as { BYTES_PER_ELEMENT?: number }).BYTES_PER_ELEMENT ?? 1;
    const proxy: Constructor = new Proxy(original, {
      construct(target, args, newTarget) {
        const bytes = elementsOf(args[0]) * unit;
        all += bytes;
        if (bytes > oneLimit || all > allLimit) {
          refused ??= `${name} of ${bytes} bytes (${all} bytes in all)`;
          throw new AllocationRefused(refused);
        }
        return Reflect.construct(target, args, newTarget === proxy ? target : newTarget);
      },
    });
    scope[name] = proxy;
  }
  return {
    allow(oneBytes, allBytes) {
      oneLimit = oneBytes;
      allLimit = allBytes;
      all = 0;
      refused = undefined;
    },
    refused: () => refused,
    remove() {
      for (const [name, original] of originals) scope[name] = original;
    },
  };
}

/** A view of an existing buffer takes no memory. */
function elementsOf(argument: unknown): number {
  if (typeof argument === 'number') return argument;
  if (typeof argument !== 'object' || argument === null || 'byteLength' in argument === false) {
    return (argument as { length?: number } | null | undefined)?.length ?? 0;
  }
  return (argument as { length?: number }).length ?? 0;
}
