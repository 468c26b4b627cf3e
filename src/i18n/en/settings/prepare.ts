import type { SettingWords } from '../../settingWords';

/** How records are prepared. */
export const prepare: SettingWords['prepare'] = {
  lead: {
    label: 'Lead',
    kinds: {
      first: { label: 'First', hint: 'The first signal of every record.' },
      mlii: { label: 'MLII preferred', hint: 'MLII (or II) where a record has it, else its first signal.' },
      named: {
        label: 'Named',
        hint: 'A record without this lead gives its first signal, and a note says so.',
        fields: { name: { label: 'Lead name' } },
      },
    },
  },
  secondLead: {
    label: 'Both leads',
    hint: 'Cuts the same window from the other lead of the record, too. Beats then take twice the memory.',
    fact: 'Second lead',
  },
  classCount: {
    label: 'Classes',
    options: { 4: 'Four', 5: 'Five' },
    hints: {
      4: 'N, SVEB, VEB, F. Beats of class Q are left out.',
      5: 'N, SVEB, VEB, F and Q (paced, unclassifiable).',
    },
  },
  normalise: {
    label: 'Normalising',
    options: { none: 'None (mV)', zscore: 'Z-score', minmax: 'Min–max', record: 'Record' },
    hints: {
      none: 'Amplitudes as measured.',
      record: 'All beats of a record by one factor, the median of their heights. Needs no labels.',
      zscore: 'Every beat by itself: mean 0, SD 1.',
      minmax: 'Every beat by itself: from 0 to 1.',
    },
  },
  windowRule: {
    label: 'Window of class F',
    options: { same: 'Same window for every class', tutorial: 'To the end of the next beat' },
  },
  denoise: {
    label: 'Denoising',
    fields: {
      wavelet: { label: 'Wavelet' },
      levels: { label: 'Levels' },
      zeroApproximation: { label: 'Approximation set to zero' },
      zeroDetails: { label: 'Details set to zero' },
    },
  },
  window: {
    label: 'Window',
    fields: {
      beforeSec: { label: 'Before R', unit: 's' },
      afterSec: { label: 'After R', unit: 's' },
    },
  },
  lengthSamples: { label: 'Samples a beat', fact: 'Samples per beat' },
};
