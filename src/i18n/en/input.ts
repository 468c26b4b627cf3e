/** Words about what a network is fed, and what is done about rare classes. */
export const input = {
  /** Why the choices about channels and features are out of use. */
  ownInput:
    'The 2-D network makes its own input: images of the beat, the one before and the one after. What is chosen here is not used.',
  secondLeadHint: 'A second lead is chosen in the Beats panel; it then has the same channels as the first.',
  beat: 'The beat itself',
  beatHint:
    'Its window of the recording. Without it, the network sees only how a beat differs from its record.',
  beatAlways: 'Always fed, unless the difference below is.',
  difference: 'Difference from the record’s median beat',
  differenceHint:
    'The beat minus the median of all beats of its record, whatever their class. Needs the whole record, so it is not for live use. Training takes some tenth longer.',
  neighbours: 'Neighbouring beats',
  neighboursHint:
    'The windows around the beat before and the beat after, which is known only once it has come. Training takes some quarter longer.',
  features: 'RR features',
  featureOptions: {
    none: 'None',
    whole: 'Ratios, whole record',
    irregularity: 'By the record’s irregularity',
    all: 'Ratios and irregularity',
    causal: 'Ratios, causal',
  },
  featuresHint: {
    none: 'The network sees shapes alone: how early a beat comes, it does not know.',
    whole:
      'The intervals before and after, against each other, the ten beats around and the record’s median. Costs almost nothing. Needs the whole record.',
    irregularity:
      'The intervals before and after, against the record’s median and each other, in units of how irregular its rhythm is. Needs the whole record.',
    all: 'The ratios, and the same in units of how irregular the record’s rhythm is. Needs the whole record.',
    causal:
      'The interval before, against those before it alone. Costs almost nothing, and is fit for live use.',
  },

  shape: 'How the QRS differs from the median beat',
  shapeHint:
    'Five numbers beside the RR features: likeness, distance and width of the QRS against the record’s median beat. Costs almost nothing. Needs the whole record.',

  loss: 'Loss',
  losses: { crossEntropy: 'Cross-entropy', focal: 'Focal', batchWeighted: 'Batch-weighted' },
  lossHint: {
    crossEntropy: 'Every beat counts by how improbable its true class was.',
    focal:
      'Beats that are right already count less (Lin et al. 2017); curves show cross-entropy all the same.',
    batchWeighted:
      'In every batch, a class counts the more the rarer it is in it (Sellami and Hwang 2019); times the class weights, where there are some.',
  },
  gamma: 'Gamma',
  gammaHint: '0 is cross-entropy; the authors use 2.',

  ownWeight: (name: string) => `Weight of ${name}`,

  sampling: 'Sampling',
  samplings: { none: 'None', oversample: 'Over', undersample: 'Under' },
  samplingHint: {
    none: 'Every training beat is shown once an epoch.',
    oversample: 'Beats of rare classes are shown several times an epoch. Epochs take longer.',
    undersample: 'Of frequent classes, other beats are drawn in each epoch. Epochs are shorter.',
  },
  ratio: 'Rarest to most frequent',
  ratioHint: {
    oversample: 'Every class is brought up to this part of the largest; 1 = all equal.',
    undersample: 'Every class is cut down until the smallest is this part of it; 1 = all equal.',
  },
  when: 'Drawn from',
  whenOptions: { training: 'Training beats', beforeSplit: 'All beats, before the split (a fault)' },
  whenHint: {
    training: 'Validation and test beats stay as they are.',
    beforeSplit:
      'Copies of one beat then lie on both sides, so that the test is no test. There to be shown; stamped on the run.',
  },

  augmentation: 'Augmentation',
  augmentationHint:
    'Training beats are changed anew each time they are shown; validation and test beats never are. 0 = not at all.',
  unit: { mv: 'mV', normalised: 'units' },
  unitHint: 'The beats are normalised: noise and wave are in the unit that they have then, not in mV.',
  noise: 'Noise, SD',
  scale: 'Scale, SD',
  scaleHint: 'Of a factor around 1, the same for all channels of a beat.',
  shift: 'Shift, up to',
  shiftHint: 'Earlier or later; the sample at the edge is repeated.',
  baseline: 'Slow wave, up to',
  baselineHint: 'A sine of one period a window at most.',
  flip: 'Upside down, every second beat',
  flipHint: 'By chance, each lead for itself: leads are put on in either polarity.',
  swapLeads: 'Leads exchanged, every second beat',
  swapLeadsHint: 'By chance, where both leads are fed: which lead is which differs from record to record.',
};
