import { capsuleText } from './capsuleText';
import type { Capsule } from './types';

/** The line of `src/python/experiment.py` that the capsule takes the place of. */
const NO_CAPSULE = '\nCAPSULE = None\n';

/**
 * The Python program with a run's capsule inside, so that one file repeats the run.
 *
 * The capsule stands in a raw string of three quotation marks. JSON never has three of them in a row without a backslash before one,
 * and ends in a brace, so that it cannot end that string early.
 *
 * @param program text of `src/python/experiment.py`
 */
export function experimentScript(program: string, capsule: Capsule): string {
  const parts = program.split(NO_CAPSULE);
  if (parts.length !== 2) throw new Error('The Python program has not one line for the capsule.');
  return parts.join(`\nCAPSULE = r"""${capsuleText(capsule)}"""\n`);
}
