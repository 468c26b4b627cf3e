import { describe, expect, it } from 'vitest';
import { svgPen } from '../../../src/widgets/ecg/ecgSvgPen';
import { escapeHtml } from '../../../src/widgets/plot/escapeHtml';

/** What a program that shows SVG would run, or draw as a link. */
const HOSTILE = '<a href="https://evil.example">V1</a>&<script>';
const AS_TYPED = '&lt;a href="https://evil.example"&gt;V1&lt;/a&gt;&amp;&lt;script&gt;';

describe('names from files in a picture', () => {
  it('keep their letters and nothing else', () => {
    expect(escapeHtml(HOSTILE)).toBe(AS_TYPED);
    expect(escapeHtml('MLII')).toBe('MLII');
  });

  it('are escaped in its texts and its title', () => {
    const pen = svgPen(() => '#123456');
    pen.text({ text: HOSTILE, x: 1, y: 2, anchor: 'start', colour: '--ink', sizePx: 12 });
    const svg = pen.svg({ widthPx: 10, heightPx: 10, title: HOSTILE });
    expect(svg).not.toContain('<a');
    expect(svg).not.toContain('<script');
    expect(svg.split(AS_TYPED)).toHaveLength(3);
  });
});

describe('svgPen', () => {
  it('writes what it is told, and lifts the pen at gaps', () => {
    const pen = svgPen((token) => (token === '--ink' ? '#111111' : '#eeeeee'));
    const y = Float32Array.of(1, Number.NaN, 2, 3);
    pen.within(0, 0, 8, 8, () => pen.line({ x: Float64Array.of(0, 1, 2, 3), y, count: 4 }, '--ink', 1.2));
    pen.circle(5, 6, 4, '--paper', 2);
    pen.below(7, () => pen.rect(0, 0, 1, 1, '--ink', 0.5));
    const svg = pen.svg({ widthPx: 10, heightPx: 10, title: 'strip' });
    expect(svg).toContain('<path d="M0 1M2 2L3 3" fill="none" stroke="#111111" stroke-width="1.2"');
    expect(svg).toContain('<circle cx="5" cy="6" r="4" fill="none" stroke="#eeeeee" stroke-width="2"/>');
    expect(svg).toContain('<g transform="translate(0 7)">');
    expect(svg).toContain('fill-opacity="0.5"');
    expect(svg).toContain('clip-path="url(#clip0)"');
  });
});
