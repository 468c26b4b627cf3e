import { describe, expect, it } from 'vitest';
import { leadTitles } from '../../../src/widgets/ecg/ecgLabels';
import type { EcgScale } from '../../../src/widgets/ecg/ecgScale';
import { markTraces, noteTraces } from '../../../src/widgets/ecg/ecgTraces';
import { escapeHtml } from '../../../src/widgets/plot/escapeHtml';

/** What plotly would draw as a link, or in bold. */
const HOSTILE = '<a href="https://evil.example">V1</a>&<b>';
const AS_TYPED = '&lt;a href="https://evil.example"&gt;V1&lt;/a&gt;&amp;&lt;b&gt;';

/** All texts in these parts of a figure that plotly is given. */
const textsOf = (parts: Record<string, unknown>[]) => parts.map(({ text }) => text as string);

describe('names from files in a plot', () => {
  it('keeps its letters and nothing else', () => {
    expect(escapeHtml(HOSTILE)).toBe(AS_TYPED);
    expect(escapeHtml('MLII')).toBe('MLII');
  });

  it('is escaped in the name of a lead and its unit', () => {
    const row = { topPx: 0, heightPx: 100, low: -1, high: 1, unit: HOSTILE, factor: 1, major: 1 };
    const scale: EcgScale = {
      pxPerSec: 10,
      paper: undefined,
      rows: [{ ...row, minor: undefined }],
      heightPx: 100,
    };
    expect(textsOf(leadTitles(scale, [HOSTILE]))).toEqual([`<b>${AS_TYPED}</b>  ${AS_TYPED}`]);
  });

  it('is escaped in notes and symbols of annotations', () => {
    const note = { timeSec: 1, symbol: '"', classIndex: undefined, aux: '<b>x</b>' };
    expect(textsOf(noteTraces([note], 100, 'y9'))).toEqual(['&lt;b&gt;x&lt;/b&gt;']);
    const beat = { timeSec: 1, symbol: '<', classIndex: 0, aux: '' };
    const [mark] = markTraces({
      annotations: [beat],
      predictions: undefined,
      classLetters: ['N'],
      letters: true,
      pxPerSec: 100,
    });
    expect(mark?.text).toBe('&lt;');
  });
});
