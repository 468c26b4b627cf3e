/** Words about which patients are trained on and which are tested. Numbers are passed in formatted. */
export const protocol = {
  groups: { intra: 'Intra-patient', inter: 'Inter-patient', specific: 'Patient-specific' },
  groupHints: {
    intra:
      'Beats are shuffled: the same patients are on both sides. Shows how well further beats of these patients are classified.',
    inter: 'The tested patients are new to the network. Shows what to expect for a new patient.',
    specific:
      'One network per record: trained on other patients and the record’s own first minutes, tested on the rest of it.',
  },
  kind: 'Split',
  published: {
    label: 'DS1 → DS2',
    hint: 'De Chazal’s halves of MIT-BIH, 22 records each, without the paced ones.',
  },
  usualFolds: 'Usual numbers of folds',

  sides: 'Sides',
  lists: 'Records',
  listChoices: { published: 'DS1 → DS2', own: 'Own lists' },
  record: 'Record',
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

  range: (p: { least: string; most: string }) => `${p.least} to ${p.most}`,
  planValidationPatients: (p: { validation: string }) =>
    `${p.validation} more, of whole patients, choose the epoch;`,
  planValidationTest: 'the test beats themselves choose the epoch, which is a fault;',
  planTestSeen: (p: { test: string; folds: boolean }) =>
    `${p.folds ? 'its' : 'the'} ${p.test} test beats are used after every epoch.`,
  planRecords: {
    training: (p: { count: string; records: string }) => `Trained on (${p.count}): ${p.records}`,
    validation: (p: { count: string; records: string }) => `Choose the epoch (${p.count}): ${p.records}`,
    test: (p: { count: string; records: string }) => `Tested (${p.count}): ${p.records}`,
    pool: (p: { count: string; records: string }) => `Pool (${p.count}): ${p.records}`,
    leftOut: (p: { count: string; records: string }) => `Left out (${p.count}): ${p.records}`,
  },
  planSampled: 'Training beats are resampled by class in every epoch; the time counts what is shown.',
  warningUntested: (p: { name: string; beats: string }) =>
    `Class ${p.name} (${p.beats}) is not tested: no tested record has any.`,
  warningUntestedFolds: (p: { name: string; beats: string; folds: string; of: string }) =>
    `Class ${p.name} (${p.beats}) is not tested in ${p.folds} of ${p.of} folds: no record tested there has any.`,
  foldTable: 'Folds',
  foldTableSummary: 'Folds as a table',
  foldColumns: {
    fold: 'Fold',
    training: 'Training',
    validation: 'Validation',
    test: 'Tested',
    testedRecords: 'Tested records',
    byClass: 'Tested, by class',
  },
  unfinishedFold: (p: { fold: string; epoch: string; epochs: string; saved: string }) =>
    `Fold ${p.fold}, epoch ${p.epoch} of ${p.epochs} finished · ${p.saved}`,
};
