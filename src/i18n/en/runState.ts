/** Words of what a training is doing, outside its panel, and of how a run ended. Numbers are passed in formatted. */
export const runState = {
  /** Before the place: `Paused fold 2 of 5, epoch 3 of 8`. */
  state: {
    opening: 'Starting',
    compiling: 'Compiling',
    running: 'Training',
    pausing: 'Pausing',
    paused: 'Paused',
    stopping: 'Stopping',
    finished: 'Training finished',
    stopped: 'Training stopped',
    failed: 'Training failed; the reason is under Problems',
  },
  resume: 'Resume',
  stepping: 'one epoch, then a pause',
  training: 'Training',
  place: (p: { fold: string; folds: string; epoch: string; epochs: string }) =>
    `fold ${p.fold} of ${p.folds}, epoch ${p.epoch} of ${p.epochs}`,
  placeOneSplit: (p: { epoch: string; epochs: string }) => `epoch ${p.epoch} of ${p.epochs}`,
  phase: { compiling: 'compiling', training: '', validating: 'validating', testing: 'testing' },

  title: {
    preparing: (percent: string) => `${percent} preparing`,
    training: (percent: string) => `${percent} training`,
    paused: 'Paused',
    finished: 'Finished',
    failed: 'Failed',
  },
  titleOf: (state: string, appName: string) => `${state} – ${appName}`,

  notify: 'Notify me when it ends',
  notifyHint:
    'The browser asks for your consent. Trainings of less than a minute end without a notification.',
  notifyOn: 'You are notified when it ends, if it took more than a minute.',
  notifyOff: 'Do not notify me',
  notifyRefused:
    'The browser refuses notifications from this page. To allow them, open the settings of this site (the sign to the left of the address), set Notifications to Allow, and press the button again.',
  notifyMissing: 'This browser has no notifications for this page.',
  notice: { finished: 'Training finished', failed: 'Training failed' },
  noticeText: (p: { run: string; duration: string }) => `${p.run}, after ${p.duration}`,

  /** How far a stopped run came; the same sentences are in files (`stopSentence`). */
  stopped: {
    after: (p: { epoch: string; epochs: string }) => `stopped after epoch ${p.epoch} of ${p.epochs}`,
    within: (p: { epoch: string; epochs: string }) => `stopped within epoch ${p.epoch} of ${p.epochs}`,
    afterFold: (p: { fold: string; folds: string }) => `stopped after fold ${p.fold} of ${p.folds}`,
    inFold: (p: { fold: string; folds: string; stopped: string }) =>
      `${p.stopped}, in fold ${p.fold} of ${p.folds}`,
  },
  stoppedHint: 'What was trained until then is what was tested.',

  step: 'Step',
  stepHint: 'Trains one epoch, then pauses.',

  matrixOf: {
    validation: (place: string) => `Answers to the validation beats (%), ${place}`,
    training: (place: string) => `Answers to some training beats (%), ${place}`,
  },
  matrixHint: {
    validation: 'Each row: of the beats of this class, how many percent were called what.',
    training:
      'Each row: of some beats of this class, how many percent were called what. This run sets no validation beats aside, so these are beats that the network learns from: the test will be less good.',
  },
  matrixPlace: (p: { fold: string; epoch: string; oneSplit: boolean }) =>
    p.oneSplit ? `after epoch ${p.epoch}` : `fold ${p.fold}, after epoch ${p.epoch}`,
  noBeat: 'no beat of this class',
};
