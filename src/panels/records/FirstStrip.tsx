import { classColourKey } from '../../widgets/ClassMark';
import styles from './FirstStrip.module.css';
import strip from './firstStrip.json';

/** Millimetres of paper: 25 mm/s, and 5 mm/mV, since this record is unusually high. */
const MM_PER_SEC = 25;
const MM_PER_MV = 5;
const WIDTH = (strip.values.length * strip.stepSamples * MM_PER_SEC) / strip.hz;
/** As high as the box that the page keeps for it; the base line leaves space for the labels. */
const HEIGHT = (WIDTH * 36) / 180;
const ZERO_MV_AT = 25.5;

const NAMES = ['N', 'SVEB', 'VEB', 'F', 'Q'];

/** The beat that was misread is in the middle; what does not fit is cut off on both sides alike. */
export function FirstStrip() {
  return (
    <svg
      aria-hidden="true"
      className={styles.strip}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="xMidYMid slice"
    >
      <path className={styles.minor} d={gridPath(1)} />
      <path className={styles.major} d={gridPath(5)} />
      {strip.beats.map(({ sample, truth, predicted }) => (
        <g key={sample} transform={`translate(${mmOf(sample)} 0)`}>
          {truth !== predicted && <rect className={styles.misread} x={-6.5} width={13} height={HEIGHT} />}
          <Label classIndex={truth} topMm={1.5} />
          <Label classIndex={predicted} topMm={6} outlined />
        </g>
      ))}
      <path className={styles.trace} d={tracePath()} />
    </svg>
  );
}

/** Truth filled, prediction outlined, as everywhere in the lab. */
function Label(props: { classIndex: number; topMm: number; outlined?: boolean }) {
  const { classIndex, topMm, outlined } = props;
  const name = NAMES[classIndex] ?? 'Q';
  const key = classColourKey(classIndex);
  const width = 3 + 1.5 * name.length;
  return (
    <g className={styles.label} transform={`translate(0 ${topMm})`}>
      <rect
        x={-width / 2}
        width={width}
        height={3.6}
        rx={0.6}
        stroke={`var(--class-${key})`}
        fill={outlined ? 'var(--ecg-paper)' : `var(--class-${key})`}
      />
      <text y={2.7} fill={outlined ? 'var(--ink)' : `var(--on-class-${key})`}>
        {name}
      </text>
    </g>
  );
}

function mmOf(sample: number): number {
  return ((sample - strip.startSample) * MM_PER_SEC) / strip.hz;
}

function tracePath(): string {
  const stepMm = (strip.stepSamples * MM_PER_SEC) / strip.hz;
  const points = strip.values.map((value, i) => {
    const mv = (value - strip.zero) / strip.perMillivolt;
    return `${(i * stepMm).toFixed(2)} ${(ZERO_MV_AT - mv * MM_PER_MV).toFixed(2)}`;
  });
  return `M${points.join('L')}`;
}

function gridPath(stepMm: number): string {
  let path = '';
  for (let x = 0; x <= WIDTH; x += stepMm) path += `M${x} 0V${HEIGHT}`;
  for (let y = 0; y <= HEIGHT; y += stepMm) path += `M0 ${y}H${WIDTH}`;
  return path;
}
