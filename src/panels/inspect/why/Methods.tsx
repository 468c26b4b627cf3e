import type { Trust } from '../../../explain/trust';
import type { Attribution } from '../../../explain/types';
import { METHODS } from '../../../explain/types';
import { Badge } from '../../../widgets/Badge';
import { formatNumber } from '../../../widgets/format';
import { useLab } from '../../useLab';
import { useWords } from '../../useWords';
import { MethodStrip } from './MethodStrip';
import styles from './Why.module.css';
import { FULL_HUE } from './whyStrip';

export interface MethodsProps {
  waveform: Float32Array;
  axisMs: Float64Array;
}

/** The beat once for every method, with whether to trust it. */
export function Methods({ waveform, axisMs }: MethodsProps) {
  const words = useWords().why;
  const { attributions, trust, status } = useLab((state) => state.why);
  const isFew = status === 'done' && attributions.length < METHODS.length;
  return (
    <div className={styles.methods}>
      <Legend />
      {attributions.map((attribution) => (
        <Method
          key={attribution.method}
          attribution={attribution}
          trust={trust?.find(({ method }) => method === attribution.method)}
          waveform={waveform}
          axisMs={axisMs}
        />
      ))}
      {isFew && <p className={styles.hint}>{words.missing}</p>}
    </div>
  );
}

function Method({
  attribution: { method, samples, heads },
  trust,
  ...beat
}: MethodsProps & { attribution: Attribution; trust: Trust | undefined }) {
  const words = useWords().why;
  const name = words.methods[method];
  return (
    <figure className={styles.method}>
      <figcaption>
        <b>{name}</b> <Verdict trust={trust} />
      </figcaption>
      {heads && heads.length > 1 ? (
        heads.map((head, i) => {
          const headName = words.head(formatNumber(i + 1));
          return (
            <div key={headName} className={styles.headStrip}>
              <span className={styles.hint}>{headName}</span>
              <MethodStrip name={`${name}, ${headName}`} samples={head} {...beat} />
            </div>
          );
        })
      ) : (
        <MethodStrip name={name} samples={samples} {...beat} />
      )}
    </figure>
  );
}

function Verdict({ trust }: { trust: Trust | undefined }) {
  const words = useWords().why;
  const isRunning = useLab((state) => state.why.status === 'running');
  if (!trust) return isRunning && <span className={styles.hint}>{words.checking}</span>;
  if (trust.failed.length === 0) return <span className={styles.hint}>{words.trusted}</span>;
  return (
    <>
      <Badge tone="warn">{words.notTrusted}</Badge>{' '}
      <span className={styles.hint}>{trust.failed.map((check) => words.reasons[check]).join('; ')}</span>
    </>
  );
}

function Legend() {
  const words = useWords().why.legend;
  return (
    <p className={styles.legend}>
      <span>{words.title}</span>
      <span className={styles.scale} aria-hidden="true" />
      <span>0 … {formatNumber(FULL_HUE)} ×</span>
      <span>{words.signed}</span>
    </p>
  );
}
