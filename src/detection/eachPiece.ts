/**
 * Divides samples of several leads into short pieces, so that what a stream keeps of them stays short.
 *
 * @param count how many of the leads are looked at
 * @param longest length of a piece, in samples
 */
export function eachPiece(
  leads: readonly Float32Array[],
  count: number,
  longest: number,
  take: (piece: Float32Array[]) => void,
): void {
  const looked = leads.slice(0, count);
  const length = looked[0]?.length ?? 0;
  if (looked.length < count || looked.some((lead) => lead.length !== length)) {
    throw new RangeError(
      `${count} leads of equal length are needed, not ${leads.map((lead) => lead.length).join(', ')} samples.`,
    );
  }
  for (let from = 0; from < length; from += longest) {
    take(looked.map((lead) => lead.subarray(from, from + longest)));
  }
}
