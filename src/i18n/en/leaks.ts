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
    'The split is checked as soon as the beats are prepared; what the settings alone reveal is reported before that.',
  none: 'No leak found: no patient is on both sides of the split, no windows overlap across it, the test beats decide nothing, and every class is cut and sampled by the same rule.',
  noneYet: 'Correct the problem above first; then the split is checked.',
  levels: { fault: 'Fault', protocol: 'Protocol', note: 'Note' },
  accept: 'Train despite these faults; they are stamped on the run',
  acceptHint: 'Until then training cannot start. The stamp is part of everything exported from the run.',
  'same-patient': ({ persons, tested, records, how }: Values) => {
    if (how === 'own')
      return `The network learns from the first beats of the same records that are tested (${persons} of ${tested} patients): that is the point of this protocol, and its numbers hold for patients from whom such beats are available.`;
    if (how === 'shuffled')
      return `Beats of ${persons} of ${tested} tested patients are on both sides: the numbers hold for further beats of these patients, not for new ones.`;
    return how === 'published'
      ? `Records of one patient are on both sides (${records}): the published division does this.`
      : `Records of one patient are on both sides (${records}), so that part of the test says nothing about new patients. Put them on one side.`;
  },
  'window-overlap': ({ beats, tested, neighbours }: Values) =>
    `The windows ${neighbours ? '(with those of the beats before and after) ' : ''}of ${grouped(beats)} of ${grouped(tested)} test beats share samples with those of beats on the training side.`,
  'epoch-on-test': (_: Values) =>
    'The best epoch is chosen on the test beats: the epoch that happens to suit them is kept, so the test is no longer a test.',
  'oversampled-before-split': ({ beats, tested }: Values) =>
    tested === 0
      ? 'Beats are oversampled before they are divided into training and test, so copies of tested beats are trained on.'
      : `Beats are oversampled before they are divided into training and test: of ${grouped(beats)} of the ${grouped(tested)} test beats a copy is trained on.`,
  'window-rule': (_: Values) =>
    'Beats of class F are cut by another rule, to the end of the next beat’s window: their shape tells their class, and for a new beat the class would have to be known before it is cut.',
  'network-labels': ({ records, how }: Values) =>
    how === 'tested'
      ? `The labels of tested records are the answers of a network (${records}): the results say how far two networks agree, not how often one is right. Choose the reference annotations, or leave these records out.`
      : `The labels of some training records are the answers of a network (${records}): its errors are learnt, too.`,
  relabelled: (values: Values) =>
    `The beats are edited (${values.records}): ${edited(values, (kind, beats) => `${beats} ${kind}`).join(', ')}. Results are not comparable with those on the annotator’s own beats.`,
  'databases-apart': (values: Values) =>
    `Tested beats differ from all training beats in how they were recorded (${apart(values, { database: 'database', rate: 'sampling frequency', lead: 'lead', band: 'band' }, (name, test, train) => `${name} ${test}, in training ${train}`, '; ')}): the results show that difference as well as that of the patients.`,
  'whole-record': ({ parts }: Values) =>
    `Values computed from the whole record, without labels, are part of the input (${String(parts)
      .split(',')
      .map((part) => PARTS[part] ?? part)
      .join(', ')}): fine for recordings, not available during live monitoring.`,
  'tested-beside-learnt': ({ records }: Values) =>
    `The network sees the beats around each beat. In ${grouped(records)} tested records beats are learnt, too: tested beats are seen beside them in training, their waveforms and features, not their labels.`,
  adapted: (_: Values) =>
    'The network is adapted to the tested record, without labels: it looks at all tested beats of a record before it answers. The numbers hold for complete recordings, and are not comparable with those of networks that are not adapted.',
};

/** What differs between test and training, each in words, joined. */
export function apart(
  values: Values,
  names: Record<string, string>,
  word: (name: string, test: string, train: string) => string,
  between: string,
): string {
  return Object.entries(names)
    .filter(([trait]) => values[`${trait}Test`] !== undefined)
    .map(([trait, name]) => word(name, String(values[`${trait}Test`]), String(values[`${trait}Train`])))
    .join(between);
}

const EDITS = ['relabelled', 'added', 'deleted', 'moved'] as const;

/** How many beats were edited and how, each in words. Runs of earlier versions of the lab have only the relabelled beats. */
export function edited(
  values: Values,
  word: (kind: (typeof EDITS)[number], beats: string) => string,
): string[] {
  const kinds = EDITS.filter((kind) => values[kind] !== undefined);
  if (kinds.length === 0) return [word('relabelled', grouped(values.beats))];
  return kinds.map((kind) => word(kind, grouped(values[kind])));
}

/** 100672 → 100 672, with thin spaces as everywhere on the page. */
export function grouped(count: string | number | undefined): string {
  return String(count).replace(/(?<=\d)(?=(?:\d{3})+$)/g, '\u202f');
}
