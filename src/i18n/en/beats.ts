/** Words of the Beats panel. Numbers are passed in formatted, with their unit. */
export const beats = {
  title: 'Beats',
  prepare: 'Prepare beats',
  held: 'Preparing is held back',
  download: 'Download beats (NPZ)',
  continue: 'Continue to training',
  emptyTitle: 'No beats yet',
  preparingTitle: 'Preparing beats …',
  emptyText: (records: string, one: boolean) =>
    `Prepare beats reads ${one ? 'the ticked record' : `the ${records} ticked records`}, removes baseline wander and noise, and cuts a window around every annotated beat.`,
  emptyNoRecords: 'Load records first; beats are cut out of the ticked ones.',
  goToRecords: 'Go to Records',
  lead: (beats: string, records: string, time: string, one: boolean) =>
    `${beats} beats of ${records} ${one ? 'record' : 'records'}, in ${time}`,
  stale: 'Settings or ticked records have changed. This is from before the change.',

  table: 'Class counts',
  columns: {
    record: 'Record',
    lead: 'Lead',
    leads: 'Leads',
    total: 'All',
  },
  keptGroup: 'Beats kept',
  keptPieces: 'Pieces kept',
  droppedGroup: 'Left out',
  dropped: {
    windowOutside: 'Window off the record',
    missingSamples: 'Missing samples',
    flat: 'Flat signal',
    classExcluded: 'Class not in use',
    unmapped: 'No class',
    notBeats: 'Not beats',
    otherRhythm: 'Rhythm not in use',
    twoRhythms: 'Two rhythms',
    noRhythm: 'No rhythm marked',
  },
  droppedHint: {
    windowOutside: 'The window around the beat begins before the record or ends after it.',
    missingSamples: 'The lead has no signal for a part of the window.',
    flat: 'The lead is flat at the beat for a second or longer, as with an electrode off: there is nothing to see of it.',
    classExcluded: 'Class Q, while four classes are in use.',
    unmapped: 'Beat annotations outside the AAMI classes.',
    notBeats: 'Annotations of rhythm, noise and the like: not a loss, counted for completeness.',
    otherRhythm: 'The marked rhythm is none of the classes: paced, heart block, tachycardias and others.',
    twoRhythms: 'No single rhythm fills nine tenths of the piece.',
    noRhythm:
      'The piece, or more than a tenth of it, is before the first rhythm mark, or the record has none.',
  },
  singleLead: (records: string, one: boolean) =>
    `${one ? 'Record' : 'Records'} ${records} ${one ? 'has' : 'have'} one lead only: zeros stand in for the other one.`,
  shares: (named: string) => `Share of the beats: ${named}.`,

  meanTitle: 'Mean beat of each class',
  meanAria:
    'Mean beat of each class with a band of one standard deviation to either side. The table below says the same.',
  meanLegend: 'Line: mean. Band: ± 1 SD.',
  meanValues: 'The same as a table',
  meanTable: 'Mean beats',
  timeColumn: 'Time from R (ms)',
  meanColumn: (unit: string) => `mean ± SD (${unit})`,
  tutorialAxis: 'F: another time scale, its windows are squeezed.',
  plotTime: 'from R, ms',
  meanOf: (name: string, count: string) => `${name}: ${count}`,
  noBeatsOfClass: 'no beats',
  unitZscore: 'SD of the beat',
  unitRecord: 'median range of the record’s beats = 1',
  unitMinmax: 'of the beat’s range',

  settings: 'Settings',

  denoising: (summary: string) => `Denoising: ${summary}`,
  denoisingNone: 'none',
  denoisingBand: (wavelet: string, low: string, high: string) => `${wavelet}, ${low}–${high}`,
  denoisingLevels: (wavelet: string, levels: string) => `${wavelet}, ${levels} levels`,
  waveletNone: 'None: signal as it is',
  bandLeft: (frequency: string, low: string, high: string) => `At ${frequency}: ${low} to ${high}.`,
  bandsTitle: (frequency: string) => `Bands set to zero, at ${frequency}`,
  approximation: (level: string, band: string) => `A${level}: ${band} (baseline wander)`,
  detail: (level: string, band: string) => `D${level}: ${band}`,
  band: (low: string, high: string) => `${low}–${high}`,
  below: (high: string) => `below ${high}`,

  windowTitle: (summary: string) => `Window: ${summary}`,
  windowSummary: (before: string, after: string, length: string) =>
    `−${before} … +${after}, ${length} samples`,
  tutorialWindow:
    'Class F is cut to the end of the next beat and squeezed, as in the public tutorial. This gives the class away: results for F mean nothing.',
  cutAt: (samples: string, frequency: string) => `${samples} samples at ${frequency}`,
  lengthHint: (cut: readonly string[]) => `${cut.join(', ')} become this many.`,
};
