/** `A`, `B`, …, `Z`, then numbers: what a run is called in the heads of a comparison. */
export function runLetter(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : String(index + 1);
}
