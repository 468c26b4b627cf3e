/** Words of the map of beats in Inspect. Numbers are passed in formatted. */
export const map = {
  region: 'Beat map',
  about:
    'Each tested beat as a point: beats that are alike lie near to each other. Hold the pointer over a point to see its beat; draw a line around some, or click one, and they become the list below and can be relabelled together.',
  source: 'Made of',
  sources: {
    waveform: 'waveforms',
    hidden: 'last hidden layer',
    hiddenOf: (fold: string) => `last hidden layer, fold ${fold}`,
  },
  make: 'Make the map',
  anew: 'Make it anew',
  stop: 'Stop the map',
  reading: 'Reading the beats …',
  progress: 'Progress of the map',
  moving: (p: { epoch: string; epochs: string }) => `UMAP: epoch ${p.epoch} of ${p.epochs}`,
  measuring: 'Measuring how good the pictures are …',
  stopped: 'Stopped: the picture is as far as it came.',
  picture: 'Picture',
  methods: { pca: 'PCA', umap: 'UMAP' },
  colouredBy: 'Coloured by',
  colourings: {
    truth: 'label',
    predicted: 'prediction',
    error: 'error',
    confidence: 'confidence',
    record: 'record',
    edit: 'edit',
  },
  kinds: {
    error: ['right', 'wrong'],
    edit: ['not edited since the run', 'label kept', 'label changed'],
    confidence: (from: string, to: string) => `${from} to ${to}`,
    confidenceBelow: (to: string) => `below ${to}`,
    confidenceFrom: (from: string) => `${from} and more`,
  },
  legend: 'Kinds of beats; a pressed one alone keeps its colour',
  kind: (p: { name: string; beats: string }) => `${p.name} ${p.beats}`,
  plot: (p: { beats: string; method: string; by: string }) =>
    `Map of ${p.beats} beats by ${p.method}, coloured by ${p.by}`,
  cloud: {
    drag: 'Dragging',
    modes: { move: 'Move', lasso: 'Lasso' },
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    all: 'Show all',
    inSight: 'List those in sight',
    keys: 'Dragging moves the picture, with Shift it draws a line. Ctrl and wheel or two fingers zoom. Keys: arrows, + and −, 0 shows all.',
  },
  selected: (beats: string, one: boolean) =>
    one
      ? '1 beat is listed below; the others are grey.'
      : `${beats} beats are listed below; the others are grey.`,
  showColours: 'Colour all again',
  hover: 'Beat under the pointer',
  nothing: 'Hold the pointer over a point to see its beat.',
  beat: (p: { record: string; time: string }) => `record ${p.record} at ${p.time}`,
  said: (p: { truth: string; predicted: string; probability: string }) =>
    `label ${p.truth}, predicted ${p.predicted} (${p.probability})`,
  quality: {
    title: (method: string) => `How good this picture is (${method})`,
    trustworthiness: 'Trustworthiness',
    trustworthinessHint:
      'Of the five nearest in the picture, how many are also near in what the map is made of (Venna and Kaski 2001): 1 if all, 0.5 by chance.',
    classMean: '5 nearest: same class',
    classMeanHint: (accuracy: string) =>
      `Share of beats whose five nearest in the picture have mostly their label, mean over the classes (over all beats ${accuracy}).`,
    record: '5 nearest: same record',
    recordHint: 'The same for records: where it is high, islands are patients rather than classes.',
  },
  variance: (p: { shown: string; kept: string; components: string }) =>
    `The two axes of PCA show ${p.shown} of the variance; UMAP gets ${p.components} components with ${p.kept}.`,
  sampled: (p: { sampled: string; beats: string }) =>
    `UMAP moved ${p.sampled} of the ${p.beats} beats: up to the same number of each class of each record. The others lie among the five of these nearest to them; the measures are those of the sample.`,
  caution:
    'Of UMAP, only what is near is meant: distances between islands, and their sizes, mean little. What looks like an island on the map has to be looked at as beats.',
  missing: (records: string) =>
    `These records are not in the lab any more (or have other beats), and so not on the map: ${records}.`,
  why: 'selected on the map of beats',
};
