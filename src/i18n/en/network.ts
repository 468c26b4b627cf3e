type Values = Record<string, number>;

/** Words about the choice of a network and its layers. Numbers in sentences about the network come formatted. */
export const network = {
  kind: 'Network',
  kinds: { multihead: 'Multi-head 1-D CNN', scalogram: '2-D CNN on scalograms' },
  kindHint: {
    multihead: 'Convolutions of several widths over the beat, side by side, then dense layers.',
    scalogram:
      'One convolution over images of the beat, the one before and the one after. It makes its own input: leads, channels and features chosen elsewhere are not used.',
  },

  heads: 'Heads',
  headsHint: 'Each head has two convolutions, each with max-pooling by 2. Widths in samples.',
  firstKernel: 'First kernel',
  secondKernel: 'Second kernel',
  headKernel: (p: { head: string; second: boolean }) =>
    `Head ${p.head}, ${p.second ? 'second' : 'first'} kernel`,
  addHead: 'Add a head',
  removeHead: (head: string) => `Remove head ${head}`,

  firstFilters: 'Filters, first convolution',
  secondFilters: 'Filters, second convolution',
  batchNorm: 'Batch normalisation',
  batchNormHint: 'After each convolution, before its ReLU.',
  shapeDropout: 'Dropout after the heads',
  shapeDropoutHint: 'Of what the convolutions found, before RR features join; 0 = none.',
  l2: 'L2 factor',
  l2Hint: 'Of the convolutions’ weights; 0 = none.',

  dense: 'Dense layers',
  denseHint: 'Units of each, before the last layer, which has one per class.',
  denseUnits: (layer: string) => `Units of dense layer ${layer}`,
  addDense: 'Add a dense layer',
  removeDense: (layer: string) => `Remove dense layer ${layer}`,
  noDense: 'None: the heads lead straight to the classes.',

  filters: 'Filters',
  kernel: 'Kernel',
  kernelHint: 'Side of the square kernels, pixels.',

  lead: {
    multihead: (p: { length: string; channels: string; features: string; classes: string; heads: string }) =>
      `One beat of ${p.length} samples × ${p.channels} in${
        p.features === '0' ? '' : `, with ${p.features} features beside it`
      }, ${p.classes} class probabilities out; ${p.heads}.`,
    scalogram: (p: { classes: string }) =>
      `Scalograms of three beats in (scales × time steps × previous, current, next), ${p.classes} class probabilities out.`,
  },
  channels: (count: string, one: boolean) => (one ? `${count} channel` : `${count} channels`),
  headCount: (count: string, one: boolean) =>
    one ? 'one head looks at it' : `${count} heads look at it side by side`,
  moving: (count: string) =>
    `${count} of the parameters are moving means and variances, which are measured, not trained.`,
  noNetwork: 'No network can be built from these settings',
  problems: {
    'beat-too-short': (p: Values) =>
      `A beat of ${p.lengthSamples} samples is too short: choose ${p.least} samples or more.`,
    'channels-invalid': (p: Values) => `A sample needs one channel or more, not ${p.channels}.`,
    'features-invalid': (p: Values) =>
      `The number of features must be 0 or a whole number, not ${p.features}.`,
    'classes-too-few': (p: Values) => `The network needs two classes or more, not ${p.classCount}.`,
    'no-head': (_: Values) => 'The network needs at least one head.',
    'size-invalid': (p: Values) =>
      `Kernels, filters and dense layers need a whole size from 1 on, not ${p.size}.`,
    'network-dropout-invalid': (p: Values) =>
      `The dropout must be 0 or more and below 1; it is ${p.dropout}.`,
    'l2-invalid': (p: Values) => `The L2 factor must be 0 or a positive number, not ${p.l2}.`,
  },
};
