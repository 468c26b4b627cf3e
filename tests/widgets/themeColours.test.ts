import { describe, expect, it } from 'vitest';
import { dataUrlToBlob } from '../../src/widgets/plot/dataUrlToBlob';
import { resolveColours } from '../../src/widgets/themeColours';

const read = (name: string) => ({ '--class-n': '#0072b2', '--font': 'system-ui' })[name] ?? '';

describe('resolveColours', () => {
  it('replaces tokens at any depth and leaves the rest', () => {
    const figure = {
      line: { color: 'var(--class-n)', width: 2 },
      fillcolor: 'var(--class-n) / 0.2',
      annotations: [{ text: 'var is a word', font: { family: 'var(--font)' } }],
      colorscale: [
        [0, 'var(--class-n) / 0'],
        [1, 'var(--class-n)'],
      ],
      title: undefined,
      shown: true,
    };
    expect(resolveColours(figure, read)).toEqual({
      line: { color: '#0072b2', width: 2 },
      fillcolor: 'rgba(0,114,178,0.2)',
      annotations: [{ text: 'var is a word', font: { family: 'system-ui' } }],
      colorscale: [
        [0, 'rgba(0,114,178,0)'],
        [1, '#0072b2'],
      ],
      title: undefined,
      shown: true,
    });
  });

  it('returns number lists and typed arrays without a copy, and changes nothing in place', () => {
    const figure = { x: new Float64Array([1, 2]), y: [1, 2], line: { color: 'var(--class-n)' } };
    const resolved = resolveColours(figure, read) as typeof figure;
    expect(resolved.x).toBe(figure.x);
    expect(resolved.y).toBe(figure.y);
    expect(figure.line.color).toBe('var(--class-n)');
  });
});

describe('dataUrlToBlob', () => {
  it('decodes base64', async () => {
    const blob = dataUrlToBlob('data:image/png;base64,iVBORw==');
    expect(blob.type).toBe('image/png');
    expect([...new Uint8Array(await blob.arrayBuffer())]).toEqual([0x89, 0x50, 0x4e, 0x47]);
  });

  it('decodes percent signs, as plotly writes SVG', async () => {
    const blob = dataUrlToBlob(`data:image/svg+xml,${encodeURIComponent('<svg>±, %</svg>')}`);
    expect(blob.type).toBe('image/svg+xml');
    expect(await blob.text()).toBe('<svg>±, %</svg>');
  });
});
