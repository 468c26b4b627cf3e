import type { SettingWords } from '../../settingWords';
import { input } from './input';
import { network } from './network';
import { protocol } from './protocol';

/** How to train and test. */
export const train: SettingWords['train'] = {
  protocol,
  epochs: { label: 'Epochs', hint: 'Passes over the training beats of a fold.' },
  maxBeats: {
    label: 'Use at most',
    unit: 'beats',
    tick: 'Use a part of the beats only',
    hint: 'A sample in which rare classes are kept; for machines where all beats would take too long.',
    none: 'all',
    fact: 'Beats at most',
  },
  input,
  loss: {
    label: 'Loss',
    kinds: {
      crossEntropy: {
        label: 'Cross-entropy',
        hint: 'Every beat counts by how improbable its true class was.',
      },
      focal: {
        label: 'Focal',
        hint: 'Beats that are right already count less (Lin et al. 2017); curves show cross-entropy all the same.',
        fields: { gamma: { label: 'Gamma', hint: '0 is cross-entropy; the authors use 2.' } },
      },
      batchWeighted: {
        label: 'Batch-weighted',
        hint: 'In every batch, a class counts the more the rarer it is in it (Sellami and Hwang 2019); times the class weights, where there are some.',
      },
    },
  },
  classWeights: {
    label: 'Class weights',
    hint: 'Lets rare classes count more in the loss; balanced finds more of them and calls more wrongly.',
    options: { none: 'None', balanced: 'Balanced', sqrt: 'Square root', own: 'Own' },
  },
  ownWeights: { label: 'Own class weights' },
  sampling: {
    label: 'Sampling',
    fact: 'Resampling',
    fields: {
      kind: {
        label: 'Sampling',
        options: { none: 'None', oversample: 'Over', undersample: 'Under' },
        hints: {
          none: 'Every training beat is shown once an epoch.',
          oversample: 'Beats of rare classes are shown several times an epoch. Epochs take longer.',
          undersample: 'Of frequent classes, other beats are drawn in each epoch. Epochs are shorter.',
        },
      },
      ratio: { label: 'Rarest to most frequent' },
      when: {
        label: 'Drawn from',
        options: { training: 'Training beats', beforeSplit: 'All beats, before the split (a fault)' },
        hints: {
          training: 'Validation and test beats stay as they are.',
          beforeSplit:
            'Copies of one beat then lie on both sides, so the test is no longer a test. For demonstration; stamped on the run.',
        },
      },
    },
  },
  augmentation: {
    label: 'Augmentation',
    fields: {
      noiseMv: { label: 'Noise, SD' },
      scale: { label: 'Scale, SD', hint: 'Of a factor around 1, the same for all channels of a beat.' },
      shiftMs: {
        label: 'Shift, up to',
        hint: 'Earlier or later; the sample at the edge is repeated.',
        unit: 'ms',
      },
      baselineMv: { label: 'Slow wave, up to', hint: 'A sine of one period a window at most.' },
      flip: {
        label: 'Upside down, every second beat',
        hint: 'By chance, each lead for itself: leads are put on in either polarity.',
      },
      swapLeads: {
        label: 'Leads exchanged, every second beat',
        hint: 'By chance, where both leads are fed: which lead is which differs from record to record.',
      },
      references: {
        label: 'References of a record',
        hint: 'Median beats and figures of the rhythm are also taken from random stretches and mixtures with early beats, in so many ways, so that none is trusted alone. 0: from all beats of the record only.',
      },
    },
  },
  optimizer: { label: 'Optimiser', options: { adam: 'Adam', rmsprop: 'RMSprop' } },
  schedule: {
    label: 'Schedule',
    hint: 'One-cycle rises to the peak and falls to almost nothing by the last step.',
    options: { onecycle: 'One-cycle', constant: 'Constant' },
  },
  learningRate: { label: 'Learning rate', hint: 'Step size of the optimiser, without unit.' },
  batchSize: { label: 'Batch', hint: 'Beats per step of the optimiser.', unit: 'beats' },
  network,
  denseActivation: { label: 'Dense activation', options: { relu: 'ReLU', linear: 'None' } },
  adaptation: {
    label: 'Adaptation to the tested record',
    options: { none: 'None', centres: 'Centres of certain beats', rhythm: 'No SVEB in fibrillation' },
    hints: {
      none: 'Every beat is answered by what was learnt alone.',
      centres:
        'Without its labels: beats of which the network is certain form clusters in its last hidden layer, and the others are drawn to the nearest. It did not help in any of our tests; stamped on the run.',
      rhythm:
        'Without its labels: where the intervals of the record say atrial fibrillation for half a minute or more, no beat is called SVEB, since annotators call such beats N. Takes false SVEB away; stamped on the run.',
    },
  },
  networks: {
    label: 'Networks',
    hint: 'So many networks of this shape learn side by side, each from its own initial weights; the answer is the mean of their probabilities. Costs as many times the training.',
  },
  dropout: { label: 'Dropout', hint: 'Part of the dense units that are silenced in a step.' },
  bestEpochOn: {
    label: 'Best epoch chosen on',
    options: { validation: 'Validation beats', test: 'Test beats (fault)' },
    hints: {
      validation: '',
      test: 'As the public tutorial does. The test is then no longer a test; the run is stamped.',
    },
  },
  validationBy: {
    label: 'Validation by',
    options: { beats: 'Beats', patients: 'Whole patients' },
    hints: {
      beats: 'Shuffled beats of the training side.',
      patients:
        'Whole patients of the training side, as new to the network as the tested ones. With fewer than three patients: beats.',
    },
  },
  validationFraction: {
    label: 'Validation fraction',
    hint: 'Of the training beats; the best epoch is chosen on them.',
    unit: '%',
  },
  bestEpochBy: {
    label: 'Best epoch by',
    options: { validationLoss: 'Validation loss', validationAccuracy: 'Validation accuracy' },
  },
  earlyStoppingEpochs: {
    label: 'Patience',
    unit: 'epochs',
    tick: 'Stop a fold early',
    hint: 'A fold ends after so many epochs without a better validation value.',
    none: 'no',
    fact: 'Early stopping',
  },
  seed: {
    label: 'Seed',
    hint: 'Decides the split, the first weights and the order of beats: same seed, same engine, same curves.',
  },
};
