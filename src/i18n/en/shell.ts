/** Words of the frame around the panels. Numbers are passed in formatted. */
export const shell = {
  skipToWork: 'Skip to content',
  steps: 'Steps',
  step: {
    records: 'Records',
    beats: 'Beats',
    train: 'Train',
    results: 'Results',
    inspect: 'Inspect',
  },
  stepState: {
    noRecords: 'nothing loaded',
    ticked: (ticked: string, all: string) => `${ticked} of ${all} ticked`,
    notYet: 'not yet',
    beats: (count: string) => `${count} beats`,
    stale: 'out of date',
    running: (percent: string) => `running, ${percent}`,
    starting: 'starting',
    paused: (percent: string) => `paused, ${percent}`,
    finished: 'finished',
    stopped: 'stopped',
    unfinished: 'can be resumed',
    failed: 'failed',
    runs: (count: string, one: boolean) => (one ? `${count} run` : `${count} runs`),
    listed: (count: string, one: boolean) => (one ? `${count} beat listed` : `${count} beats listed`),
  },
  language: 'Language',
  theme: 'Theme',
  themes: { system: 'Theme: system', light: 'Theme: light', dark: 'Theme: dark' },

  help: 'Help',

  storage: 'Storage',
  storageOff: 'Storage off',

  removals: 'Removed just now',

  activity: 'Activity',
  idle: 'Idle',
  activityKind: {
    importing: 'Reading files',
    listing: 'Listing records',
    downloading: 'Downloading from PhysioNet',
    'making-demo': 'Making demo records',
    preparing: 'Preparing beats',
    training: 'Training',
    restoring: 'Restoring your last session',
    exporting: 'Preparing the download',
    clearing: 'Clearing',
  },
  trainingDetail: (p: { fold: string; folds: string; epoch: string; epochs: string }) =>
    `fold ${p.fold} of ${p.folds}, epoch ${p.epoch} of ${p.epochs}`,
  trainingDetailOneSplit: (p: { epoch: string; epochs: string }) => `epoch ${p.epoch} of ${p.epochs}`,
  trainingPhase: {
    compiling: 'compiling',
    training: '',
    validating: 'validating',
    testing: 'testing',
  },
  progress: (done: string, total: string) => `${done} of ${total}`,
  timeLeft: (time: string) => `${time} left`,
  announced: (kind: string, percent: string) => `${kind}, ${percent}`,
  stop: 'Stop',
  stopWhat: (kind: string) => `Stop: ${kind}`,
  titleProgress: (percent: string, appName: string) => `${percent} – ${appName}`,

  problems: 'Problems',
  severity: { error: 'Error', warning: 'Warning', note: 'Note' },
  problemCount: (count: string) => `${count} problems`,
  showAll: (count: string) => `Show all ${count}`,
  showFewer: 'Show fewer',
  dismiss: 'Dismiss',
  dismissAll: 'Dismiss all',

  dropHere: 'Drop to load',
  dropWhat:
    'WFDB files (.hea, .dat, .atr), folders, or the .zip from PhysioNet. Nothing leaves this machine.',

  crashed: 'This part of the page has failed. Everything you loaded is still there.',
  tryAgain: 'Try again',
};
