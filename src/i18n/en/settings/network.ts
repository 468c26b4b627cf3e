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
  },
};
