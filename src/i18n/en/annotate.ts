/** Words of what the lab does with the beats of records: finding, labelling, handing on. Numbers are passed in formatted. */
export const annotate = {
  tools: 'Beats of the records',
  detector: 'Detector',
  detectors: { lab: 'lab', 'pan-tompkins': 'Pan–Tompkins' },
  find: 'Find beats',
  findHint: (records: string, one: boolean) =>
    one
      ? 'Looks for the beats of this record; its annotations stay as they are'
      : `Looks for the beats of ${records} records: the ticked ones, and those in which no beats are marked. Their annotations stay as they are`,
  findNone: 'Tick the records whose beats are to be found',
  annotator: 'Annotator',
  export: 'Export',
  annotationsOf: (record: string) => `Annotations of ${record}`,
  annotationsOfMany: (records: string) => `Annotations of ${records} records`,
  exportName: 'Annotator name',
  exportOwnName: 'as they are called',
  exportWfdb: 'WFDB annotation file',
  exportWfdbZip: 'WFDB annotation files (.zip)',
  exportWfdbHint: 'For rdann, bxb and WAVE; what was not changed is the original file, byte for byte',
  exportCsv: 'Annotations (CSV)',
  exportCsvZip: 'Annotations (CSV, .zip)',
  exportCsvHint: 'Sample, time, symbol, class, subtype, chan, num and note of each',
  network: 'Network',
  folds: 'Folds',
  meanOfFolds: (count: string) => `mean of the ${count} folds`,
  fold: (number: string) => `fold ${number}`,
  label: 'Label beats',
  labelHint: (records: string, one: boolean) =>
    one
      ? 'Labels the beats of this record with the network, as the annotator lab'
      : `Labels the beats of ${records} records with the network, as the annotator lab`,
  labelNeedsNetwork: 'A network is needed: train one, or open one that was saved as a file',
  labelNeedsBeats: 'No beats are marked: Find beats looks for them',
  labelWaits: 'A training is running: beats can be labelled when it has ended',
};
