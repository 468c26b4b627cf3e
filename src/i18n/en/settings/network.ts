import type { SettingWords } from '../../settingWords';

/** The settings of the networks. */
export const network: SettingWords['train']['network'] = {
  label: 'Network',
  kinds: {
    multihead: {
      label: 'Multi-head 1-D CNN',
      hint: 'Convolutions of several widths over the beat, side by side, then dense layers.',
      fields: {
        heads: {
          label: 'Heads',
          hint: 'Each head has two convolutions, each with max-pooling by 2. Widths in samples.',
          fields: { firstKernel: { label: 'First kernel' }, secondKernel: { label: 'Second kernel' } },
        },
        firstFilters: { label: 'Filters, first convolution' },
        secondFilters: { label: 'Filters, second convolution' },
        batchNorm: { label: 'Batch normalisation', hint: 'After each convolution, before its ReLU.' },
        l2: { label: 'L2 factor', hint: 'Of the convolutions’ weights; 0 = none.' },
        shapeDropout: {
          label: 'Dropout after the heads',
          hint: 'Of what the convolutions found, before RR features join; 0 = none.',
        },
        dense: {
          label: 'Dense layers',
          hint: 'Units of each, before the last layer, which has one per class.',
        },
      },
    },
    scalogram: {
      label: '2-D CNN on scalograms',
      hint: 'One convolution over images of the beat, the one before and the one after. It makes its own input: leads, channels and features chosen elsewhere are not used.',
      fields: {
        filters: { label: 'Filters' },
        kernel: { label: 'Kernel', hint: 'Side of the square kernels, pixels.' },
      },
    },
    context: {
      label: 'Context over beats',
      hint: 'Every beat goes through the same dense layers; then convolutions run over the beats of a record, so that each is judged with those around it. The batch size counts beats, and is rounded to whole stretches.',
      fields: {
        stretchBeats: {
          label: 'Stretch',
          unit: 'beats',
          hint: 'Consecutive beats that are trained together; a multiple of every dilation.',
        },
        dense: {
          label: 'Dense layers of the encoder',
          hint: 'Units of each; every beat goes through them by itself.',
        },
        beatDropout: {
          label: 'Dropout in the encoder',
          hint: 'After each of its layers but the last; 0 = none.',
        },
        units: { label: 'Units for each beat', hint: 'Width of the convolutions over the beats.' },
        dilations: {
          label: 'Dilations',
          hint: 'One convolution over the beats for each; its three taps are this many beats apart.',
        },
        lookAheadBeats: {
          label: 'Look-ahead',
          unit: 'beats',
          hint: 'At most this many later beats are seen; it is spent on the smallest dilations first. 0: for live use.',
        },
      },
    },
    unet: {
      label: 'Beat-free U-Net',
      hint: 'Takes sections of the whole record and finds the beats itself, with their classes. The batch size counts beats, 72 a minute, and is rounded to whole sections.',
      fields: {
        sectionCells: {
          label: 'Section',
          unit: 'cells of 32 ms',
          hint: 'What is computed together: 960 cells are 31 s. It can be halved for each level below the first.',
        },
        filters: { label: 'Filters', hint: 'Of each level; each has half the cells of the one above it.' },
        kernel: { label: 'Kernel', hint: 'Taps of the convolutions within a level.' },
        threshold: { label: 'Threshold', hint: 'The least chance of a beat at which one is found.' },
      },
    },
    encoder: {
      label: 'U-Net encoder',
      hint: 'The way down of the beat-free U-Net over a whole window, the mean over what it finds, and one answer: for pieces of rhythm, which may begin anywhere.',
      fields: {
        filters: { label: 'Filters', hint: 'Of each level; each has half the cells of the one above it.' },
        kernel: { label: 'Kernel', hint: 'Taps of the convolutions within a level.' },
      },
    },
  },
};
