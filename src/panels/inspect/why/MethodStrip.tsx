import { useMemo } from 'react';
import { QRS_MS } from '../../../explain/types';
import { formatNumber } from '../../../widgets/format';
import { useWords } from '../../useWords';
import styles from './Why.module.css';
import { msTicks, PICTURE, stripPicture } from './whyStrip';

export interface MethodStripProps {
  name: string;
  /** The beat as the network saw it. */
  waveform: Float32Array;
  samples: Float32Array;
  axisMs: Float64Array;
}

/** The beat, coloured by how much each sample matters, over bars for and against the class. */
export function MethodStrip({ name, waveform, samples, axisMs }: MethodStripProps) {
  const { picture: words, nowhere, shares, axis } = useWords().why;
  const picture = useMemo(() => stripPicture(waveform, samples), [waveform, samples]);
  const ticks = useMemo(() => msTicks(axisMs), [axisMs]);
  const { width, trace, bars } = PICTURE;
  const atMs = (ms: number) => ((ms - axisMs[0]!) / ((axisMs[1]! - axisMs[0]!) * axisMs.length)) * width;
  const peakMs = picture.peak === undefined ? undefined : axisMs[picture.peak]!;
  const part = peakMs === undefined || peakMs < QRS_MS.from ? 'p' : peakMs < QRS_MS.to ? 'qrs' : 'stT';
  const label =
    peakMs === undefined
      ? nowhere(name)
      : words({ method: name, ms: formatNumber(peakMs), part: shares.groups[part] });
  return (
    <div className={styles.strip}>
      <svg role="img" aria-label={label} viewBox={`0 0 ${width} ${trace + bars}`} preserveAspectRatio="none">
        {picture.columns.map(({ x, width: wide, opacity }) => (
          <rect key={x} className={styles.hue} x={x} y={0} width={wide} height={trace} opacity={opacity} />
        ))}
        {[QRS_MS.from, 0, QRS_MS.to]
          .map(atMs)
          .filter((x) => x > 0 && x < width)
          .map((x) => (
            <line key={x} className={styles.guide} x1={x} x2={x} y1={0} y2={trace + bars} />
          ))}
        <line className={styles.zero} x1={0} x2={width} y1={trace + bars / 2} y2={trace + bars / 2} />
        {picture.bars.map(({ x, y, width: wide, height }) => (
          <rect key={x} className={styles.hue} x={x} y={y} width={wide} height={height} />
        ))}
        <path className={styles.trace} d={picture.trace} />
      </svg>
      <div className={styles.ticks} aria-hidden="true">
        {ticks.map(({ at, ms }) => (
          <span key={ms} style={{ left: `${100 * at}%` }}>
            {formatNumber(ms)}
          </span>
        ))}
        <span className={styles.axis}>{axis}</span>
      </div>
    </div>
  );
}
