/** `A`, `B`, …, `Z`, then numbers: the name of a run in the headers of a comparison. */
export function runLetter(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : String(index + 1);
}
