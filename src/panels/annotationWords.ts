import type { Words } from '../i18n';
import { leadQualities, rhythmCode } from '../state/records/marks/spans';

/** The name of a rhythm by its code; an unknown code as it is. */
export function rhythmName({ marks }: Pick<Words, 'marks'>, code: string): string {
  return marks.rhythms[code] ?? code;
}

/** What an annotation symbol means; undefined for one that a file defines itself. */
export function symbolName({ marks, inspect }: Pick<Words, 'marks' | 'inspect'>, symbol: string) {
  return marks.symbols[symbol] ?? inspect.symbolMeaning[symbol];
}

export interface AnnotationInWords {
  symbol: string;
  aux: string;
  /** Of a change in signal quality: which leads are noisy. Without it, nothing is said of them. */
  subtype?: number | undefined;
}

/** The note of an annotation in words: the rhythm, the noisy leads, the comment; otherwise the note as it is. */
export function noteInWords(
  words: Pick<Words, 'marks'>,
  { symbol, aux, subtype }: AnnotationInWords,
  leadNames: readonly string[],
): string {
  const { marks } = words;
  const note = aux.replace(/[\0\s]+$/, '');
  if (symbol === '+') {
    const code = rhythmCode(symbol, note);
    if (code !== undefined) return rhythmName(words, code);
    return note === '(' ? marks.rhythmEnd : note;
  }
  if (symbol === '"') return marks.comments[note] ?? note;
  if (symbol !== '~' || note !== '' || subtype === undefined) return note;
  const qualities = leadQualities(subtype, leadNames.length);
  const named = (wanted: 'noisy' | 'unreadable') => leadNames.filter((_, i) => qualities[i] === wanted);
  const parts = (['noisy', 'unreadable'] as const).flatMap((quality) => {
    const leads = named(quality);
    return leads.length > 0 ? [marks[quality](leads.join(', '))] : [];
  });
  return parts.length > 0 ? parts.join(marks.separator) : marks.clean;
}

/** Names of leads as the page writes them: a lead without a name gets its number. */
export function namedLeads({ marks }: Pick<Words, 'marks'>, leads: readonly { name: string }[]): string[] {
  return leads.map(({ name }, i) => name || marks.lead(String(i + 1)));
}
