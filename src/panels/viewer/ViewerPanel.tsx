import { useMemo, useRef, useState } from 'react';
import { CLASS_NAMES } from '../../beats/types';
import { problemSentence } from '../../i18n';
import { commands } from '../../state/commands';
import { countAnnotations, nextBeat, otherBeats } from '../../state/records/viewed';
import type { RecordEntry, ViewData, ViewState } from '../../state/types';
import { Badge } from '../../widgets/Badge';
import { Button } from '../../widgets/Button';
import { EcgStrip } from '../../widgets/ecg/EcgStrip';
import { usualExtent } from '../../widgets/ecg/ecgExtent';
import type { EcgWindow } from '../../widgets/ecg/ecgTypes';
import { useElementWidth } from '../../widgets/ecg/ecgWidth';
import { windowAround } from '../../widgets/ecg/ecgWindow';
import { formatClock, formatCount, formatHz } from '../../widgets/format';
import { PanelLayout } from '../../widgets/PanelLayout';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { AnnotationsTable } from './AnnotationsTable';
import { Overview } from './Overview';
import { Toolbar } from './Toolbar';
import { useScrollIntoView } from './useScrollIntoView';
import styles from './Viewer.module.css';

/** Span after a jump to a beat, seconds, unless the window is already narrower. */
const JUMP_SPAN_SEC = 10;

/** The open record, as an ECG strip to move in; empty if none is open. */
export function ViewerPanel() {
  const view = useLab((state) => state.view);
  const record = useLab((state) => state.records.find(({ id }) => id === state.view?.recordId));
  // A new record gets a new viewer: no beat of the previous one stays highlighted.
  return view ? <Viewer key={view.recordId} view={view} record={record} /> : null;
}

function Viewer({ view, record }: { view: ViewState; record: RecordEntry | undefined }) {
  const words = useWords();
  const { viewer, common } = words;
  const work = useRef<HTMLDivElement>(null);
  const widthPx = useElementWidth(work);
  useScrollIntoView(work, view.data !== undefined);
  const marked = useRef<number>(undefined);
  const [jumpedSec, setJumpedSec] = useState<number>();
  const beforeAfter = useLab((state) => state.prepareSettings.window);
  const { recordId, startSec, endSec, durationSec, data, overview, failed } = view;
  const viewSettings = useLab((state) => state.viewSettings);
  const others = useMemo(() => (overview ? otherBeats(overview) : []), [overview]);
  const usualExtents = useMemo(() => overview?.leads.map(usualExtent), [overview]);
  const hasDenoised = data?.leads.some((lead) => lead.denoised) ?? true;

  const show = (window: EcgWindow) => void commands.setViewRange(window.startSec, window.endSec, widthPx);
  const jumpedInView = jumpedSec !== undefined && jumpedSec >= startSec && jumpedSec <= endSec;
  const target = (direction: 1 | -1) => {
    const fromSec = jumpedInView ? jumpedSec : direction === 1 ? startSec : endSec;
    return nextBeat(others, fromSec, direction);
  };
  function jump(direction: 1 | -1): void {
    const beat = target(direction);
    if (!beat) return;
    marked.current = beat.classIndex;
    setJumpedSec(beat.timeSec);
    show(windowAround(beat.timeSec, Math.min(JUMP_SPAN_SEC, endSec - startSec), durationSec));
  }

  const leads = record?.leads.map((lead) => lead.name).join(', ') ?? '';
  const lead = [leads, record && formatHz(record.samplingHz), formatClock(durationSec)]
    .filter(Boolean)
    .join(' · ');
  return (
    <PanelLayout
      title={
        <>
          {viewer.title(recordId)}
          {record?.synthetic && <Badge title={common.syntheticHint}>{common.synthetic}</Badge>}
        </>
      }
      lead={lead}
      actions={<Button onClick={() => commands.closeRecord()}>{viewer.close}</Button>}
    >
      <div ref={work} className={styles.viewer}>
        <Toolbar
          view={view}
          hasDenoised={hasDenoised}
          canJump={{ back: target(-1) !== undefined, on: target(1) !== undefined }}
          onWindow={show}
          onJump={jump}
          settings={viewSettings}
          onSettings={(change) => commands.setViewSettings(change)}
        />
        {failed && (
          <p className={styles.error}>
            {viewer.failed} {problemSentence(words.problems, failed)}
          </p>
        )}
        {data ? (
          <>
            <Overview
              overview={overview}
              startSec={startSec}
              endSec={endSec}
              durationSec={durationSec}
              onCentre={(sec) => show(windowAround(sec, endSec - startSec, durationSec))}
            />
            <EcgStrip
              ariaLabel={viewer.picture({
                record: recordId,
                leads,
                from: formatClock(startSec, 1),
                to: formatClock(endSec, 1),
              })}
              window={view}
              leads={data.leads}
              annotations={data.annotations}
              showRaw={viewSettings.showRaw}
              showDenoised={viewSettings.showDenoised}
              usualExtents={usualExtents}
              classNames={CLASS_NAMES}
              texts={viewer.strip}
              durationSec={durationSec}
              onWindow={show}
              highlight={
                jumpedInView
                  ? {
                      timeSec: jumpedSec,
                      startSec: jumpedSec - beforeAfter.beforeSec,
                      endSec: jumpedSec + beforeAfter.afterSec,
                      truth: marked.current ?? 0,
                      predicted: undefined,
                    }
                  : undefined
              }
            />
            <Summary data={data} startSec={startSec} endSec={endSec} />
            <AnnotationsTable data={data} startSec={startSec} endSec={endSec} />
          </>
        ) : (
          !failed && <p className={styles.reading}>{viewer.reading(recordId)}</p>
        )}
      </div>
    </PanelLayout>
  );
}

/** `Showing 12:03–12:13, 14 beats: 12 N, 2 VEB`: the content of the strip, in words. */
function Summary({ data, startSec, endSec }: { data: ViewData; startSec: number; endSec: number }) {
  const { viewer } = useWords();
  const counts = countAnnotations(data, { startSec, endSec });
  const digits = endSec - startSec < 10 ? 1 : 0;
  const classes = counts.beats.flatMap((count, i) =>
    count > 0 ? [`${formatCount(count)} ${CLASS_NAMES[i]}`] : [],
  );
  const beats = viewer.beats(formatCount(counts.beatTotal), counts.beatTotal === 1);
  const notes = counts.notes > 0 ? [viewer.notes(formatCount(counts.notes), counts.notes === 1)] : [];
  const parts =
    data.annotationCount === 0 && counts.beatTotal === 0
      ? [viewer.noAnnotations]
      : [classes.length > 0 ? `${beats}: ${classes.join(', ')}` : beats, ...notes];
  const shown = viewer.showing(formatClock(startSec, digits), formatClock(endSec, digits));
  return (
    <p className={styles.summary} aria-live="polite">
      {shown}, {parts.join('; ')}.{data.thinned && <span className={styles.note}> {viewer.thinned}</span>}
    </p>
  );
}
