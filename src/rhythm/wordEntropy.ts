/** The entropy of the last words of a sequence of symbols. */
export interface WordEntropy {
  /** @returns the entropy of the last `words` words; undefined before there are so many */
  push(symbol: number): number | undefined;
}

/** Symbols of a word, and more than there are different symbols. */
const WORD = 3;
const SYMBOLS = 64;

/**
 * Shannon entropy of words of three successive symbols, weighted with the share of different words, as Zhou and others define it
 * (doi 10.1186/1475-925X-13-18): k / (N · log2 N) · Σ −p · log2 p over the k different words among the last N; 0…1. It is summed anew for
 * every symbol, so that it depends on nothing but the last words.
 *
 * @param words N, a whole number above 1
 */
export function createWordEntropy(words: number): WordEntropy {
  const ring: number[] = [];
  let next = 0;
  const last: number[] = [];
  const counts = new Map<number, number>();
  /** How many words occur so many times. */
  const ofCount = new Uint32Array(words + 2);
  const partOf = Float64Array.from({ length: words + 2 }, (_, count) => {
    const p = count / words;
    return count === 0 ? 0 : -p * Math.log2(p);
  });

  function change(word: number, by: 1 | -1): void {
    const old = counts.get(word) ?? 0;
    if (old > 0) ofCount[old]!--;
    if (old + by > 0) ofCount[old + by]!++;
    if (old + by > 0) counts.set(word, old + by);
    else counts.delete(word);
  }

  return {
    push(symbol) {
      last.push(symbol);
      if (last.length < WORD) return undefined;
      if (last.length > WORD) last.shift();
      const word = last.reduce((sum, value) => sum * SYMBOLS + value, 0);
      if (ring.length === words) change(ring[next]!, -1);
      change(word, 1);
      ring[next] = word;
      next = (next + 1) % words;
      if (ring.length < words) return undefined;
      let sum = 0;
      for (let count = 1; count <= words; count++) sum += ofCount[count]! * partOf[count]!;
      return (counts.size * sum) / (words * Math.log2(words));
    },
  };
}
