import type { ReadToken } from '../themeColours';
import { type EcgPen, TEXT_PADDING_PX } from './ecgPen';

/** Draws on a canvas whose transform maps CSS pixels to its own. */
export function canvasPen(context: CanvasRenderingContext2D, colourOf: ReadToken): EcgPen {
  return {
    rect(x, y, width, height, colour, opacity = 1) {
      context.globalAlpha = opacity;
      context.fillStyle = colourOf(colour);
      context.fillRect(x, y, width, height);
      context.globalAlpha = 1;
    },

    line({ x, y, count }, colour, widthPx) {
      context.strokeStyle = colourOf(colour);
      context.lineWidth = widthPx;
      // A mitre at the top of a QRS complex would be higher than the sample.
      context.lineJoin = 'bevel';
      context.beginPath();
      let down = false;
      for (let i = 0; i < count; i++) {
        const at = y[i]!;
        if (Number.isNaN(at)) down = false;
        else if (down) context.lineTo(x[i]!, at);
        else {
          context.moveTo(x[i]!, at);
          down = true;
        }
      }
      context.stroke();
    },

    circle(x, y, radius, colour, lineWidthPx) {
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      if (lineWidthPx === undefined) {
        context.fillStyle = colourOf(colour);
        context.fill();
      } else {
        context.strokeStyle = colourOf(colour);
        context.lineWidth = lineWidthPx;
        context.stroke();
      }
    },

    text({ text, x, y, anchor, colour, sizePx, bold, fill, border }) {
      context.font = `${bold ? '600 ' : ''}${sizePx}px ${colourOf('--font')}`;
      context.textAlign = anchor === 'middle' ? 'center' : anchor;
      context.textBaseline = 'middle';
      if (fill !== undefined) {
        const width = context.measureText(text).width + 2 * TEXT_PADDING_PX;
        const left = anchor === 'middle' ? x - width / 2 : anchor === 'end' ? x - width : x;
        const box = [left, y - sizePx * 0.75, width, sizePx * 1.5] as const;
        // Without a border it only lets the text be read over the lines.
        context.globalAlpha = border === undefined ? 0.8 : 1;
        context.fillStyle = colourOf(fill);
        context.fillRect(...box);
        context.globalAlpha = 1;
        if (border !== undefined) {
          context.strokeStyle = colourOf(border);
          context.lineWidth = 2;
          context.strokeRect(...box);
        }
        context.textAlign = 'center';
        context.fillStyle = colourOf(colour);
        context.fillText(text, left + width / 2, y);
        return;
      }
      context.fillStyle = colourOf(colour);
      context.fillText(text, x, y);
    },

    within(x, y, width, height, draw) {
      context.save();
      context.beginPath();
      context.rect(x, y, width, height);
      context.clip();
      draw();
      context.restore();
    },

    below(y, draw) {
      context.save();
      context.translate(0, y);
      draw();
      context.restore();
    },
  };
}
