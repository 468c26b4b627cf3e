/** Words of the Records panel. Numbers are passed in formatted. */
export const records = {
  title: 'Records',
  lead: (ticked: string, all: string) => `${ticked} of ${all} used for beats`,
  loadDemo: 'Load demo records',
  openFiles: 'Open files',
  openFolder: 'Open folder',
  filesInput: 'WFDB files',
  folderInput: 'WFDB folder',
  continue: 'Continue to beats',

  emptyTitle: 'Train an arrhythmia network here, and see where it is wrong',
  emptySteps: [
    ['Drop ECG records', 'They are denoised and cut into beats; where none are marked, the lab finds them.'],
    ['Train', 'A network learns on your own graphics card to tell the beats apart.'],
    ['Look at its errors', 'Every misclassified beat is one click away, in its place on the strip.'],
  ],
  stripName: 'A strip with thirteen beats: a fusion beat (F) was predicted as ventricular (VEB)',
  stripCaption:
    'Record 213 of the MIT-BIH Arrhythmia Database (PhysioNet, ODC-By 1.0), lead MLII, 25 mm/s, 5 mm/mV. Filled: the label of the cardiologists. Outlined: what a network read that was trained in this lab on other patients. It took the fusion beat in the middle for a ventricular one.',
  dropTitle: 'Drop records anywhere on this page',
  emptyDemo: 'No records at hand? The demo records are synthetic, and enough to see everything work.',
  getDatabase: 'The MIT-BIH Arrhythmia Database is at',
  getDatabaseEnd: '.',
  getDatabaseThen: (file: string) => `Drop its zip (${file}) here as it is.`,

  table: 'Records',
  columns: {
    tick: 'Use',
    name: 'Record',
    database: 'Database',
    leads: 'Leads',
    frequency: 'Sampling frequency\u00a0(Hz)',
    length: 'Length (min:s)',
    beats: 'Beats',
    annotations: 'Annotations',
    state: 'State',
    remove: 'Remove',
  },
  listed: (count: string) => `Records (${count})`,
  others: 'not N',
  othersHint: 'Annotated beats of a class other than N',
  beatsGroup: 'Annotated beats',
  classColumn: (name: string, meaning: string) => `${name}: ${meaning}`,
  open: (name: string, source: string) => `Open record ${name} (from ${source})`,
  tick: (name: string) => `Use record ${name}`,
  tickAll: 'Use all records',
  allButPaced: 'All but paced',
  removeOne: (name: string) => `Remove record ${name}`,
  noneMarked: 'none marked',
  /** What the lab wrote into a file of its own: `beats found by the lab's detector on MLII`. */
  byLab: (note: string) => note,
  annotator: (name: string) => `Annotations of record ${name}`,
  databaseHint:
    'The database that a record is from, by its folder, or its name and rate. Protocols can learn on one and test on another. Empty: as the files say.',
  databaseOf: (name: string) => `Database of record ${name}`,
  databaseOfTicked: 'Database of the ticked records',
  setDatabase: 'Set database',
  sums: (ticked: string, all: string) => `${ticked} of ${all} in use`,

  state: {
    ready: 'ready',
    'no-annotations': 'no beats yet: use Find beats',
    incomplete: 'files are missing',
    unreadable: 'could not be read',
  },
  paced: 'paced, left out by default',
  'no-classes': 'beats without classes: use Label beats',
  'network-labels': 'labelled by a network, left out by default: it would learn from its own answers',
  unlisted: 'not in the RECORDS list of its database, left out by default',
  /** Problems that many records have, in a few words for their rows. */
  inShort: {
    'record-uncalibrated': 'no gain: amplitudes are a convention',
    'beats-missing': 'its annotations mark no beats',
  } as Record<string, string>,
  /** Of a lead of a record in the table; the viewer shades these stretches. */
  flat: (lead: string, time: string) => `${lead} is flat for ${time}`,
  moreProblems: (count: string) => `${count} more`,
};
