import type { FuzzInput } from './types';

/**
 * A smaller input that still shows the same: files left out, then pieces of files, from large to small.
 *
 * @param shows whether an input shows it
 */
export async function shrinkInput(
  input: FuzzInput,
  shows: (input: FuzzInput) => Promise<boolean>,
  mostTries = 1500,
): Promise<FuzzInput> {
  let best = input;
  let tries = 0;
  const accept = async (candidate: FuzzInput) => {
    if (tries++ >= mostTries || !(await shows(candidate))) return false;
    best = candidate;
    return true;
  };
  for (let index = best.files.length - 1; index > 0; index--) {
    await accept({ ...best, files: best.files.filter((_, k) => k !== index) });
  }
  for (let index = 0; index < best.files.length; index++) {
    for (let piece = best.files[index]!.bytes.length >> 1; piece >= 1; piece >>= 1) {
      for (let at = 0; at < best.files[index]!.bytes.length; ) {
        const { bytes } = best.files[index]!;
        const shorter = new Uint8Array([...bytes.subarray(0, at), ...bytes.subarray(at + piece)]);
        const files = best.files.map((file, k) => (k === index ? { ...file, bytes: shorter } : file));
        if (!(await accept({ ...best, files }))) at += piece;
        if (tries > mostTries) return best;
      }
    }
  }
  return best;
}
