import { type CSSProperties, useEffect, useRef } from 'react';
import styles from './HeatMap.module.css';
import { heatColours, heatGradient } from './heatColours';

/** A mark on an axis. */
export interface HeatTick {
  /** 0 = left or top, 1 = right or bottom. */
  at: number;
  text: string;
}

export interface HeatMapProps {
  /** Description of the picture, in a sentence. */
  ariaLabel: string;
  /** Row by row from the top, 0…1. */
  values: Float32Array;
  columns: number;
  xTitle: string;
  yTitle: string;
  xTicks: readonly HeatTick[];
  yTicks: readonly HeatTick[];
}

/** Numbers as a picture, one pixel each, in colours suitable for colour-blind readers. */
export function HeatMap({ ariaLabel, values, columns, xTitle, yTitle, xTicks, yTicks }: HeatMapProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const rows = values.length / columns;
  useEffect(() => {
    canvas.current?.getContext('2d')?.putImageData(new ImageData(heatColours(values), columns, rows), 0, 0);
  }, [values, columns, rows]);
  return (
    <div className={styles.map} role="img" aria-label={ariaLabel}>
      <span className={styles.yTitle}>{yTitle}</span>
      <div className={styles.yTicks}>
        {yTicks.map(({ at, text }) => (
          <span key={text} style={tickStyle(at)}>
            {text}
          </span>
        ))}
      </div>
      <canvas ref={canvas} className={styles.picture} width={columns} height={rows} />
      <div className={styles.xTicks}>
        {xTicks.map(({ at, text }) => (
          <span key={text} style={tickStyle(at)}>
            {text}
          </span>
        ))}
      </div>
      <span className={styles.xTitle}>{xTitle}</span>
    </div>
  );
}

/** The colour scale, from the lowest to the highest value. */
export function HeatScale({ low, high }: { low: string; high: string }) {
  return (
    <div className={styles.scale}>
      <span>{low}</span>
      <span className={styles.gradient} style={{ background: heatGradient }} aria-hidden="true" />
      <span>{high}</span>
    </div>
  );
}

const tickStyle = (at: number) => ({ '--at': `${100 * at}%` }) as CSSProperties;
