/** Words of the doubtful labels in Inspect. Numbers are passed in formatted. */
export const doubts = {
  region: 'Doubtful labels',
  second: 'Second run',
  none: 'none',
  find: 'Find doubtful labels',
  hint: 'Beats whose label the networks that did not learn from them do not believe (confident learning). A run with folds over patients and one with folds over beats: what both doubt comes first.',
  counts: (p: { both: string; first: string; second: string }) =>
    `${p.both} doubted by both runs, ${p.first} by this run alone, ${p.second} by the second run alone`,
  countsOne: (beats: string, one: boolean) => (one ? '1 doubtful label' : `${beats} doubtful labels`),
  decided: (p: { found: string; decided: string; count: string }) =>
    `${p.found}; ${p.decided} of ${p.count} decided`,
  progress: 'Decided labels',
  common: (p: { common: string; tested: string }) =>
    `The second run tested ${p.common} of the ${p.tested} beats with the same label.`,
  nothing: 'No label is doubted.',
  label: 'Label',
  suggested: 'Rather',
  confidence: 'Probability of the label',
  firstRun: 'This run',
  secondRun: 'Second run',
  /** By the bits of a reason. */
  reasons: {
    0: 'does not doubt it',
    1: 'by class: among the least believed of its label',
    2: 'by noise rate: another class is much more probable',
    3: 'by class and by noise rate',
  } as Record<number, string>,
  decision: 'Decision',
  kept: 'kept',
  changed: (symbol: string) => `changed to ${symbol}`,
  removed: 'deleted or moved',
  keep: 'Keep label',
  change: (symbol: string) => `Change to ${symbol}`,
  keys: 'Enter keeps the label; N, A, V, F or Q changes it, as an edit that Edit beats in the viewer lists and undoes.',
  why: 'doubtful label',
  listHint:
    'What both runs doubt first, the least believed label first. Arrow keys or j and k move through the list, Home and End jump.',
  option: (p: {
    record: string;
    time: string;
    label: string;
    suggested: string;
    probability: string;
    decision: string;
  }) =>
    `record ${p.record} at ${p.time}, label ${p.label}, rather ${p.suggested}, ${p.probability}${p.decision && `, ${p.decision}`}`,
};
