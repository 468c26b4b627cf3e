/** Words of the ECG strip. Numbers are passed in formatted, with their units. */
export const strip = {
  raw: 'raw',
  denoised: 'denoised',
  paper: (mmPerSec: number, mmPerMv: number) => `${mmPerSec} mm/s · ${mmPerMv} mm/mV`,
  fitted: 'amplitude fitted to the height',
  label: 'true label',
  predicted: 'predicted',
  noClass: 'no class',
  shaded: 'missing, flat or clipped',
  keys: 'Left and right arrow move by a quarter, with Shift by a page; plus and minus zoom; Home and End go to the ends; 0 shows the whole record; C measures. Drag to move, turn the wheel with Ctrl or spread two fingers to zoom.',
  intervals: (beats: number, fromPercent: string) =>
    `RR in ms; from ${fromPercent} earlier or later than the mean of up to ${beats} RR before, the difference in %`,

  beats: 'Beats in the strip',
  beat: (p: {
    time: string;
    symbol: string;
    predicted: string | undefined;
    rr: string | undefined;
    percent: string | undefined;
  }) =>
    [
      `${p.time}, ${p.symbol}`,
      p.predicted && `predicted ${p.predicted}`,
      p.rr && `RR ${p.rr}`,
      p.percent && `${p.percent} against the mean`,
    ]
      .filter(Boolean)
      .join(', '),
  rhythms: 'Rhythms in the strip',

  calipers: 'Calipers',
  calipersHint: 'Click twice or drag to measure. Esc ends.',
  calipersKeys:
    'Arrow keys move the end, with Shift by larger steps; Enter changes to the other end; Escape ends measuring.',
  measured: (p: { ms: string; bpm: string | undefined; millivolts: string | undefined }) =>
    [p.ms, p.bpm, p.millivolts].filter(Boolean).join(' · '),
  caliperEnd: (end: 'first' | 'second', time: string) =>
    end === 'first' ? `First end at ${time}` : `Second end at ${time}`,
  readout: 'Under the pointer',
  print: 'Print',
  save: (format: string) => `Save the strip as ${format}`,
};
