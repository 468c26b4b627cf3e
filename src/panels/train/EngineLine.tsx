import { useEffect } from 'react';
import type { EngineInfo } from '../../experiment/engines/types';
import { commands } from '../../state/commands';
import { engineIdOf } from '../../state/engine/engineId';
import { Fold } from '../../widgets/fields/Settings';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import styles from './Engine.module.css';
import { EngineChoice } from './EngineChoice';
import { engineHeadline, engineLabel } from './engineWords';

/**
 * The active engine in a line; unfolded, why it was chosen, and the choice of another. Unfolded by itself where something is
 * not well.
 *
 * @param ready there is something to train on: the engines are compared now, so that Start need not wait
 * @param locked a training uses the engine
 */
export function EngineLine({ ready, locked }: { ready: boolean; locked: boolean }) {
  const words = useWords().train;
  const engine = useLab((state) => state.engine);
  const { trying, refused, failed, only } = useLab((state) => state.engineChoice);
  // Compare only when nothing else runs: other work would slow down the engine under test.
  const idle = useLab((state) => state.activities.length === 0);
  const isSlow = useIsSlow();

  useEffect(() => {
    if (ready && idle) void commands.readyEngine();
  }, [ready, idle]);

  return (
    <section className={styles.engine} aria-label={words.engineTitle}>
      <Fold
        open={failed !== undefined || (refused !== undefined && engine !== undefined) || isSlow}
        summary={
          <>
            {words.engineTitle}{' '}
            <span className={styles.soft} aria-live="polite">
              <EngineNow />
            </span>
          </>
        }
      >
        <div className={styles.text}>
          {!trying && failed && <p className={styles.warning}>{words.engineFailed({ reason: failed })}</p>}
          {!trying && !failed && engine && <EngineFacts engine={engine} />}
          {isSlow && <p className={styles.soft}>{words.engineSoftware}</p>}
          {!trying && refused && engine && (
            <p className={styles.warning}>
              {words.engineRefused({
                engine: words.engines[refused.engine],
                reason: refused.reason,
                taken: engineLabel(engineIdOf(engine), engine, words),
              })}
            </p>
          )}
          {only && <p className={styles.soft}>{words.engineOnly({ engine: words.engines[only] })}</p>}
          <EngineChoice locked={locked} />
        </div>
      </Fold>
    </section>
  );
}

/** A line: the engine that is compared or opened, or the one in use with its speed. */
function EngineNow() {
  const words = useWords().train;
  const engine = useLab((state) => state.engine);
  const { trying, failed } = useLab((state) => state.engineChoice);
  if (trying) {
    const name = engineLabel(trying.engine, trying.facts, words);
    return (trying.comparing ? words.engineComparing : words.engineOpening)({ engine: name });
  }
  if (failed) return words.engineNone;
  return engine ? engineHeadline(engine, engine.measuredBeatsPerSec, words) : words.engineUnknown;
}

/** WebGL on a renderer in software, where WebAssembly does not work either. */
function useIsSlow(): boolean {
  return useLab(({ engine, engineChoice: { trying, failed, comparison } }) => {
    if (trying || failed || engine?.backend !== 'webgl' || !engine.software) return false;
    const isRight = comparison?.findings.some(
      (finding) => finding.engine === 'wasm' && finding.outcome.kind === 'right',
    );
    return !isRight;
  });
}

function EngineFacts({ engine }: { engine: EngineInfo }) {
  const words = useWords().train;
  const facts = [
    ...(engine.kernels === 'relaxed-simd' ? [words.kernels['relaxed-simd']] : []),
    words.where[engine.where],
    `tfjs ${engine.tfjsVersion}`,
  ];
  return <p className={styles.soft}>{facts.join(' · ')}</p>;
}
