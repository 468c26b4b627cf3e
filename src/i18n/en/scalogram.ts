/** Words about scalograms. Numbers are passed in formatted. */
export const scalogram = {
  summary: 'Scalograms of the beat and its neighbours',
  summaryFed: 'What the network saw: scalograms of the beat and its neighbours',
  explanation:
    'How strong each frequency is at each moment of the beat: the root of the magnitude of the continuous wavelet transform (Morlet), over the largest of the three beats.',
  previous: 'Beat before',
  beat: 'This beat',
  next: 'Beat after',
  none: 'there is none, or its window leaves the record',
  timeAxis: 'Time from R (s)',
  frequencyAxis: 'Frequency (Hz)',
  picture: (p: { name: string; frequency: string; time: string }) =>
    `Scalogram, ${p.name}: strongest at ${p.frequency} Hz, ${p.time} s from R`,
  low: '0',
  high: '1',
  table: 'Strongest point of each scalogram',
  columns: { beat: 'Beat', frequency: 'Frequency (Hz)', time: 'Time from R (s)', value: 'Value (0…1)' },
};
