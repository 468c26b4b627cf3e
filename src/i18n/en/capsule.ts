/** Words about run capsules. Numbers are passed in formatted. */
export const capsule = {
  region: 'Capsule',
  download: 'Run capsule (JSON)',
  downloadHint:
    'Everything that decides the result: files and their hashes, settings, splits, seed, engine, versions. Drop it in again to repeat the run.',
  downloadScript: 'Python script',
  downloadScriptHint:
    'The same experiment as a PyTorch program, this run’s capsule inside: the same splits; its results come close, not equal.',

  waiting: (p: { title: string; records: string }) =>
    `The capsule “${p.title}” needs records that are not loaded: ${p.records}. Load their files; its settings are then applied.`,
  otherFiles: (records: string) =>
    `${records} are loaded from other files than the capsule’s; its numbers hold for its own files only. Remove them from the table and load the capsule’s.`,
  ready: (title: string) => `The settings of “${title}” are in place; Start training repeats it.`,
  changed: (title: string) =>
    `Settings or records are no longer those of “${title}”; a run with them does not repeat it.`,
  gave: (p: { accuracy: string; beats: string; engine: string }) =>
    `It gave an accuracy of ${p.accuracy} on ${p.beats} beats with ${p.engine}.`,
  wasStopped: (stopped: string) => `That run was ${stopped}.`,
  leaks: (count: string, one: boolean) =>
    one ? 'Stamped with one finding of the leak check.' : `Stamped with ${count} findings of the leak check.`,
  engineNow: (differences: string) =>
    `The engine is another one (${differences}), so the last digits may differ.`,

  same: (title: string) => `The same numbers as “${title}”, to the last bit.`,
  other: (title: string) => `Not the same numbers as “${title}”.`,
  otherAccuracy: (p: { capsule: string; run: string }) => `Accuracy ${p.run} instead of ${p.capsule}.`,
  sameAccuracy: (p: { run: string }) => `Accuracy ${p.run} in both.`,
  elsewhere: (beats: string, one: boolean) =>
    one ? '1 beat is in another cell of the matrix.' : `${beats} beats are in other cells of the matrix.`,
  noneElsewhere: 'Every cell of the matrix is the same: only digits of the probabilities differ.',
  otherBeats: (p: { capsule: string; run: string }) =>
    `${p.run} beats were tested instead of ${p.capsule}, or beats of other classes.`,
  otherInvented: (beats: string, one: boolean) =>
    one ? '1 invented beat differs.' : `${beats} invented beats differ.`,
  likely: (reasons: string) => `What differs and may be why: ${reasons}.`,
  noReason:
    'Engine, threads, browser and versions are the same; the processor or the graphics driver may differ.',
  reasons: {
    stopped: (p: { capsule: string; run: string }) =>
      `one of them was stopped (capsule: ${p.capsule}, run: ${p.run})`,
    splits: (p: { capsule: string; run: string }) =>
      `the beats were divided differently (from fold ${p.run} on)`,
    engine: (p: { capsule: string; run: string }) => `engine ${p.run} instead of ${p.capsule}`,
    kernels: (p: { capsule: string; run: string }) => `kernels ${p.run} instead of ${p.capsule}`,
    renderer: (p: { capsule: string; run: string }) => `graphics ${p.run} instead of ${p.capsule}`,
    threads: (p: { capsule: string; run: string }) => `${p.run} threads instead of ${p.capsule}`,
    lab: (p: { capsule: string; run: string }) => `lab ${p.run} instead of ${p.capsule}`,
    tfjs: (p: { capsule: string; run: string }) => `tfjs ${p.run} instead of ${p.capsule}`,
    browser: (p: { capsule: string; run: string }) => `browser ${p.run} instead of ${p.capsule}`,
  },

  loadDemo: 'Load demo records',
  restoreExperiment: 'Restore its settings',
  showRun: 'Show the run',
  close: 'Close the capsule',
};
