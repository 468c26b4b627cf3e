const longestWord = 120;
const longestSentence = 900;

/**
 * Shortens a sentence: names and fields in it come from files and may be megabytes long. Long words lose their middle,
 * then the sentence its end.
 */
export function clipSentence(sentence: string): string {
  if (sentence.length <= longestSentence) return sentence;
  const clipped = sentence.replaceAll(/\S+/g, (word) =>
    word.length > longestWord ? `${word.slice(0, longestWord - 20)}…${word.slice(-19)}` : word,
  );
  return clipped.length > longestSentence ? `${clipped.slice(0, longestSentence - 1)}…` : clipped;
}

/** The names and numbers of a sentence, for translation: each limited to the length of a complete sentence. */
export function clipValues(values: Record<string, string | number>): Record<string, string | number> {
  const isLong = (value: string | number) => typeof value === 'string' && value.length > longestSentence;
  if (!Object.values(values).some(isLong)) return values;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      isLong(value) ? clipSentence(String(value)) : value,
    ]),
  );
}
