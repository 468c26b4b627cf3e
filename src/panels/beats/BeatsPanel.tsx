import { useId, useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { commands } from '../../state/commands';
import { type HoldReason, prepareHeldBy } from '../../state/train/startHold';
import type { PreparedState } from '../../state/types';
import { Badge } from '../../widgets/Badge';
import { Button } from '../../widgets/Button';
import { EmptyState } from '../../widgets/EmptyState';
import { formatCount, formatDuration } from '../../widgets/format';
import { PanelLayout } from '../../widgets/PanelLayout';
import { HeldReasons } from '../HeldReasons';
import { PiecesNote } from '../PiecesNote';
import { SettingDrafts } from '../SettingDrafts';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import styles from './BeatsPanel.module.css';
import { ClassCountsTable } from './ClassCountsTable';
import { MeanBeats } from './MeanBeats';
import { PrepareSettingsSide } from './PrepareSettingsSide';

/** How records are prepared, and the resulting beats. */
export function BeatsPanel() {
  const { beats: words, common } = useWords();
  const prepared = useLab((state) => state.prepared);
  const ticked = useLab((state) => state.records.filter((record) => record.ticked).length);
  const isRestoring = useLab((state) => state.activities.some((activity) => activity.kind === 'restoring'));
  const isPreparing = useLab((state) => state.activities.some((activity) => activity.kind === 'preparing'));
  const isTraining = useLab((state) => state.activities.some((activity) => activity.kind === 'training'));
  const held = usePrepareHold();
  const heldId = useId();
  const isDone = prepared !== undefined && !prepared.stale && prepared.total > 0;

  const actions = (
    <>
      {prepared !== undefined && prepared.total > 0 && (
        <Button onClick={() => void commands.downloadBeats()}>{words.download}</Button>
      )}
      <Button
        kind={isDone ? 'plain' : 'primary'}
        disabled={ticked === 0 || isRestoring || isPreparing || isTraining || held.length > 0}
        aria-describedby={held.length > 0 ? heldId : undefined}
        onClick={() => void commands.prepareBeats()}
      >
        {words.prepare}
      </Button>
      {isDone && (
        <Button kind="primary" onClick={() => commands.goTo('train')}>
          {words.continue}
        </Button>
      )}
    </>
  );
  const title = (
    <>
      {words.title}
      {prepared?.synthetic && <Badge title={common.syntheticHint}>{common.synthetic}</Badge>}
    </>
  );
  return (
    <SettingDrafts>
      <PanelLayout
        title={title}
        lead={prepared && leadSentence(prepared, words.lead)}
        actions={actions}
        notice={<HeldReasons id={heldId} reasons={held} title={words.held} />}
        side={<PrepareSettingsSide />}
      >
        {prepared ? (
          <Prepared prepared={prepared} />
        ) : (
          <NothingYet ticked={ticked} isPreparing={isPreparing} />
        )}
      </PanelLayout>
    </SettingDrafts>
  );
}

/** Why the settings allow no preparing; empty if they do. */
function usePrepareHold(): HoldReason[] {
  const settings = useLab(
    useShallow(({ prepareSettings, trainSettings, drafts }) => ({ prepareSettings, trainSettings, drafts })),
  );
  return useMemo(() => prepareHeldBy(settings), [settings]);
}

function leadSentence(
  { total, rows, durationSec }: PreparedState,
  lead: (beats: string, records: string, time: string, one: boolean) => string,
): string {
  return lead(formatCount(total), formatCount(rows.length), formatDuration(durationSec), rows.length === 1);
}

function Prepared({ prepared }: { prepared: PreparedState }) {
  const { beats: words } = useWords();
  return (
    <>
      {prepared.stale && (
        <p className={styles.stale} role="status">
          {words.stale}
        </p>
      )}
      {prepared.settings.rows === 'pieces' && <PiecesNote />}
      {prepared.total > 0 && prepared.settings.rows === 'beats' && <MeanBeats prepared={prepared} />}
      <ClassCountsTable prepared={prepared} />
    </>
  );
}

function NothingYet({ ticked, isPreparing }: { ticked: number; isPreparing: boolean }) {
  const { beats: words } = useWords();
  if (ticked > 0) {
    return (
      <EmptyState title={isPreparing ? words.preparingTitle : words.emptyTitle}>
        <p>{words.emptyText(formatCount(ticked), ticked === 1)}</p>
      </EmptyState>
    );
  }
  const action = <Button onClick={() => commands.goTo('records')}>{words.goToRecords}</Button>;
  return (
    <EmptyState title={words.emptyTitle} action={action}>
      <p>{words.emptyNoRecords}</p>
    </EmptyState>
  );
}
