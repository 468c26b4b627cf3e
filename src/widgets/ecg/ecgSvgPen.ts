import { escapeHtml } from '../plot/escapeHtml';
import type { ReadToken } from '../themeColours';
import { type EcgPen, TEXT_PADDING_PX } from './ecgPen';

/** Mean width of a letter of the page's font, in font sizes: an SVG cannot measure the text in its boxes. */
const LETTER_WIDTH = 0.62;

/**
 * Writes SVG.
 *
 * @param name begins the names of its parts: different ones for pictures that are in one document
 */
export function svgPen(
  colourOf: ReadToken,
  name = 'clip',
): EcgPen & {
  /** The complete picture. */
  svg(size: { widthPx: number; heightPx: number; title: string }): string;
} {
  const parts: string[] = [];
  let clips = 0;
  const boxOf = (x: number, y: number, width: number, height: number) =>
    `x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"`;
  return {
    rect(x, y, width, height, colour, opacity = 1) {
      const faint = opacity === 1 ? '' : ` fill-opacity="${opacity}"`;
      parts.push(`<rect ${boxOf(x, y, width, height)} fill="${colourOf(colour)}"${faint}/>`);
    },

    line({ x, y, count }, colour, widthPx) {
      let path = '';
      let down = false;
      for (let i = 0; i < count; i++) {
        if (Number.isNaN(y[i]!)) down = false;
        else {
          path += `${down ? 'L' : 'M'}${round(x[i]!)} ${round(y[i]!)}`;
          down = true;
        }
      }
      const stroke = `stroke="${colourOf(colour)}" stroke-width="${widthPx}" stroke-linejoin="bevel"`;
      if (path !== '') parts.push(`<path d="${path}" fill="none" ${stroke}/>`);
    },

    circle(x, y, radius, colour, lineWidthPx) {
      const paint =
        lineWidthPx === undefined
          ? `fill="${colourOf(colour)}"`
          : `fill="none" stroke="${colourOf(colour)}" stroke-width="${lineWidthPx}"`;
      parts.push(`<circle cx="${round(x)}" cy="${round(y)}" r="${radius}" ${paint}/>`);
    },

    text({ text, x, y, anchor, colour, sizePx, bold, fill, border }) {
      const width = text.length * sizePx * LETTER_WIDTH + 2 * TEXT_PADDING_PX;
      const left = anchor === 'middle' ? x - width / 2 : anchor === 'end' ? x - width : x;
      if (fill !== undefined) {
        const line =
          border === undefined ? ' fill-opacity="0.8"' : ` stroke="${colourOf(border)}" stroke-width="2"`;
        const box = boxOf(left, y - sizePx * 0.75, width, sizePx * 1.5);
        parts.push(`<rect ${box} fill="${colourOf(fill)}"${line}/>`);
      }
      const at = fill === undefined ? { x, anchor } : { x: left + width / 2, anchor: 'middle' };
      const weight = bold ? ' font-weight="600"' : '';
      parts.push(
        `<text x="${round(at.x)}" y="${round(y)}" dy="0.36em" font-size="${sizePx}" text-anchor="${at.anchor}" fill="${colourOf(colour)}"${weight}>${escapeHtml(text)}</text>`,
      );
    },

    within(x, y, width, height, draw) {
      const id = `${name}${clips++}`;
      parts.push(
        `<clipPath id="${id}"><rect ${boxOf(x, y, width, height)}/></clipPath><g clip-path="url(#${id})">`,
      );
      draw();
      parts.push('</g>');
    },

    below(y, draw) {
      parts.push(`<g transform="translate(0 ${round(y)})">`);
      draw();
      parts.push('</g>');
    },

    svg({ widthPx, heightPx, title }) {
      const font = escapeHtml(colourOf('--font')).replaceAll('"', '&quot;');
      return [
        `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}" viewBox="0 0 ${widthPx} ${heightPx}" font-family="${font}">`,
        `<title>${escapeHtml(title)}</title>`,
        ...parts,
        '</svg>',
      ].join('\n');
    },
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
