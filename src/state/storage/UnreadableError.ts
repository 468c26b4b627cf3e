/** Why a stored item cannot be read, in a sentence for the user; other errors describe the program, not the item. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';
}
