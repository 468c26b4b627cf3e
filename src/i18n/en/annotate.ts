interface PairWords {
  first: string;
  second: string;
  onlyFirst: string;
  onlySecond: string;
}

const pairText = ({ first, second, onlyFirst, onlySecond }: PairWords) =>
  `${first} and ${second}: ${onlyFirst} only in ${first}, ${onlySecond} only in ${second}`;

/** Words of what the lab does with the beats of records: finding, labelling, handing on. Numbers are passed in formatted. */
export const annotate = {
  tools: 'Find and label beats',
  detector: 'Detector',
  detectors: { lab: 'lab', 'pan-tompkins': 'Pan–Tompkins' },
  find: 'Find beats',
  findHint: (records: string, one: boolean) =>
    one
      ? 'Looks for the beats of this record; its annotations stay as they are'
      : `Looks for the beats of ${records} records: the ticked ones, and those in which no beats are marked. Their annotations stay as they are`,
  carry: 'Copy reference labels',
  carryHint:
    'Found beats get the labels of the reference annotations within 150 ms, where there are any: to train on them. Without it they have no class, and show the detector alone',
  findNone: 'Tick the records whose beats are to be found',
  annotator: 'Annotator',

  summary: 'Record summary',
  beats: 'Beats',
  none: 'none',
  pauses: 'Pauses over 2 s',
  pausesOf: (count: string, longest: string) => `${count}, longest ${longest}`,
  ventricularRuns: 'Runs of VEB',
  supraventricularRuns: 'Runs of SVEB',
  runsOf: (p: { runs: string; beats: string; bpm: string }) =>
    `${p.runs}, longest ${p.beats} beats at ${p.bpm} bpm`,

  disagreements: 'Disagreements',
  look: 'Look for disagreements',
  lookHint: 'Where two detectors, two leads or two annotators do not agree about the beats',
  previousPlace: 'Previous disagreement',
  nextPlace: 'Next disagreement',
  places: (count: string, one: boolean) => (one ? '1 place' : `${count} places`),
  placesCut: (shown: string, all: string) => `The first ${shown} of ${all} places.`,
  otherBeats: {
    detectors: (p: PairWords) => `detectors ${pairText(p)}`,
    leads: (p: PairWords) => `leads ${pairText(p)}`,
    annotators: (p: PairWords) => `annotators ${pairText(p)}`,
  },
  otherClasses: (p: { first: string; second: string; beats: string }) =>
    `${p.first} and ${p.second} give ${p.beats} of the beats other classes`,
  agreement: (p: { first: string; second: string; beats: string; kappa: string }) =>
    `Classes of ${p.first} and ${p.second}: Cohen’s κ ${p.kappa} over ${p.beats} beats`,
  quality: 'Poor signal',
  qualityOf: (lead: string, grade: string, reasons: string) => `${lead}: ${grade} (${reasons})`,
  grades: { poor: 'poor', none: 'no signal' },
  reasons: {
    missing: 'samples missing',
    flat: 'flat',
    noise: 'noise',
    disagreement: 'the detectors disagree',
    'no-beats': 'no beats',
  },
  and: ', ',
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
  ready: {
    newPatients: 'Ready: new patients',
    live: 'Ready: as beats come',
    liveShort: 'Ready: as beats come, sooner',
  },
  card: 'About this network',
  cardHint: 'What it was trained on, how well it does on new patients, where it fails',
  folds: 'Folds',
  meanOfFolds: (count: string) => `mean of the ${count} folds`,
  fold: (number: string) => `fold ${number}`,
  label: 'Label beats',
  labelHint: (records: string, one: boolean) =>
    one
      ? 'Labels the beats of this record with the network, as the annotator lab'
      : `Labels the beats of ${records} records with the network, as the annotator lab`,
  labelNeedsBeats: 'No beats are marked yet: use Find beats first',
  labelWaits: 'A training is running: beats can be labelled when it has ended',
};
