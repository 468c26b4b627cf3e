import type { SettingWords } from '../../settingWords';

/** How records are prepared. */
export const prepare: SettingWords['prepare'] = {
  rows: {
    label: 'Rows',
    options: { beats: 'Beats', pieces: 'Pieces of rhythm' },
    hints: {
      beats: 'Every annotated beat, with its class.',
      pieces:
        'The record in pieces as long as the window, each with the rhythm that marks (+) name over nine tenths of it: N, AF (with flutter), B (bigeminy), T (trigeminy). Pieces of other rhythms, of two, or without a mark take no part.',
    },
  },
  lead: {
    label: 'Lead',
    kinds: {
      first: { label: 'First', hint: 'The first ECG of every record; other signals are only shown.' },
      mlii: { label: 'MLII preferred', hint: 'MLII (or II) where a record has it, else its first ECG.' },
      named: {
        label: 'Named',
        hint: 'A record without this lead gives its first ECG, and a note says so.',
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
  leaveOutFlat: {
    label: 'Leave out beats on flat stretches',
    hint: 'Where the lead stays within 12 µV for a second or longer: an electrode off, a cable pulled.',
    fact: 'Beats on flat stretches left out',
  },
  trace: {
    label: 'Keep the whole record for the beat-free network',
    hint: 'At 125 Hz behind a high-pass of 0.5 Hz, beside the windows: that network finds the beats itself. About 2 MB for half an hour.',
    fact: 'Whole record at 125 Hz',
  },
  windowRule: {
    label: 'Window of class F',
    options: { same: 'Same window for every class', tutorial: 'To the end of the next beat' },
  },
  denoise: {
    label: 'What is kept',
    fact: 'Denoising',
    kinds: {
      band: {
        label: 'A band in Hz',
        hint: 'The levels follow from the sampling frequency of each record: nothing inside the band is removed.',
        fields: {
          wavelet: { label: 'Wavelet' },
          lowHz: { label: 'From', unit: 'Hz' },
          highHz: { label: 'To', unit: 'Hz' },
        },
      },
      levels: {
        label: 'Levels',
        hint: 'The same levels for every record, whatever its sampling frequency.',
        fields: {
          wavelet: { label: 'Wavelet' },
          levels: { label: 'Levels' },
          zeroApproximation: { label: 'Approximation set to zero' },
          zeroDetails: { label: 'Details set to zero' },
        },
      },
    },
  },
  window: {
    label: 'Window',
    fields: {
      beforeSec: { label: 'Before R', unit: 's' },
      afterSec: { label: 'After R', unit: 's' },
    },
  },
  align: {
    label: 'Placed around',
    options: { mark: 'Annotation', deflection: 'Largest deflection' },
    hints: {
      mark: 'The window is around the annotated R, wherever the database marks it.',
      deflection:
        'The window is around the largest deflection within 50 ms of the annotation, 5–25 Hz, of the leads in use: databases mark a beat at different places. Times stay those of the annotations.',
    },
    fact: 'Windows placed around',
  },
  lengthSamples: { label: 'Samples a beat', fact: 'Samples per beat' },
};
