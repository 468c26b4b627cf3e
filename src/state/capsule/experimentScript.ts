import { capsuleText } from './capsuleText';
import type { Capsule } from './types';

/** The line of `src/python/experiment.py` that is replaced by the capsule. */
const NO_CAPSULE = '\nCAPSULE = None\n';

/**
 * The Python program with the capsule of a run inside, so that one file repeats the run.
 *
 * The capsule is in a raw string with triple quotes. JSON never contains three quotes in a row without a backslash
 * before one, and ends with a brace, so it cannot end that string early.
 *
 * @param program text of `src/python/experiment.py`
 */
export function experimentScript(program: string, capsule: Capsule): string {
  const parts = program.split(NO_CAPSULE);
  if (parts.length !== 2) throw new Error('The Python program has not one line for the capsule.');
  return parts.join(`\nCAPSULE = r"""${capsuleText(capsule)}"""\n`);
}
