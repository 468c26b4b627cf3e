/** Words about who is learnt from and who is tested. Numbers come formatted. */
export const protocol = {
  groups: { intra: 'Intra-patient', inter: 'Inter-patient', specific: 'Patient-specific' },
  groupHints: {
    intra:
      'Beats are shuffled: the same persons are on both sides. Tells how well their further beats are told apart.',
    inter: 'The tested persons are new to the network. Tells what holds for a new patient.',
    specific:
      'One network per record: learnt from other persons and the record’s own first minutes, tested on the rest of it.',
  },
  kind: 'Split',
  choices: {
    kfold: 'k-fold',
    holdout: 'Hold-out',
    ds1ds2: 'DS1 → DS2',
    leaveOneOut: 'Leave one record out',
    groupkfold: 'Group k-fold',
    records: 'Own split',
  },
  choiceHints: {
    kfold: '',
    holdout: '',
    ds1ds2: 'De Chazal’s halves of MIT-BIH, 22 records each, without the paced ones.',
    leaveOneOut: 'One fold per record; no record of the same person is learnt from.',
    groupkfold: 'Whole persons are dealt to the folds; 201 and 202 are one person.',
    records: 'Tick what is learnt from and what is tested.',
  },
  usualFolds: 'Usual numbers of folds',
  stratified: 'Stratified',
  stratifiedHint: 'Every part has the mix of classes of the whole.',

  lists: 'Records',
  listChoices: { published: 'DS1 → DS2', own: 'Own lists' },
  record: 'Record',
  columns: { training: 'Training', test: 'Test', pool: 'Pool' },
  recordIn: {
    training: (record: string) => `Record ${record} in training`,
    test: (record: string) => `Record ${record} in test`,
    pool: (record: string) => `Record ${record} in pool`,
  },
  listTable: 'Records of the split',
  listEmpty: 'No record is ticked yet: load records and tick those that take part.',
  listCounts: {
    records: (p: { training: string; test: string }) =>
      `Of the ticked records: ${p.training} in training, ${p.test} in test.`,
    patientSpecific: (p: { training: string; test: string }) =>
      `Of the ticked records: ${p.training} in the pool, ${p.test} tested.`,
  },
  leftOut: (records: string) => `In neither list, so left out: ${records}.`,

  ownMinutes: 'Own beats',
  ownMinutesUnit: 'min',
  ownMinutesHint: 'From the start of the record; what comes later is tested.',
  ownTimes: 'Own beats shown',
  ownTimesUnit: 'times per epoch',
  ownTimesHint: 'So that a few hundred of them weigh against the pool.',
  limitPool: 'Use a part of the pool only',
  poolPerClass: 'Pool',
  poolPerClassUnit: 'beats per class',

  validationBy: 'Validation by',
  validationByOptions: { beats: 'Beats', patients: 'Whole patients' },
  validationByHint: {
    beats: 'Shuffled beats of the training side.',
    patients:
      'Whole persons of the training side, as new to the network as the tested ones. With fewer than three persons: beats.',
  },
  bestEpochOn: 'Best epoch chosen on',
  bestEpochOnOptions: { validation: 'Validation beats', test: 'Test beats (fault)' },
  bestEpochOnHint: 'As the public tutorial does. The test is no test then; the run is stamped with it.',

  range: (p: { least: string; most: string }) => `${p.least} to ${p.most}`,
  planFolds: {
    leaveOneOut: (p: { folds: string; epochs: string }) =>
      `${p.folds} folds, one per record, × ${epochs(p.epochs)}.`,
    groupkfold: (p: { folds: string; epochs: string }) =>
      `${p.folds} folds of whole persons × ${epochs(p.epochs)}.`,
    patientSpecific: (p: { folds: string; epochs: string }) =>
      `${p.folds} ${p.folds === '1' ? 'network' : 'networks'}, one per test record, × ${epochs(p.epochs)}.`,
  },
  planValidationPatients: (p: { validation: string }) =>
    `${p.validation} more, of whole persons, choose the epoch;`,
  planValidationTest: 'the test beats themselves choose the epoch, which is a fault;',
  planTestSeen: (p: { test: string; folds: boolean }) =>
    `${p.folds ? 'its' : 'the'} ${p.test} test beats are looked at after every epoch.`,
  planRecords: {
    training: (p: { count: string; records: string }) => `Learnt from (${p.count}): ${p.records}`,
    validation: (p: { count: string; records: string }) => `Choose the epoch (${p.count}): ${p.records}`,
    test: (p: { count: string; records: string }) => `Tested (${p.count}): ${p.records}`,
    pool: (p: { count: string; records: string }) => `Pool (${p.count}): ${p.records}`,
    leftOut: (p: { count: string; records: string }) => `Left out (${p.count}): ${p.records}`,
  },
  planSampled: 'Learnt beats are drawn by class in every epoch; the time counts what is shown.',
  warningUntested: (p: { name: string; beats: string }) =>
    `Class ${p.name} (${p.beats}) is not tested: no tested record has any.`,
  warningUntestedFolds: (p: { name: string; beats: string; folds: string; of: string }) =>
    `Class ${p.name} (${p.beats}) is not tested in ${p.folds} of ${p.of} folds: no record tested there has any.`,
  foldTable: 'Folds',
  foldTableSummary: 'Folds as a table',
  foldColumns: {
    fold: 'Fold',
    training: 'Learnt',
    validation: 'Validation',
    test: 'Tested',
    testedRecords: 'Tested records',
    byClass: 'Tested, by class',
  },
  unfinishedFold: (p: { fold: string; epoch: string; epochs: string; saved: string }) =>
    `Fold ${p.fold}, epoch ${p.epoch} of ${p.epochs} finished · ${p.saved}`,
};

function epochs(count: string): string {
  return count === '1' ? '1 epoch' : `${count} epochs`;
}
