/** Numbers of records there, and in the published lists. */
interface PublishedPart {
  training: string;
  trainingOf: string;
  test: string;
  testOf: string;
}

/** Words about the uncertainty of results, and about comparing runs. Numbers are passed in formatted. */
export const compare = {
  /** In a badge; the full sentence is its tooltip. */
  stamps: {
    'same-patient': 'same patients',
    'window-overlap': 'overlapping windows',
    'epoch-on-test': 'epoch chosen on test',
    'oversampled-before-split': 'copies on both sides',
    'window-rule': 'window by class',
    'network-labels': 'labels of a network',
    relabelled: 'beats edited',
    'databases-apart': 'recorded otherwise than training',
    'whole-record': 'whole record used',
    'tested-beside-learnt': 'tested beats seen beside learnt ones',
    adapted: 'adapted to the tested record, without labels',
    'published-part': 'a part of the published division',
  },
  stampsTitle: 'Stamped on this run',
  stampsLead: 'These stamps go with everything that is exported from this run.',
  /** A protocol that names the published division although not all of its records were there. */
  publishedPart: (p: { name: string } & PublishedPart) =>
    `${p.name}, a part of the published division (${p.training} of ${p.trainingOf} / ${p.test} of ${p.testOf} records)`,
  publishedPartStamp: (p: PublishedPart) =>
    `Only a part of the published division was here: ${p.training} of ${p.trainingOf} records for training, ${p.test} of ${p.testOf} for the test. Published numbers are of all of them.`,
  notesTitle: 'Notes',
  stampLine: (stamps: string) => `Stamp: ${stamps}`,

  intervals: (p: { draws: string; records: string }) =>
    `In brackets: 95 % interval over records. ${p.draws} times, ${p.records} records were drawn with replacement and all their beats taken; the middle 95 % of the values lie there. Single beats are not drawn, since beats of one record are alike.`,
  intervalsComing: 'Intervals are being computed …',
  intervalReason: {
    'one-record':
      'No interval: all tested beats are from one record, which does not show how others would do.',
    'no-value': 'No interval: there is no value.',
    'undefined-draws': (percent: string) =>
      `No interval: too few records have beats of the class; ${percent} of the draws contain none, and so have no value.`,
  },
  fewRecords: (classes: string) =>
    `${classes}: no interval where a bracket holds a dash. Too few records have beats of the class, so many draws contain none and the measure has no value.`,

  errorsByRecord: 'Errors by record',
  errorsView: 'Show',
  errorsViews: { errors: 'Errors', metrics: 'Se, +P, F1' },
  metricsByRecord: 'Per-record metrics',
  record: 'Record',
  all: 'All',
  accuracy: 'Accuracy',
  errorsOf: (p: { errors: string; beats: string }) => `${p.errors} / ${p.beats}`,
  errorsHint: 'Errors / beats of each true class; the records with most errors come first.',
  holdsBeats: (p: { record: string; percent: string; name: string }) =>
    `${p.record} holds ${p.percent} of all ${p.name} beats`,
  holdsErrors: (p: { record: string; percent: string; name: string }) =>
    `${p.record} has ${p.percent} of the errors on ${p.name}`,
  holdings: (parts: string[]) => `${parts.join('; ')}.`,
  noOwner: 'No record holds a fifth or more of a class or of its errors.',
  recordsApart: 'Records apart',
  records: 'Records',
  withoutRecord: (record: string) => `Without ${record}`,
  recordAlone: (record: string) => `${record} alone`,

  compareColumn: 'Compare',
  compareRun: (title: string) => `Compare ${title}`,
  comparison: 'Comparison',
  comparisonLoading: 'Loading the runs …',
  endComparison: 'End comparison',
  runName: (p: { letter: string; title: string }) => `${p.letter} · ${p.title}`,
  settingsDiffer: 'Settings that differ',
  settingsSame: 'All settings are equal.',
  settingsEqual: (count: string, one: boolean) =>
    one ? `${count} equal setting` : `${count} equal settings`,
  equalTable: 'Settings that are equal',
  setting: 'Setting',
  value: 'Value',
  /** Names of facts that are not settings. */
  facts: {
    records: 'Records',
    validation: 'Validation',
    bestEpoch: 'Epoch kept',
    engine: 'Engine',
    versions: 'Versions',
  },
  yes: 'yes',
  no: 'no',
  sameWindow: 'as every class',
  earlyAfter: (epochs: string) => `after ${epochs} epochs without a better one`,
  recordCount: (count: string, one: boolean) => (one ? `${count} record` : `${count} records`),
  recordsWith: (names: string) => `with ${names}`,
  recordsWithout: (names: string) => `without ${names}`,
  recordFiles: (names: string) => `other files of ${names}`,

  measures: 'Measures side by side',
  measure: 'Measure',
  ofClass: (p: { name: string; measure: string }) => `${p.name} ${p.measure}`,
  minus: (p: { letter: string; first: string }) => `${p.letter} − ${p.first}`,
  pairedNote: (p: { pair: string; shared: string; first: string; second: string }) =>
    `${p.pair}: over the ${p.shared} records that both tested (of ${p.first} and ${p.second}), in percentage points where the measures are in percent, with a 95 % interval in which every draw takes the same records for both. An interval that holds 0 shows no difference.`,
  unpairedNote: (pair: string) =>
    `${pair}: these runs tested no record in common, so no difference is given: it could come from the records alone.`,
  curves: 'Learning curves of the compared runs',
  curveOf: (p: { letter: string; fold: string }) => `${p.letter}, ${p.fold}`,
  matrices: 'Matrices side by side',
  matrixOf: (letter: string) => `Confusion matrix of ${letter}, by truth`,
  differenceMatrix: 'Difference of the matrices',
  differenceMatrixOf: (pair: string) => `Difference of the matrices, ${pair}`,
  differenceHint:
    'Percentage points of the beats of each true class. Blue and +: more beats there; orange and −: fewer. On the diagonal more is better, off it worse.',
  otherClasses: (pair: string) =>
    `${pair}: the runs have different classes, so their matrices have no difference.`,

  intraInter: 'Intra-patient against inter-patient',
  intra: 'Intra-patient',
  inter: 'Inter-patient',
  interMinusIntra: 'Inter − intra',
  intraInterLead:
    'The same records, network and settings twice: once with beats of the same patients in training and test, once with different patients.',
  meaning: {
    lower: (p: { records: string; by: string }) =>
      `Over the ${p.records} that both tested, macro F1 is ${p.by} lower inter-patient than intra-patient`,
    higher: (p: { records: string; by: string }) =>
      `Over the ${p.records} that both tested, macro F1 is ${p.by} higher inter-patient than intra-patient`,
    same: (p: { records: string }) =>
      `Over the ${p.records} that both tested, macro F1 is the same inter-patient and intra-patient`,
    interval: (p: { sentence: string; range: string }) =>
      `${p.sentence} (95 % interval by record: ${p.range}).`,
    noInterval: (p: { sentence: string; reason: string }) => `${p.sentence}. ${p.reason}`,
    holdsZero: 'The interval holds 0: these records show no difference.',
    decides: (p: { record: string; without: string }) =>
      `Record ${p.record} decides most: without it the difference is ${p.without}.`,
    decidesAll: (record: string) => `Record ${record} decides: without it there is no difference to give.`,
    caution:
      'One run of each kind: the beats trained on differ too, and so does chance. The difference does not say which part of it comes from knowing the patients.',
    unknown: 'Over the records that both tested, macro F1 has no value in one of the two.',
    apart:
      'The two runs tested no record in common, so no difference is given: it could be one of the records alone.',
  },
  pairUnread: 'One of the two runs could not be read, so there is nothing to compare.',
  comparingPair: 'Comparing the two runs, record by record …',
  compareInDetail: 'Compare in detail',
  missing: {
    intra:
      'No run has exactly these settings with beats of the same patients in training and test. The button puts the settings back under five stratified folds of all beats and goes to Train.',
    inter:
      'No run has exactly these settings with different patients in training and test. The button puts the settings back under DS1 → DS2 (or five folds of whole patients where those records are not all here) and goes to Train.',
  },
  repeat: { intra: 'Repeat intra-patient', inter: 'Repeat inter-patient' },
  repeatLocked: 'A training is running; this can be repeated when it has ended.',
  patientSpecificNote:
    'A patient-specific run learns from the first minutes of each tested patient, so it belongs to neither side.',
};
