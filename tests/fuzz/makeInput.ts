import { createRandom, type Random } from '../../src/base/random';
import { mutateBytes, noise, pick } from './mutateBytes';
import { mutateEdfFields, repairFlac } from './mutateFormats';
import { mutateHeader } from './mutateHeader';
import { type Corpus, type FuzzFile, type FuzzInput, type FuzzKind, fuzzKinds } from './types';

/** The input of this number: the same for the same corpus, seed, kind and number. */
export function makeInput(corpus: Corpus, kind: FuzzKind, seed: number, index: number): FuzzInput {
  const mixed = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35);
  const random = createRandom(mixed ^ (fuzzKinds.indexOf(kind) << 24));
  const files = pick(corpus[kind], random).map((file) => ({ ...file }));
  return { kind, files: mutated(files, kind, corpus, random), choice: random.below(2 ** 31) };
}

function mutated(files: FuzzFile[], kind: FuzzKind, corpus: Corpus, random: Random): FuzzFile[] {
  const other = () => pick(pick(corpus[kind], random), random).bytes;
  const otherHeader = () => decode(pick(corpus[kind], random)[0]!.bytes);
  // Unchanged inputs must be read, too.
  if (random.below(100) === 0) return files;
  if (random.below(100) === 0) files[0]!.bytes = noise(random.below(600), random);
  switch (kind) {
    case 'header':
      files[0]!.bytes = mutateText(files[0]!.bytes, random, otherHeader, other);
      return files;
    case 'table':
    case 'printed':
      files[0]!.bytes = mutateText(files[0]!.bytes, random, otherHeader, other);
      return files;
    case 'signals':
      for (const file of files.slice(1)) {
        if (random.below(3) > 0) file.bytes = damagedSignals(file.bytes, random, other);
      }
      return files;
    case 'record':
    case 'segments':
      for (const file of files) {
        if (random.below(3) === 0) continue;
        file.bytes = file.name.endsWith('.hea')
          ? mutateText(file.bytes, random, otherHeader, other)
          : damagedSignals(file.bytes, random, other);
      }
      return random.below(10) === 0 ? files.filter((_, index) => index === 0 || random.below(3) > 0) : files;
    case 'edf':
      for (const file of files) {
        if (random.below(2) === 0) file.bytes = mutateEdfFields(file.bytes, random);
        if (random.below(2) === 0) file.bytes = mutateBytes(file.bytes, random, other);
      }
      return files;
    default:
      for (const file of files) file.bytes = mutateBytes(file.bytes, random, other);
      return files;
  }
}

function damagedSignals(bytes: Uint8Array, random: Random, other: () => Uint8Array): Uint8Array {
  const damaged = mutateBytes(bytes, random, other);
  // "fLaC"
  return bytes[0] === 0x66 && bytes[1] === 0x4c && random.below(2) === 0 ? repairFlac(damaged) : damaged;
}

function mutateText(bytes: Uint8Array, random: Random, otherText: () => string, other: () => Uint8Array) {
  if (random.below(5) === 0) return mutateBytes(bytes, random, other);
  return new TextEncoder().encode(mutateHeader(decode(bytes), random, otherText));
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
