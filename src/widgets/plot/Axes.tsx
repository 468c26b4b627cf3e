import type { ReactNode } from 'react';

/** The area of a plot in pixels, and what its edges are. */
export interface Frame {
  left: number;
  top: number;
  width: number;
  height: number;
  x: readonly [number, number];
  y: readonly [number, number];
}

export const xOf = ({ left, width, x: [low, high] }: Frame, value: number) =>
  left + (width * (value - low)) / (high - low);
export const yOf = ({ top, height, y: [low, high] }: Frame, value: number) =>
  top + (height * (high - value)) / (high - low);

const RIGHT_PX = 16;
const BOTTOM_PX = 22;

interface AxesProps {
  frame: Frame;
  /** What the plot shows, in a sentence. */
  label: string;
  xTicks: readonly number[];
  yTicks: readonly number[];
  xText: (value: number) => string;
  yText: (value: number) => string;
  children: ReactNode;
}

/** A small plot as SVG, in the colours of the page: the same on the screen, on paper and in a file. */
export function Axes({ frame, label, xTicks, yTicks, xText, yText, children }: AxesProps) {
  const { left, top, width, height } = frame;
  const size = { width: left + width + RIGHT_PX, height: top + height + BOTTOM_PX };
  return (
    <svg
      role="img"
      aria-label={label}
      width={size.width}
      height={size.height}
      viewBox={`0 0 ${size.width} ${size.height}`}
      fontSize="12"
      fill="var(--ink-soft)"
    >
      {yTicks.map((tick) => (
        <g key={tick}>
          <path d={`M${left} ${yOf(frame, tick)}h${width}`} stroke="var(--hairline)" fill="none" />
          <text x={left - 6} y={yOf(frame, tick)} dy="0.36em" textAnchor="end">
            {yText(tick)}
          </text>
        </g>
      ))}
      {xTicks.map((tick) => (
        <g key={tick}>
          <path d={`M${xOf(frame, tick)} ${top + height}v4`} stroke="var(--control-line)" fill="none" />
          <text x={xOf(frame, tick)} y={top + height + 16} textAnchor="middle">
            {xText(tick)}
          </text>
        </g>
      ))}
      {children}
    </svg>
  );
}
