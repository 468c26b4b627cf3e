import type { SettingWords } from '../../settingWords';

/** The input of a network. */
export const input: SettingWords['train']['input'] = {
  label: 'Input',
  fields: {
    beat: {
      label: 'The beat itself',
      hint: 'Its window of the recording. Without it, the network sees only how a beat differs from its record.',
    },
    difference: {
      label: 'Difference from the record’s median beat',
      hint: 'The beat minus the median of all beats of its record, whatever their class. Needs the whole record, so it is not for live use. Training takes about a tenth longer.',
    },
    longDifference: {
      label: 'Difference from the median beat after long intervals',
      hint: 'The beat minus the median of its record’s beats that come after a long interval: where many beats are early, the median of all is no longer the usual beat. Needs the whole record.',
    },
    past: {
      label: 'Against the usual beat so far',
      hint: 'Two channels by the size of the usual beat of the past: the beat, and its difference from that one. Needs neither later beats nor the whole record: for live use, in place of the beat and its difference from the median beat.',
    },
    neighbours: {
      label: 'Neighbouring beats',
      hint: 'The windows around the beat before and the beat after, which is known only once it has come. Training takes about a quarter longer.',
    },
    features: {
      label: 'RR features',
      options: {
        none: 'None',
        whole: 'Ratios, whole record',
        irregularity: 'By the record’s irregularity',
        all: 'Ratios and irregularity',
        causal: 'Ratios, causal',
        running: 'Running means',
        runningCausal: 'Running means, causal',
        references: 'Running means and record',
      },
      hints: {
        none: 'The network sees shapes only; it does not know how early a beat comes.',
        whole:
          'The intervals before and after, against each other, the ten beats around and the record’s median. Costs almost nothing. Needs the whole record.',
        irregularity:
          'The intervals before and after, against the record’s median and each other, in units of how irregular its rhythm is. Needs the whole record.',
        all: 'The ratios, and the same in units of how irregular the record’s rhythm is. Needs the whole record.',
        causal:
          'The interval before, against those before it alone. Costs almost nothing, and is suitable for live use.',
        running:
          'The intervals before and after, against running means: of the last 10, the last 32, the last minute and all before. Needs the next beat, but not the whole record.',
        runningCausal:
          'The interval before, against running means, and how irregular the last 32 are. Suitable for live use.',
        references:
          'The running means, and the mean around the beat and several figures of the record, so that none has to be trusted alone. Needs the whole record.',
      },
    },
    absolute: {
      label: 'Absolute RR intervals',
      hint: 'Two numbers beside the RR features: the interval before and the mean of the last 32, in seconds. Suitable for live use.',
    },
    shape: {
      label: 'How the QRS differs from the median beat',
      hint: 'Five numbers beside the RR features: likeness, distance and width of the QRS against the record’s median beat. Costs almost nothing. Needs the whole record.',
    },
  },
};
