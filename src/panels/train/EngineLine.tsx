import { useEffect } from 'react';
import type { EngineInfo } from '../../experiment/engines/types';
import { commands } from '../../state/commands';
import { engineIdOf } from '../../state/engine/engineId';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import styles from './Engine.module.css';
import { EngineChoice } from './EngineChoice';
import { engineHeadline, engineLabel } from './engineWords';

/**
 * The active engine, its speed and why it was chosen; lets the user choose another.
 *
 * @param ready there is something to train on: the engines are compared now, so that Start need not wait
 * @param locked a training uses the engine
 */
export function EngineLine({ ready, locked, open }: { ready: boolean; locked: boolean; open: boolean }) {
  const words = useWords().train;
  const engine = useLab((state) => state.engine);
  const { trying, refused, failed, only } = useLab((state) => state.engineChoice);
  // Compare only when nothing else runs: other work would slow down the engine under test.
  const idle = useLab((state) => state.activities.length === 0);

  useEffect(() => {
    if (ready && idle) void commands.readyEngine();
  }, [ready, idle]);

  return (
    <section className={styles.engine} aria-label={words.engineTitle}>
      <h3>{words.engineTitle}</h3>
      <div className={styles.text}>
        <div aria-live="polite" className={styles.text}>
          {trying && (
            <p>
              {(trying.comparing ? words.engineComparing : words.engineOpening)({
                engine: engineLabel(trying.engine, trying.facts, words),
              })}
            </p>
          )}
          {!trying && failed && <p className={styles.warning}>{words.engineFailed({ reason: failed })}</p>}
          {!trying && !failed && !engine && <p className={styles.soft}>{words.engineUnknown}</p>}
          {!trying && !failed && engine && <EngineTaken engine={engine} />}
          {!trying && refused && engine && (
            <p className={styles.warning}>
              {words.engineRefused({
                engine: words.engines[refused.engine],
                reason: refused.reason,
                taken: engineLabel(engineIdOf(engine), engine, words),
              })}
            </p>
          )}
        </div>
        {only && <p className={styles.soft}>{words.engineOnly({ engine: words.engines[only] })}</p>}
        <EngineChoice locked={locked} open={open} />
      </div>
    </section>
  );
}

function EngineTaken({ engine }: { engine: EngineInfo }) {
  const words = useWords().train;
  const wasm = useLab((state) =>
    state.engineChoice.comparison?.findings.some(
      (finding) => finding.engine === 'wasm' && finding.outcome.kind === 'right',
    ),
  );
  const soft = [
    ...(engine.kernels === 'relaxed-simd' ? [words.kernels['relaxed-simd']] : []),
    words.where[engine.where],
    `tfjs ${engine.tfjsVersion}`,
  ];
  return (
    <>
      <p>
        {engineHeadline(engine, engine.measuredBeatsPerSec, words)}{' '}
        <span className={styles.soft}>· {soft.join(' · ')}</span>
      </p>
      {engine.backend === 'webgl' && engine.software && !wasm && (
        <p className={styles.soft}>{words.engineSoftware}</p>
      )}
    </>
  );
}
