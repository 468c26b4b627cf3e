/** Words of What if, in Why. Numbers are passed in formatted. */
export const whatIf = {
  title: 'What if',
  about:
    'What the network of this fold would say of the beat if it were another. Features of the rhythm and of the shape are computed anew from the changed intervals and window, as for any beat. With an interval all beats before or after move together; their waveforms, and what of them lies in the window, stay.',
  before: 'RR interval before',
  after: 'RR interval after',
  scale: 'Size of the beat',
  shift: 'Shift in the window',
  withoutP: 'Without the P wave (a straight line up to −50 ms)',
  reset: 'Reset',
  table: 'Probabilities, as the beat is and changed',
  class: 'Class',
  asIs: 'As it is',
  changed: 'Changed',
  same: 'The change moves no probability by 0.05 %.',
  noIntervals: 'This network gets nothing that is computed from RR intervals.',
  noSize: 'Beats are normalised one by one, so that the size of this beat does not reach the network.',
  noP: 'The window begins at the QRS complex: there is no P wave in it.',
  noAdaptation: 'The run also adapted its answers to the record, which is left out here.',
};
