import { useMemo } from 'react';
import { CLASS_SYMBOLS_OF_EC57 } from '../../beats/types';
import { commands } from '../../state/commands';
import { type EventStrip, STRIP_AFTER_SEC } from '../../state/monitor/sweep';
import { stripOf } from '../../state/monitor/sweeps';
import { MOST_EVENTS, type MonitorEvent } from '../../state/monitor/types';
import { Badge } from '../../widgets/Badge';
import { Button } from '../../widgets/Button';
import { type Column, DataTable } from '../../widgets/DataTable';
import { EcgStrip } from '../../widgets/ecg/EcgStrip';
import { formatClock, formatCount, formatNumber, formatQuantity, NO_VALUE } from '../../widgets/format';
import { useMediaQuery } from '../../widgets/useMediaQuery';
import { useShownClasses } from '../shownClasses';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { eventName } from './eventWords';
import styles from './Monitor.module.css';

/** The events of the session, newest first, each with its strip. */
export function Events() {
  const words = useWords().monitor;
  const events = useLab(({ monitor }) => monitor.session?.events);
  const shownId = useLab(({ monitor }) => monitor.shownEvent);
  const shown = events?.find(({ id }) => id === shownId);
  const columns: Column<MonitorEvent>[] = [
    { key: 'time', header: words.eventTime, align: 'end', cell: ({ startSec }) => formatClock(startSec) },
    {
      key: 'what',
      header: words.eventWhat,
      rowHeader: true,
      cell: (event) => (
        <>
          <button
            type="button"
            className={styles.show}
            title={words.showEvent(eventName(words, event), formatClock(event.startSec))}
            onClick={() => commands.showEvent(event.id === shownId ? undefined : event.id)}
          >
            {eventName(words, event)}
          </button>{' '}
          {event.isAlarm && <Badge tone="danger">{words.acknowledged}</Badge>}
        </>
      ),
    },
    {
      key: 'length',
      header: words.eventLength,
      align: 'end',
      cell: ({ startSec, endSec, kind }) =>
        kind === 'mark'
          ? NO_VALUE
          : endSec === undefined
            ? words.goingOn
            : formatQuantity(endSec - startSec, 's', 1),
    },
    { key: 'rate', header: words.eventRate, align: 'end', cell: ({ bpm }) => formatNumber(bpm) },
  ];
  return (
    <section className={styles.part} aria-label={words.events}>
      <h3>{words.events}</h3>
      {shown && <Strip event={shown} />}
      {!events || events.length === 0 ? (
        <p className={styles.hint}>{words.noEvents}</p>
      ) : (
        <>
          <DataTable
            label={words.events}
            columns={columns}
            rows={[...events]}
            rowKey={({ id }) => String(id)}
            currentKey={shownId === undefined ? undefined : String(shownId)}
            maxHeight="360px"
          />
          {events.length >= MOST_EVENTS && (
            <p className={styles.hint}>{words.eventsCut(formatCount(events.length))}</p>
          )}
        </>
      )}
    </section>
  );
}

function Strip({ event }: { event: MonitorEvent }) {
  const { monitor: words, viewer } = useWords();
  const classNames = useShownClasses();
  const isNarrow = useMediaQuery('(max-width: 700px)');
  const { id, startSec } = event;
  // What is to come of a new event is there four seconds later.
  const isWhole = useLab(({ monitor }) => (monitor.session?.recordedSec ?? 0) >= startSec + STRIP_AFTER_SEC);
  // biome-ignore lint/correctness/useExhaustiveDependencies: there is more of the strip once it is whole.
  const strip = useMemo(() => drawnStrip(stripOf(id, startSec)), [id, startSec, isWhole]);
  if (!strip) return null;
  const half = isNarrow ? 2 : 4;
  const window = { startSec: Math.max(strip.startSec, startSec - half), endSec: startSec + half };
  return (
    <>
      <EcgStrip
        ariaLabel={words.eventStrip(eventName(words, event), formatClock(startSec))}
        window={window}
        leads={strip.leads}
        annotations={strip.annotations}
        showRaw
        showDenoised={false}
        classNames={classNames}
        texts={{ ...viewer.strip, raw: words.filtered }}
      />
      <div>
        <Button kind="quiet" onClick={() => commands.showEvent(undefined)}>
          {words.hideStrip}
        </Button>
      </div>
    </>
  );
}

/** A strip as it is drawn; the same objects as long as it is the same. */
function drawnStrip(strip: EventStrip | undefined) {
  if (!strip) return undefined;
  const { startSec, samplingHz, samples, beats } = strip;
  const timeSec = Float64Array.from(samples, (_, i) => startSec + i / samplingHz);
  return {
    startSec,
    leads: [
      {
        ...{ name: '', units: 'mV', medianValue: 0, denoisedMedianValue: 0 },
        ...{ raw: { timeSec, value: samples }, denoised: undefined },
      },
    ],
    annotations: beats.map(({ timeSec: at, classIndex }) => ({
      ...{ timeSec: at, symbol: CLASS_SYMBOLS_OF_EC57[classIndex] ?? '?', aux: '', classIndex },
    })),
  };
}
