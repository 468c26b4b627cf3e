/** Words about training again on edited labels, and about what that changed. Numbers are passed in formatted. */
export const retrain = {
  button: 'Retrain with edits',
  hint: 'The same records, settings, seed and folds once more, on the labels as they are edited now; then both runs are compared',
  locked: 'A training is running; this can be done when it has ended.',
  since: (records: string) => `${records}: edited otherwise than when this run was trained.`,

  dealt: (places: string, one: boolean) =>
    `The beats are dealt to folds as in another run, whose labels are other ones in ${one ? '1 place' : `${places} places`}.`,
  dealAnew: 'Deal by the labels as they are',
  folds: 'Folds dealt by',
  foldsOf: (places: string, one: boolean) =>
    `the beats before they were edited (${one ? '1 place differs' : `${places} places differ`})`,

  region: (p: { letter: string; first: string }) => `Labels or training: ${p.first} and ${p.letter}`,
  table: (p: { letter: string; first: string }) =>
    `Networks of ${p.first} and ${p.letter}, judged by the labels of both`,
  measure: 'Measure',
  network: (letter: string) => `Network of ${letter}`,
  labels: (letter: string) => `labels of ${letter}`,
  asRun: (letter: string) => `result of ${letter}`,
  byLabels: 'By test labels',
  byTraining: 'By training',
  hint4: (p: { letter: string; first: string; isWhole: boolean }) =>
    `By test labels: the network of ${p.first} judged by the labels of ${p.letter} instead of its own. By training: from there to the network of ${p.letter}, by the same labels. Together they are the ${p.isWhole ? 'whole difference' : 'difference over these beats'}, ${p.letter} − ${p.first}; differences of accuracy are in percentage points.`,
  over: (beats: string) => `Over the ${beats} beats that both tested`,
  counts: (p: { relabelled: string; predicted: string }) =>
    `${p.relabelled} have another label, ${p.predicted} another prediction.`,
  apart: (p: { onlyFirst: string; onlySecond: string; letter: string; first: string }) =>
    `Tested by ${p.first} alone: ${p.onlyFirst}; by ${p.letter} alone: ${p.onlySecond} (added, moved, deleted, or of a class that is left out).`,
  show: (beats: string, one: boolean) =>
    one ? 'Show the beat that changed' : `Show the ${beats} beats that changed`,

  changed: 'Beats that changed',
  listHint: 'By record and time. Arrow keys or j and k move through the list, Home and End jump.',
  changedLead: (p: { beats: string; one: boolean; title: string }) =>
    `${p.one ? '1 tested beat has' : `${p.beats} tested beats have`} another label or another prediction than in “${p.title}”, by record and time.`,
  before: (p: { truth: string; predicted: string; label: string; prediction: string }) =>
    `Label ${p.truth} → ${p.label}; prediction ${p.predicted} → ${p.prediction}.`,

  layer: (p: { record: string; annotator: string; made: string }) =>
    `The capsule’s edits of ${p.annotator} are in use in ${p.record}, as annotator ${p.made}; edits made here stay as they are.`,
  layerUnused: (p: { record: string; annotator: string; made: string; used: string }) =>
    `The capsule’s edits of ${p.annotator} in ${p.record} are there as annotator ${p.made}, but not in use: ${p.used} is chosen. Choose ${p.made} in Records to repeat the run.`,
  layerOther: (p: { record: string; annotator: string }) =>
    `The capsule’s edits of ${p.annotator} do not give the annotations that its run had in ${p.record}: they are not used.`,
  layerRefused: (p: { record: string; annotator: string }) =>
    `Lines of the capsule’s edits of ${p.annotator} in ${p.record} cannot be made: none of them is used.`,
};
