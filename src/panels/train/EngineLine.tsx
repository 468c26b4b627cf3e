import type { EngineInfo } from '../../training/types';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import styles from './Train.module.css';

/** Which engine computes, on what, where, and why it and no other. */
export function EngineLine() {
  const words = useWords().train;
  const engine = useLab((state) => state.engine);
  return (
    <section className={styles.engine} aria-label={words.engineTitle}>
      <h3>{words.engineTitle}</h3>
      {engine ? <Engine engine={engine} /> : <p className={styles.soft}>{words.engineUnknown}</p>}
    </section>
  );
}

function Engine({ engine }: { engine: EngineInfo }) {
  const words = useWords().train;
  const parts = [words.backend[engine.backend]];
  if (engine.backend === 'webgl') parts.push(engine.renderer ?? words.rendererUnnamed);
  parts.push(words.where[engine.where]);
  return (
    <div className={styles.engineText}>
      <p>
        {parts.join(' · ')} <span className={styles.soft}>· tfjs {engine.tfjsVersion}</span>
      </p>
      {engine.software && <p className={styles.warning}>{words.engineSoftware}</p>}
      {engine.passedOver.length === 0 && !engine.software && (
        <p className={styles.soft}>{words.engineFirstChoice}</p>
      )}
      {engine.passedOver.map((other) => (
        <p key={other.engine} className={styles.soft}>
          {words.enginePassedOver({ engine: words.engines[other.engine], reason: other.reason })}
        </p>
      ))}
    </div>
  );
}
