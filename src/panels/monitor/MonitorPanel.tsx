import { useEffect, useId } from 'react';
import { CLASS_SYMBOLS_OF_EC57 } from '../../beats/types';
import { commands } from '../../state/commands';
import { monitorHeldBy } from '../../state/monitor/hold';
import { currentSweep } from '../../state/monitor/sweeps';
import { Button } from '../../widgets/Button';
import { EmptyState } from '../../widgets/EmptyState';
import { EcgSweep } from '../../widgets/ecg/EcgSweep';
import { PanelLayout } from '../../widgets/PanelLayout';
import { HeldReasons } from '../HeldReasons';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { Alarms } from './Alarms';
import { Events } from './Events';
import { Figures } from './Figures';
import { LeftRecordings } from './LeftRecordings';
import styles from './Monitor.module.css';
import { MonitorSettings } from './MonitorSettings';
import { SourceProblems } from './SourceProblems';
import { Trend } from './Trend';

/** A live or replayed ECG with its beats, figures, alarms and events. */
export function MonitorPanel() {
  const words = useWords().monitor;
  const status = useLab(({ monitor }) => monitor.status);
  const from = useLab(({ monitor }) => monitor.session?.from);
  const hasSamples = useLab(({ monitor }) => (monitor.session?.recordedSec ?? 0) > 0);
  const isIdle = status === 'idle';
  const held = useLab(monitorHeldBy);
  const heldId = useId();
  const mayStart = isIdle && held.length === 0;
  const describedBy = held.length > 0 ? heldId : undefined;

  useEffect(() => {
    void commands.findLeftRecordings();
  }, []);

  const waiting =
    status === 'connecting'
      ? words.connecting
      : status === 'stopping'
        ? words.stopping
        : status === 'running' && !hasSamples
          ? words.awaiting
          : undefined;

  return (
    <PanelLayout
      title={words.title}
      lead={<strong className={styles.warning}>{words.warning}</strong>}
      actions={
        <>
          {status === 'running' && (
            <Button title={words.markHint} onClick={() => commands.markEvent()}>
              {words.mark}
            </Button>
          )}
          {status === 'running' ? (
            <Button kind="primary" onClick={() => void commands.stopMonitoring()}>
              {words.stop}
            </Button>
          ) : (
            <>
              <Button
                title={words.replayHint}
                disabled={!mayStart}
                aria-describedby={describedBy}
                onClick={replay}
              >
                {words.replay}
              </Button>
              <Button
                kind="primary"
                disabled={!mayStart}
                aria-describedby={describedBy}
                onClick={() => void commands.startMonitoring()}
              >
                {words.start}
              </Button>
            </>
          )}
        </>
      }
      notice={<HeldReasons id={heldId} reasons={isIdle ? held : []} title={words.held} />}
      side={<MonitorSettings isRunning={!isIdle} />}
    >
      <LeftRecordings />
      <Alarms />
      <p role="status" className={styles.waiting}>
        {waiting}
      </p>
      {from === undefined ? (
        <EmptyState title={words.sweepNone}>{words.sweepEmpty}</EmptyState>
      ) : (
        <>
          <Figures />
          <EcgSweep
            source={currentSweep}
            ariaLabel={words.sweep(from)}
            classLetters={CLASS_SYMBOLS_OF_EC57}
          />
        </>
      )}
      <SourceProblems />
      {from !== undefined && <Trend />}
      <Events />
    </PanelLayout>
  );
}

function replay(): void {
  commands.setMonitor({ source: 'replay' });
  void commands.startMonitoring();
}
