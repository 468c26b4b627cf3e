import { messageOf } from '../base/messageOf';
import { report } from './update';

/** Wraps a command so that unexpected errors are reported on the page instead of only in the console. */
export function reportFailures<A extends unknown[]>(
  command: (...values: A) => Promise<void>,
): (...values: A) => Promise<void> {
  return async (...values) => {
    try {
      await command(...values);
    } catch (error) {
      const reason = messageOf(error);
      report({
        code: 'worker-died',
        file: '',
        message: `Something went wrong that the lab did not foresee: ${reason}. What was loaded is untouched; try again, or reload the page.`,
        values: { reason },
      });
    }
  };
}
