/** The values of a finding. */
type Values = Record<string, string | number>;

const PARTS: Record<string, string> = { difference: 'median beat', amplitude: 'amplitude', rhythm: 'rhythm' };

/**
 * Words about leaks. Findings are keyed by their codes; their sentences correspond to their messages, with grouped
 * digits.
 */
export const leaks = {
  title: 'Leak check',
  unprepared:
    'The two sides of the split are checked as soon as the beats are prepared; what the settings alone show is told before.',
  none: 'No leak found: no person is on both sides of the split, no windows overlap across it, the test beats choose nothing, and every class is cut and drawn by the same rule.',
  noneYet: 'What is said above must be put right first; the split is checked then.',
  levels: { fault: 'Fault', protocol: 'Protocol', note: 'Note' },
  accept: 'Train in spite of these faults; they are stamped on the run',
  acceptHint: 'Until then Start is off. The stamp goes with everything that is exported from the run.',
  'same-patient': ({ persons, tested, records, how }: Values) => {
    if (how === 'own')
      return `The network learns from the first beats of the very records that are tested (${persons} of ${tested} persons): that is the point of this protocol, and its numbers hold for patients of whom such beats are at hand.`;
    if (how === 'shuffled')
      return `Beats of ${persons} of ${tested} tested persons are on both sides: the numbers hold for further beats of these persons, not for new patients.`;
    return how === 'published'
      ? `Records of one person lie on both sides (${records}): the published division has it so.`
      : `Records of one person lie on both sides (${records}), so that part of the test is no test for new patients. Put them on one side.`;
  },
  'window-overlap': ({ beats, tested, neighbours }: Values) =>
    `The windows ${neighbours ? '(with those of the beats before and after) ' : ''}of ${grouped(beats)} of ${grouped(tested)} test beats share samples with those of beats on the training side.`,
  'epoch-on-test': (_: Values) =>
    'The best epoch is chosen on the test beats: of all epochs the one is kept that happens to suit them, so the test is no test any more.',
  'oversampled-before-split': ({ beats, tested }: Values) =>
    tested === 0
      ? 'Beats are drawn again before they are dealt to training and test, so that copies of tested beats are learnt from.'
      : `Beats are drawn again before they are dealt to training and test: of ${grouped(beats)} of the ${grouped(tested)} test beats a copy is learnt from.`,
  'window-rule': (_: Values) =>
    'Beats of class F are cut by another rule, to the end of the next beat’s window: their shape tells their class, and for a new beat the class would have to be known before it is cut.',
  'whole-record': ({ parts }: Values) =>
    `Figures of the whole record, taken without labels, are part of the input (${String(parts)
      .split(',')
      .map((part) => PARTS[part] ?? part)
      .join(', ')}): right for recordings, not known while a patient is being watched.`,
};

/** 100672 → 100 672, with thin spaces as everywhere on the page. */
export function grouped(count: string | number | undefined): string {
  return String(count).replace(/(?<=\d)(?=(?:\d{3})+$)/g, '\u2009');
}
