import type { AllocationGuard } from './allocationGuard';
import { runInput } from './runInput';
import type { FuzzFile, FuzzFinding, FuzzInput, FuzzKind } from './types';

export { makeCorpus } from './corpus';
export { makeInput } from './makeInput';
export { shrinkInput } from './shrinkInput';
export { type FuzzKind, fuzzKinds } from './types';

/** No input may take longer. */
export const limitMs = 1000;
/** Memory that reading may need beyond the input itself: at most its samples (`maxSamples`), and tables. */
const oneBytes = 8 * 2 ** 20;
const allBytes = 128 * 2 ** 20;

/** Runs an input under the guard and the clock. One that was too slow is tried again, for the machine may have been busy. */
export async function runGuarded(
  input: FuzzInput,
  guard: AllocationGuard,
): Promise<{ outcome: string; ms: number } | { finding: FuzzFinding }> {
  const inputBytes = input.files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  let ms = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 3; attempt++) {
    guard.allow(oneBytes + 64 * inputBytes, allBytes + 1024 * inputBytes);
    const start = performance.now();
    const startCpu = process.cpuUsage();
    const result = await runInput(input);
    const { user, system } = process.cpuUsage(startCpu);
    // Neither what other processes do meanwhile nor what other threads do is this input's.
    ms = Math.min(ms, performance.now() - start, (user + system) / 1000);
    const refused = guard.refused();
    guard.allow(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
    if (refused && 'outcome' in result) {
      return { finding: { key: `${input.kind}: memory`, message: `asks for ${refused}`, stack: '' } };
    }
    if ('finding' in result) return result;
    if (ms <= limitMs) return { outcome: result.outcome, ms };
  }
  const message = `takes ${Math.round(ms)} ms`;
  return { finding: { key: `${input.kind}: slow`, message, stack: '' } };
}

/** An input as JSON, for a file that replays it. */
export function packInput({ kind, files, choice }: FuzzInput): object {
  const packed = files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') }));
  return { kind, choice, files: packed };
}

export function unpackInput(json: {
  kind: FuzzKind;
  choice: number;
  files: { name: string; base64: string }[];
}): FuzzInput {
  const files = json.files.map(
    ({ name, base64 }): FuzzFile => ({ name, bytes: new Uint8Array(Buffer.from(base64, 'base64')) }),
  );
  return { kind: json.kind, choice: json.choice, files };
}
