import { UnreadableError } from './UnreadableError';

/** The sentence about what is stored, or what the browser says; '' for an error that tells a person nothing. */
export function reasonOf(error: unknown): string {
  return error instanceof UnreadableError || error instanceof DOMException ? error.message : '';
}
