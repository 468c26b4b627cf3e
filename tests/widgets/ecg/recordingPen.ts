import type { EcgPen, PenText } from '../../../src/widgets/ecg/ecgPen';

export interface PenCall {
  what: 'rect' | 'line' | 'circle';
  colour: string;
  /** x, y of the upper left corner, of the middle, or of each point of a line. */
  at: number[];
  lineWidthPx?: number | undefined;
}

/** A pen that keeps what it is told. */
export function recordingPen(): EcgPen & { calls: PenCall[]; texts: PenText[] } {
  const calls: PenCall[] = [];
  const texts: PenText[] = [];
  return {
    calls,
    texts,
    rect: (x, y, width, height, colour) => calls.push({ what: 'rect', colour, at: [x, y, width, height] }),
    line: ({ x, y, count }, colour, lineWidthPx) =>
      calls.push({
        what: 'line',
        colour,
        lineWidthPx,
        at: Array.from({ length: count }, (_, i) => [x[i]!, y[i]!]).flat(),
      }),
    circle: (x, y, _radius, colour, lineWidthPx) =>
      calls.push({ what: 'circle', colour, at: [x, y], lineWidthPx }),
    text: (text) => texts.push(text),
    within: (_x, _y, _width, _height, draw) => draw(),
    below: (_y, draw) => draw(),
  };
}
