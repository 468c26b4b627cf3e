/** Words of the Train panel. Numbers are passed in formatted. */
export const train = {
  title: 'Train',
  lead: (count: string) => `${count} beats prepared`,
  leadNotPrepared: 'Beats are prepared first, then training begins',

  emptyTitle: 'Nothing to train on yet',
  emptyText:
    'Load records, tick those you want, and prepare their beats. Then a network can learn from them here.',
  goToRecords: 'Go to Records',

  start: 'Start training',
  /** The card with plan, leak check, Start and progress. */
  startCard: 'Start and progress',
  showPlan: 'Plan and leak check',
  settings: 'Settings',
  /** The text of a field that is no value of its setting, and what its field says about it. */
  refusedText: (p: { name: string; text: string; reason: string }) =>
    p.text.trim() === ''
      ? `${p.name} is empty. ${p.reason}`
      : `${p.name}: ${p.text} is not possible. ${p.reason}`,
  /** Why Start is held back. */
  held: {
    title: 'Start is held back',
    restoring: 'The records and settings of the last visit are being restored.',
    preparing: 'The beats are being prepared.',
    labelling: 'The engine is labelling beats.',
    fault: 'The leak check finds a fault: accept it, or change the settings.',
    faults: 'The leak check finds faults: accept them, or change the settings.',
  },
  pause: 'Pause',
  resume: 'Resume',
  stop: 'Stop',
  goToResults: 'See the results',
  stopHint: 'What was trained so far is kept and tested.',

  presets: 'Recipe',
  lockedWhileTraining:
    'These are the settings of the running training. They can be changed when it has ended.',

  protocol: 'Protocol',

  input: 'Input',
  balance: 'Rare classes and loss',
  optimisation: 'Optimiser and rate',
  learningRatePeak: 'Learning rate, peak',

  network: 'Network',

  choosing: 'Choosing the epoch',

  chance: 'Seed',

  planTitle: 'What will happen',
  planFolds: (p: { folds: string; epochs: string }) => `${p.folds} folds × ${epochs(p.epochs)}.`,
  planHoldout: (p: { epochs: string }) => `One split, ${epochs(p.epochs)}.`,
  planTraining: (p: { training: string; folds: boolean }) =>
    p.folds ? `Each fold trains on ${p.training} beats;` : `The network trains on ${p.training} beats;`,
  planValidation: (p: { validation: string; percent: string }) =>
    `${p.validation} more (${p.percent} of the training beats) choose the epoch;`,
  planNoValidation: 'no beats are set aside for validation, so the last epoch is kept;',
  planTest: (p: { test: string; folds: boolean }) =>
    p.folds ? `its ${p.test} test beats are used once.` : `the ${p.test} test beats are used once.`,
  planSample: (p: { used: string; all: string }) => `A sample of ${p.used} of ${p.all} beats is used.`,
  /** An estimate before a run, with its base. */
  planTime: (p: { duration: string; base: string; scaled: boolean }) =>
    `About ${p.duration}, estimated from ${p.base}${p.scaled ? ' and the size of this network' : ''}.`,
  planTimeBase: {
    engine: (rate: string) => `the ${rate} of this engine when it was timed`,
    run: (p: { rate: string; run: string }) => `the ${p.rate} of the run “${p.run}”`,
  },
  planTimeUnknown:
    'The time it takes is estimated once the engines have been timed, which happens here by itself, or after the first steps.',
  /** On a recipe's card. */
  about: (duration: string) => `about ${duration}`,
  planUnprepared: 'The beats are prepared first; then the plan is known.',
  planStale: 'Records or settings have changed since the beats were prepared: they are prepared anew first.',

  warningNoBeats: 'There are no beats to train on. Tick records and prepare them.',
  warningOneClass: 'All beats are of one class, so there is nothing to learn. Tick more records.',
  warningAbsent: (name: string) =>
    `No beat of class ${name} is among these records: the network cannot learn it, and it is not tested.`,
  warningUntested: (p: { name: string; beats: string; folds: string; of: string }) =>
    `Class ${p.name} has only ${p.beats}: ${p.folds} of ${p.of} folds test none. Fewer folds, or more records, would help.`,
  warningUntestedHoldout: (p: { name: string; beats: string }) =>
    `Class ${p.name} has only ${p.beats}: none is tested. A larger test fraction, or more records, would help.`,
  warningUntrained: (p: { name: string; beats: string }) =>
    `Class ${p.name} has only ${p.beats}: some folds train on none.`,
  beats: (count: string, one: boolean) => (one ? `${count} beat` : `${count} beats`),

  engineTitle: 'Engine',
  engineNone: 'none works',
  engineUnknown:
    'Chosen when there is something to train on: each engine of this browser is timed for a moment.',
  engineComparing: (p: { engine: string }) => `Comparing engines … ${p.engine}`,
  engineOpening: (p: { engine: string }) => `Opening ${p.engine} …`,
  backend: { webgl: 'WebGL', wasm: 'WASM SIMD', cpu: 'Processor (cpu)' },
  where: { worker: 'worker', page: 'page' },
  kernels: { 'relaxed-simd': 'relaxed SIMD' },
  rendererUnnamed: 'renderer not named by the browser',
  softwareRenderer: (p: { renderer: string }) => `${p.renderer}, a software renderer`,
  engineSoftware:
    'This is a software renderer: results are right, but the processor does the work, without the speed of a GPU.',
  engineFailed: (p: { reason: string }) => `${p.reason} Start tries again.`,
  engineRefused: (p: { engine: string; taken: string; reason: string }) =>
    `You chose ${p.engine}, which cannot be used now: ${p.reason} ${p.taken} trains instead.`,
  engineOnly: (p: { engine: string }) => `The address of this page asks for ${p.engine} or none.`,
  engineChoice: 'Engine',
  engineAuto: 'Fastest (automatic)',
  engineAutoHint: 'A GPU is preferred unless another engine is more than half again as fast.',
  engineLocked: 'The running training uses the engine. Another can be chosen when it has ended.',
  engineMeasure: 'Measure again',
  engineMeasureHint: 'Forgets what was measured, and times every engine for a moment.',
  engineWhy: {
    separator: '; ',
    inUse: 'in use',
    fastest: 'the lab would take this one',
    unknown: 'not yet compared',
    slower: (p: { engine: string; times: string }) => `${p.engine} is ${p.times} times as fast`,
    hardwarePreferred: 'faster, but by less than half: the GPU leaves the processor free',
    untimed: 'works; not timed',
    late: (p: { seconds: string; engine: string; rate: string }) =>
      `not ready after ${p.seconds} when compared; ${p.engine} trains ${p.rate}`,
    lateOnly: (p: { seconds: string }) => `not ready after ${p.seconds} when compared`,
    untried: {
      'worker-has-it': 'not needed: a worker has WebGL too, and leaves the page free',
      'holds-up-page':
        'not tried: a renderer that is software, or not named by the browser, could make the page wait',
      'last-resort': 'not tried: never the fastest; serves where nothing else works',
    },
  },
  engines: {
    'worker-webgl': 'WebGL in a worker',
    'page-webgl': 'WebGL in this page',
    wasm: 'WASM SIMD',
    cpu: 'Processor (cpu)',
  },

  statusTitle: 'Training',
  statusRest: 'Training, in numbers',
  status: {
    opening: 'Opening the engine …',
    compiling: 'Compiling the network for this engine (first step) …',
    running: 'Training',
    pausing: 'Pausing after this batch …',
    paused: 'Paused',
    stopping: 'Stopping after this batch …',
    finished: 'Finished',
    stopped: 'Stopped; what was trained is kept',
    failed: 'Failed; the reason is under Problems',
  },
  phase: { compiling: 'compiling', training: 'training', validating: 'validating', testing: 'testing' },
  position: (p: { fold: string; folds: string; epoch: string; epochs: string }) =>
    `fold ${p.fold} of ${p.folds}, epoch ${p.epoch} of ${p.epochs}`,
  positionOneSplit: (p: { epoch: string; epochs: string }) => `epoch ${p.epoch} of ${p.epochs}`,
  facts: {
    loss: 'Loss, this epoch',
    accuracy: 'Accuracy, this epoch',
    rate: 'Speed',
    left: 'Time left',
    steps: 'Steps',
    stored: 'Safe from a reload',
  },
  lossUnit: 'nats',
  rate: (beats: string) => `${beats} beats/s`,
  stepsOf: (p: { done: string; total: string }) => `${p.done} of ${p.total}`,
  progress: 'Training progress',

  interrupted: {
    engine: (place: string) =>
      `The engine was lost and opened again (the GPU was reset, or a thread ended); training continued by itself after ${place}.`,
    thread: (place: string) =>
      `The training thread ended unexpectedly; a new one continued by itself after ${place}.`,
  },
  /** No epoch was finished yet. */
  afterNothing: 'the start',
  afterEpoch: (p: { fold: string; epoch: string; oneSplit: boolean }) =>
    p.oneSplit ? `epoch ${p.epoch}` : `epoch ${p.epoch} of fold ${p.fold}`,

  unfinishedTitle: 'Unfinished training',
  unfinishedLead:
    'It was interrupted: the page was closed or reloaded, or the engine was lost. It can continue after its last finished epoch, with the same numbers as without the interruption.',
  unfinishedReached: (p: { fold: string; folds: string; epoch: string; epochs: string; saved: string }) =>
    `Fold ${p.fold} of ${p.folds}, epoch ${p.epoch} of ${p.epochs} finished · ${p.saved}`,
  unfinishedReachedOneSplit: (p: { epoch: string; epochs: string; saved: string }) =>
    `Epoch ${p.epoch} of ${p.epochs} finished · ${p.saved}`,
  resumeTraining: 'Resume training',
  discard: 'Discard',
  discardHint: 'Deletes what was trained so far.',

  curvesTitle: 'Learning curves',
  curvesEmpty: 'The curves begin with the first finished epoch.',
  lossPlot: 'Loss (cross-entropy per beat, nats)',
  accuracyPlot: 'Accuracy (%)',
  epochAxis: 'Epoch',
  lossAria: (epochs: string) =>
    `Loss of training and validation over ${epochs}; the table of epochs says the same.`,
  accuracyAria: (epochs: string) =>
    `Accuracy of training and validation over ${epochs}; the table of epochs says the same.`,
  epochsCount: (count: string, one: boolean) => (one ? `${count} epoch` : `${count} epochs`),
  training: 'training',
  validation: 'validation',
  foldChoice: 'Fold shown',
  allFolds: 'All',
  foldName: (fold: string) => `Fold ${fold}`,
  curvesLegend: 'Dashed: training. Solid: validation. Ring: the epoch that was kept.',
  curvesLegendLive: 'Dashed: training. Solid: validation. Open ring: the current epoch.',

  epochTable: 'Epochs',
  epochTableSummary: 'Epochs as a table',
  columns: {
    fold: 'Fold',
    epoch: 'Epoch',
    trainLoss: 'Training loss (nats)',
    validationLoss: 'Validation loss (nats)',
    trainAccuracy: 'Training accuracy (%)',
    validationAccuracy: 'Validation accuracy (%)',
    learningRate: 'Learning rate',
    duration: 'Time',
    kept: 'kept',
  },
  noValidation: 'No validation part: too few beats, or its fraction is 0.',

  layersTitle: 'Network',
  layersSummary: (p: { parameters: string }) => `Layers and parameters (${p.parameters})`,
  layerColumns: { name: 'Layer', kind: 'Kind', shape: 'Output', parameters: 'Parameters' },
  parametersTotal: 'Total',
};

function epochs(count: string): string {
  return count === '1' ? '1 epoch' : `${count} epochs`;
}
