import { useMemo } from 'react';
import { capsuleStatus } from '../../state/capsule/capsuleStatus';
import { engineReasons } from '../../state/capsule/compareCapsule';
import { findRecords } from '../../state/capsule/findRecords';
import { layersNow } from '../../state/capsule/layersNow';
import type { CapsuleState } from '../../state/capsule/stateTypes';
import type { CapsuleComparison, CapsuleReason } from '../../state/capsule/types';
import { commands } from '../../state/commands';
import { engineTitle } from '../../state/engine/engineTitle';
import { shortEngine } from '../../state/engine/shortEngine';
import { stampsOf } from '../../state/results/stampOf';
import { Button, IconButton } from '../../widgets/Button';
import { formatCount, formatPercent } from '../../widgets/format';
import { stopWords } from '../stopWords';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import styles from './CapsuleBar.module.css';

/** Maximum number of records that are named; forty-eight would fill the page. */
const NAMED = 12;

/** The open run capsule: what it waits for, that its settings are applied, and the results of its repetition. */
export function CapsuleBar() {
  const { capsule: words } = useWords();
  const open = useLab((state) => state.capsule);
  if (!open) return null;
  return (
    <section className={styles.bar} aria-label={words.region}>
      <div className={styles.text} role="status">
        <Layers layers={open.layers} />
        {open.comparison ? <Outcome open={open} comparison={open.comparison} /> : <Standing open={open} />}
      </div>
      <Actions open={open} />
      <IconButton label={words.close} onClick={() => commands.closeCapsule()}>
        ×
      </IconButton>
    </section>
  );
}

/** What became of the capsule's edits: never made in silence. */
function Layers({ layers }: Pick<CapsuleState, 'layers'>) {
  const { retrain: words } = useWords();
  const records = useLab((state) => state.records);
  return layersNow(layers, records).map((layer) => (
    <p key={layer.recordId} className={styles.soft}>
      {words[LAYER_WORDS[layer.state]]({ ...layer, record: layer.recordId })}
    </p>
  ));
}

const LAYER_WORDS = {
  made: 'layer',
  unused: 'layerUnused',
  other: 'layerOther',
  refused: 'layerRefused',
} as const;

function useStatus() {
  const records = useLab((state) => state.records);
  const capsule = useLab((state) => state.capsule);
  const prepareSettings = useLab((state) => state.prepareSettings);
  const trainSettings = useLab((state) => state.trainSettings);
  return useMemo(() => {
    const status = capsuleStatus({ capsule, records, prepareSettings, trainSettings });
    const found = capsule && findRecords(capsule.capsule.experiment.records, records);
    return { status, missing: found?.missing ?? [], otherFiles: found?.otherFiles ?? [] };
  }, [records, capsule, prepareSettings, trainSettings]);
}

function Standing({ open }: { open: CapsuleState }) {
  const all = useWords();
  const { capsule: words } = all;
  const { status, missing, otherFiles } = useStatus();
  const engine = useLab((state) => state.engine);
  const { title, capsule } = open;
  if (status === 'waiting') {
    return (
      <>
        <p>{words.waiting({ title, records: named(missing) })}</p>
        {otherFiles.length > 0 && <p className={styles.soft}>{words.otherFiles(named(otherFiles))}</p>}
      </>
    );
  }
  const { accuracy, perClass } = capsule.results.pooled.metrics;
  const differences = engine ? engineReasons(capsule.engine, engine) : [];
  const stamps = stampsOf({ leaks: capsule.leaks, part: undefined }).length;
  return (
    <>
      <p>{status === 'ready' ? words.ready(title) : words.changed(title)}</p>
      <p className={styles.soft}>
        {words.gave({
          accuracy: formatPercent(accuracy ?? undefined, 2),
          beats: formatCount(perClass.reduce((sum, { support }) => sum + support, 0)),
          engine: shortEngine(engineTitle(capsule.engine)),
        })}{' '}
        {capsule.stopped && `${words.wasStopped(stopWords(capsule.stopped, all))} `}
        {stamps > 0 && words.leaks(formatCount(stamps), stamps === 1)}
      </p>
      {differences.length > 0 && <p>{words.engineNow(reasonsText(differences, all))}</p>}
    </>
  );
}

function Outcome({ open, comparison }: { open: CapsuleState; comparison: CapsuleComparison }) {
  const all = useWords();
  const { capsule: words } = all;
  const { outcome, accuracy, tested, movedBeats, otherInvented, reasons } = comparison;
  if (outcome === 'same') {
    return <p className={styles.same}>{words.same(open.title)}</p>;
  }
  const percents = {
    capsule: formatPercent(accuracy.capsule, 2),
    run: formatPercent(accuracy.run, 2),
  };
  return (
    <>
      <p className={styles.other}>{words.other(open.title)}</p>
      <p>
        {accuracy.capsule === accuracy.run ? words.sameAccuracy(percents) : words.otherAccuracy(percents)}{' '}
        {movedBeats === undefined
          ? words.otherBeats({ capsule: formatCount(tested.capsule), run: formatCount(tested.run) })
          : movedBeats > 0
            ? words.elsewhere(formatCount(movedBeats), movedBeats === 1)
            : otherInvented === 0 && words.noneElsewhere}{' '}
        {otherInvented > 0 && words.otherInvented(formatCount(otherInvented), otherInvented === 1)}
      </p>
      <p className={styles.soft}>
        {reasons.length > 0 ? words.likely(reasonsText(reasons, all)) : words.noReason}
      </p>
    </>
  );
}

function Actions({ open }: { open: CapsuleState }) {
  const { capsule: words } = useWords();
  const { status } = useStatus();
  const busy = useLab((state) => state.activities.length > 0);
  const openRunId = useLab((state) => state.openRun?.id);
  const { runId } = open;
  if (open.comparison && runId !== undefined) {
    if (openRunId === runId) return null;
    const show = () => void commands.chooseRun(runId).then(() => commands.goTo('results'));
    return <Button onClick={show}>{words.showRun}</Button>;
  }
  if (status === 'changed') {
    return <Button onClick={() => void commands.rebuildCapsule()}>{words.restoreExperiment}</Button>;
  }
  if (status !== 'waiting' || !open.capsule.synthetic) return null;
  return (
    <Button disabled={busy} onClick={() => void commands.loadDemo()}>
      {words.loadDemo}
    </Button>
  );
}

function reasonsText(reasons: readonly CapsuleReason[], words: ReturnType<typeof useWords>): string {
  const { capsule: own, results } = words;
  return reasons
    .map(({ code, capsule, run, stops }) => {
      if (!stops) return own.reasons[code]({ capsule, run });
      const stateOf = (which: 'capsule' | 'run', state: string) => {
        const stop = stops[which];
        if (stop) return stopWords(stop, words);
        return state === 'stopped' ? results.states.stopped : results.states.finished;
      };
      return own.reasons[code]({ capsule: stateOf('capsule', capsule), run: stateOf('run', run) });
    })
    .join('; ');
}

function named(records: readonly string[]): string {
  const more = records.length - NAMED;
  return records.slice(0, NAMED).join(', ') + (more > 0 ? ` … (+ ${formatCount(more)})` : '');
}
