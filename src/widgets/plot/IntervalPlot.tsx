import styles from './IntervalPlot.module.css';

/** A value between 0 and 1 with its interval. */
export interface IntervalMark {
  key: string;
  /** undefined: a dash is drawn at the start of the row. */
  value: number | undefined;
  /** undefined: the value is drawn hollow, without a bar. */
  interval: { low: number; high: number } | undefined;
  /** A token: `var(--ink)`. */
  colour: string;
  /** Said by screen readers, and shown under the pointer. */
  label: string;
}

export interface IntervalPlotProps {
  /** One row each, from the top. */
  marks: readonly IntervalMark[];
  /** Height of a row. */
  rowPx?: number;
}

/** Of the scale from 0 to 1. */
const GRID = [0, 0.25, 0.5, 0.75, 1];

/** Points with interval bars on a scale from 0 to 1, as wide as there is room. Positions are percentages: nothing is measured. */
export function IntervalPlot({ marks, rowPx = 16 }: IntervalPlotProps) {
  const heightPx = marks.length * rowPx;
  return (
    <svg
      className={styles.plot}
      width="100%"
      height={heightPx}
      role="img"
      aria-label={marks.map(({ label }) => label).join('; ')}
    >
      {GRID.map((part) => (
        <line
          key={part}
          x1={percent(part)}
          x2={percent(part)}
          y1={0}
          y2={heightPx}
          className={part === 0 || part === 1 ? styles.end : styles.grid}
        />
      ))}
      {marks.map(({ key, value, interval, colour, label }, row) => {
        const y = (row + 0.5) * rowPx;
        return (
          <g key={key} style={{ color: colour }}>
            <title>{label}</title>
            <rect className={styles.hit} x="0" y={row * rowPx} width="100%" height={rowPx} />
            {interval && (
              <line
                className={styles.bar}
                x1={percent(interval.low)}
                x2={percent(interval.high)}
                y1={y}
                y2={y}
              />
            )}
            {value === undefined ? (
              <line className={styles.none} x1="0" x2="8" y1={y} y2={y} />
            ) : (
              <circle className={interval ? styles.point : styles.hollow} cx={percent(value)} cy={y} r={4} />
            )}
          </g>
        );
      })}
    </svg>
  );
}

/** The ends and the middle of the scale, under a plot. @param labels of 0, 0.5 and 1 */
export function IntervalScale({ labels }: { labels: readonly [string, string, string] }) {
  return (
    <div className={styles.scale} aria-hidden="true">
      {labels.map((label) => (
        <span key={label}>{label}</span>
      ))}
    </div>
  );
}

const percent = (part: number) => `${100 * part}%`;
