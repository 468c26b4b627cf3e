/** Draws on a canvas or writes SVG: the strip on the screen, on paper and in a saved picture is drawn by the same calls. */

/** Points of a line in CSS pixels: `count` of them, NaN in `y` lifts the pen. */
export interface PenLine {
  x: Float64Array;
  y: Float32Array;
  count: number;
}

export interface PenText {
  text: string;
  x: number;
  /** Middle of the text. */
  y: number;
  anchor: 'start' | 'middle' | 'end';
  /** Token of the colour. */
  colour: string;
  sizePx: number;
  bold?: boolean;
  /** Tokens of a box around the text. */
  fill?: string;
  border?: string;
}

/** Colours are names of tokens (`--ecg-trace`); lengths are CSS pixels. */
export interface EcgPen {
  rect(x: number, y: number, width: number, height: number, colour: string, opacity?: number): void;
  line(line: PenLine, colour: string, widthPx: number): void;
  /** Filled, or with a line width outlined. */
  circle(x: number, y: number, radius: number, colour: string, lineWidthPx?: number): void;
  text(text: PenText): void;
  /** What is drawn inside is cut off at the edges of the rectangle. */
  within(x: number, y: number, width: number, height: number, draw: () => void): void;
  /** What is drawn inside is so much lower. */
  below(y: number, draw: () => void): void;
}

/** Space between a text and its box. */
export const TEXT_PADDING_PX = 4;
