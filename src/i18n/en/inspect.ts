/** Words of the Inspect panel. Numbers are passed in formatted. */
export const inspect = {
  notFound: 'not found',
  curves: 'Chance that a beat has its centre here',
  curvesOf: (p: { from: string; to: string }) =>
    `Output curves of the network from ${p.from} to ${p.to}, one a class; the dashed line is the threshold.`,
  title: 'Inspect',
  emptyTitle: 'No run to inspect yet',
  emptyText:
    'Train a network, or choose a run in Results. Every misclassified beat is shown here in its place on the strip.',
  goToTrain: 'Go to Train',
  goToResults: 'Go to Results',
  lead: (run: string) => `Run ${run}`,

  filter: 'Cells of the matrix',
  allErrors: 'All errors',
  chip: (p: { truth: string; predicted: string; beats: string }) =>
    `true ${p.truth}, predicted ${p.predicted}: ${p.beats}`,
  beats: (count: string, one: boolean) => (one ? `${count} beat` : `${count} beats`),

  list: 'Misclassified beats',
  listCorrect: 'Correctly classified beats',
  listHint: 'Most confident first. Arrow keys or j and k move through the list, Home and End jump.',
  emptyCellTitle: 'No beat of this cell',
  emptyCellText: (p: { truth: string; predicted: string }) =>
    `No ${p.truth} beat was classified as ${p.predicted} in this run. Choose another cell.`,
  noErrorsTitle: 'No misclassified beat',
  noErrorsText:
    'Every tested beat of this run was classified correctly. The cells of the diagonal can be opened from Results.',
  notListedTitle: (beats: string) => `${beats} misclassified`,
  listThem: 'List them',
  option: (p: { record: string; time: string; truth: string; predicted: string; probability: string }) =>
    `record ${p.record} at ${p.time}, true ${p.truth}, predicted ${p.predicted}, ${p.probability}`,
  position: (p: { position: string; count: string }) => `${p.position} of ${p.count}`,
  previous: 'Previous beat',
  next: 'Next beat',

  chooseBeat: 'Choose a beat in the list.',
  loading: 'Reading the beat and the strip around it …',
  failed: 'This beat could not be shown',

  detailTitle: (p: { record: string; time: string }) => `Record ${p.record}, ${p.time}`,
  trueLabel: 'True',
  predictedLabel: 'Predicted',
  symbol: 'Annotation',
  sampleLabel: 'Sample',
  foldLabel: 'Tested in fold',
  symbolMeaning: {
    N: 'normal',
    '.': 'normal',
    L: 'left bundle branch block',
    R: 'right bundle branch block',
    e: 'atrial escape',
    j: 'nodal (junctional) escape',
    A: 'atrial premature',
    a: 'aberrated atrial premature',
    J: 'nodal (junctional) premature',
    S: 'supraventricular premature',
    V: 'premature ventricular contraction',
    E: 'ventricular escape',
    F: 'fusion of ventricular and normal',
    '/': 'paced',
    f: 'fusion of paced and normal',
    Q: 'unclassifiable',
  } as Record<string, string>,

  probabilities: 'Class probabilities',
  class: 'Class',
  probability: 'Probability',

  beatTitle: 'The beat and the means of both classes',
  beatTitleSame: 'The beat and the mean of its class',
  beatPlot: (p: { truth: string; predicted: string }) =>
    `The beat as the network saw it, against mean and spread of ${p.truth} and of ${p.predicted}`,
  beatPlotSame: (p: { truth: string }) =>
    `The beat as the network saw it, against mean and spread of ${p.truth}`,
  timeAxis: 'Time from R (ms)',
  amplitudeAxis: 'Amplitude (mV)',
  normalisedAxis: 'Amplitude (normalised)',
  thisBeat: 'this beat',
  meanTrue: (p: { name: string; count: string }) => `true class ${p.name}: mean of ${p.count}, band of ± SD`,
  meanPredicted: (p: { name: string; count: string }) =>
    `predicted class ${p.name}: mean of ${p.count} (dashed), ± SD (dotted)`,
  noMean: (name: string) => `class ${name} has no beats in this run, so there is no mean`,
  /** Follows the legend entry of a mean. Root mean square difference over the window. */
  distance: (value: string) => `; this beat is ${value} away (RMS)`,
  mv: 'mV',
  normalisedUnit: 'normalised units',

  stripTitle: 'On the strip',
  stripPicture: (p: { record: string; from: string; to: string }) =>
    `ECG of record ${p.record} from ${p.from} to ${p.to}, with annotated and predicted classes; the table of its beats says the same`,
  trace: 'Line',
  raw: 'Raw',
  denoised: 'Denoised',
  stripTable: 'Beats of the strip',
  stripTableSummary: 'Beats of the strip as a table',
  stripColumns: { time: 'Time', symbol: 'Annotation', truth: 'True', predicted: 'Predicted' },
  notTested: 'not tested',
  openRecord: 'Open the record here',
};
