/** Why something stored cannot be read, in a sentence for the person; other errors speak of the program, not of what is stored. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';
}
