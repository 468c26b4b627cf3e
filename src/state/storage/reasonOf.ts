import { UnreadableError } from './UnreadableError';

/** The sentence about the stored item, or the message of the browser; empty for errors that would not help the user. */
export function reasonOf(error: unknown): string {
  return error instanceof UnreadableError || error instanceof DOMException ? error.message : '';
}
