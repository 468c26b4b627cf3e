/** Words of the map of beats in Inspect. Numbers are passed in formatted. */
export const map = {
  region: 'Beat map',
  about:
    'Each tested beat as a point: similar beats lie close together. Hold the pointer over a point to see its beat; draw a line around some points, or click one: their beats become the list below and can be relabelled together.',
  source: 'Made of',
  sources: {
    waveform: 'waveforms',
    hidden: 'last hidden layer',
    head: (number: string) => `head ${number}`,
  },
  fold: 'Fold',
  make: 'Make the map',
  anew: 'Make it again',
  stop: 'Stop the map',
  reading: 'Reading the beats …',
  progress: 'Progress of the map',
  moving: (p: { epoch: string; epochs: string }) => `UMAP: epoch ${p.epoch} of ${p.epochs}`,
  measuring: 'Measuring how good the pictures are …',
  stopped: 'Stopped. The picture shows how far it got.',
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
  legend: 'Kinds of beats; press one to grey out all others',
  kind: (p: { name: string; beats: string }) => `${p.name} ${p.beats}`,
  plot: (p: { beats: string; method: string; by: string }) =>
    `Map of ${p.beats} beats by ${p.method}, coloured by ${p.by}`,
  cloud: {
    drag: 'Dragging',
    modes: { move: 'Move', lasso: 'Lasso' },
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    all: 'Show all',
    inSight: 'List visible beats',
    keys: 'Drag to move the picture, with Shift to draw a line. Zoom with Ctrl and the wheel, or with two fingers. Keys: arrows move, + and − zoom, 0 shows all.',
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
      'How many of the five nearest beats in the picture are also near in the data that the map is made of (Venna and Kaski 2001): 1 if all are, about 0.5 by chance.',
    classMean: '5 nearest: same class',
    classMeanHint: (accuracy: string) =>
      `Share of beats that have the label of most of their five nearest in the picture, mean over the classes (over all beats ${accuracy}).`,
    record: '5 nearest: same record',
    recordHint: 'The same for records. Where it is high, islands are patients rather than classes.',
  },
  variance: (p: { shown: string; kept: string; components: string }) =>
    `The two axes of PCA show ${p.shown} of the variance; UMAP works on ${p.components} components, which have ${p.kept}.`,
  sampled: (p: { sampled: string; beats: string }) =>
    `UMAP placed ${p.sampled} of the ${p.beats} beats, of each class of each record at most the same number. Each other beat lies among the five of them that it is most similar to; the measures are those of this sample.`,
  caution:
    'In UMAP only closeness has a meaning: the distances between islands, and their sizes, say little. Before you trust an island, look at its beats.',
  missing: (records: string) =>
    `These records are no longer in the lab (or have other beats now), so they are not on the map: ${records}.`,
  why: 'selected on the map of beats',
};
