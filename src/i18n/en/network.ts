type Values = Record<string, number>;

/** Words about the choice of a network and its layers. Numbers in sentences about the network are passed in formatted. */
export const network = {
  headKernel: (p: { head: string; second: boolean }) =>
    `Head ${p.head}, ${p.second ? 'second' : 'first'} kernel`,
  addHead: 'Add a head',
  removeHead: (head: string) => `Remove head ${head}`,

  denseUnits: (layer: string) => `Units of dense layer ${layer}`,
  addDense: 'Add a dense layer',
  removeDense: (layer: string) => `Remove dense layer ${layer}`,
  noDense: 'None: the heads lead straight to the classes.',

  lead: {
    multihead: (p: { length: string; channels: string; features: string; classes: string; heads: string }) =>
      `One beat of ${p.length} samples × ${p.channels} in${
        p.features === '0' ? '' : `, with ${p.features} features beside it`
      }, ${p.classes} class probabilities out; ${p.heads}.`,
    scalogram: (p: { classes: string }) =>
      `Scalograms of three beats in (scales × time steps × previous, current, next), ${p.classes} class probabilities out.`,
    context: (p: {
      beats: string;
      length: string;
      channels: string;
      features: string;
      classes: string;
      before: string;
      after: string;
    }) =>
      `${p.beats} consecutive beats of ${p.length} samples × ${p.channels} in${
        p.features === '0' ? '' : `, each with ${p.features} features beside it`
      }, ${p.classes} class probabilities out for each. Each is judged with ${p.before} beats before and ${p.after} after it.`,
    unet: (p: { seconds: string; leads: string; one: boolean; classes: string }) =>
      `${p.seconds} s of ${p.leads} ${p.one ? 'lead' : 'leads'} at 125 Hz in; for every 32 ms the chance that a beat of each of ${p.classes} classes has its centre there, or none, out.`,
    encoder: (p: { length: string; channels: string; classes: string }) =>
      `A window of ${p.length} samples × ${p.channels} in, ${p.classes} class probabilities out.`,
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
    'stretch-undivided': (p: Values) =>
      `A stretch of ${p.stretchBeats} beats is not a multiple of the dilation ${p.dilation}: choose one that all dilations divide.`,
    'stretch-too-short': (p: Values) =>
      `A stretch of ${p.stretchBeats} beats is too short: the network sees ${p.before} beats before and ${p.after} after each. Choose ${p.least} beats or more, or smaller dilations.`,
    'trace-missing': (_: Values) =>
      'The beat-free network takes the whole record: tick “Keep the whole record” under Beats.',
    'unet-size-invalid': (p: Values) =>
      `Sections, filters and kernels need a whole size from 1 on, not ${p.size}.`,
    'section-undivided': (p: Values) =>
      `A section of ${p.sectionCells} cells cannot be halved for each of ${p.levels} levels: choose a multiple of ${p.multiple}, or fewer levels.`,
    'encoder-size-invalid': (p: Values) =>
      `Pieces, filters and kernels need a whole size from 1 on, not ${p.size}.`,
    'piece-undivided': (p: Values) =>
      `${p.lengthSamples} samples cannot be laid out in cells of ${p.cell} and halved for each of ${p.levels} levels: choose a multiple of ${p.multiple} samples under Beats, or fewer levels.`,
  },
};
