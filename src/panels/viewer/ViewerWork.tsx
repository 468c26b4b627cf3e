import { type KeyboardEvent, Suspense, useMemo, useRef } from 'react';
import { problemSentence } from '../../i18n';
import { commands } from '../../state/commands';
import { hasReference } from '../../state/records/hasReference';
import { findMarks, type MarkQuery } from '../../state/records/marks/searchMarks';
import { sheetSec } from '../../state/records/viewTypes';
import type { RecordEntry, ViewSettings, ViewState } from '../../state/types';
import type { EcgWindow } from '../../widgets/ecg/ecgTypes';
import { useElementWidth } from '../../widgets/ecg/ecgWidth';
import { windowAround, windowAtSpeed } from '../../widgets/ecg/ecgWindow';
import { BeatTools } from '../BeatTools';
import { AnnotatorEc57 } from '../Ec57';
import { laterExtra } from '../laterPanel';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { AnnotationsTable } from './AnnotationsTable';
import { AnnotatorField } from './AnnotatorField';
import { DisagreementsList } from './DisagreementsList';
import { EditTools } from './EditTools';
import { FindBar } from './FindBar';
import { Folded } from './Folded';
import { hiddenOf } from './hiddenLeads';
import { markedBeat } from './markedBeat';
import { Overview } from './Overview';
import { RecordCharts } from './RecordCharts';
import { RunBar } from './RunBar';
import { ShowFields } from './ShowFields';
import { type Steps, stepsOver } from './steps';
import { Toolbar } from './Toolbar';
import type { TemplatesProps } from './templates/Templates';
import { useEditing } from './useEditing';
import { useFocusIfLost } from './useFocusIfLost';
import { useViewedMarks } from './useViewedMarks';
import styles from './Viewer.module.css';
import { ViewerStrip } from './ViewerStrip';

const Templates = laterExtra<TemplatesProps>(async () => (await import('./templates/Templates')).Templates);

export interface ViewerProps {
  view: ViewState;
  record: RecordEntry;
  query: MarkQuery;
  onQuery: (query: MarkQuery) => void;
}

interface ViewerWorkProps extends ViewerProps {
  /** Names of the leads as they are shown. */
  leads: readonly string[];
}

/** How a record is shown, its strip under the outline of the whole, and the charts over all of it. */
export function ViewerWork({ view, record, query, onQuery, leads }: ViewerWorkProps) {
  const words = useWords();
  const { viewer } = words;
  const work = useRef<HTMLDivElement>(null);
  const widthPx = useElementWidth(work);
  const settings = useLab((state) => state.viewSettings);
  const runs = useLab((state) => state.runs);
  const { recordId, startSec, endSec, durationSec, data, overview, marks, run, failed } = view;
  useFocusIfLost(work, data !== undefined);

  const hidden = hiddenOf(leads, settings.hiddenLeads);
  const viewed = useViewedMarks({ marks, data, leadNames: leads, durationSec });
  const { noteOf } = viewed;
  const found = useMemo(() => (marks ? findMarks(marks, query, noteOf) : []), [marks, query, noteOf]);
  const foundSec = useMemo(() => found.map((index) => marks?.timeSec[index] ?? 0), [found, marks]);
  const errors = useMemo(
    () => run?.beats?.filter(({ truth, predicted }) => truth !== predicted) ?? [],
    [run?.beats],
  );
  const errorsSec = useMemo(() => errors.map(({ timeSec }) => timeSec), [errors]);

  const show = (window: EcgWindow, plotPx = widthPx) =>
    void commands.setViewRange(window.startSec, window.endSec, plotPx);
  const centre = (sec: number) => show(windowAround(sec, endSec - startSec, durationSec));
  const markedSec = view.markSample === undefined ? undefined : view.markSample / record.samplingHz;
  const sampleAt = (timeSec: number) => Math.round(timeSec * record.samplingHz);
  const goTo = (timeSec: number) =>
    commands.viewRecord(recordId, {
      atSec: timeSec,
      spanSec: Math.min(sheetSec(settings), endSec - startSec),
      markSample: sampleAt(timeSec),
    });
  const between = { window: view, markedSec };
  const foundSteps = stepsOver({ ...between, timesSec: foundSec, onGo: (at) => goTo(foundSec[at]!) });
  const errorSteps = stepsOver({ ...between, timesSec: errorsSec, onGo: (at) => goTo(errorsSec[at]!) });
  const marked = markedBeat({ view, record, words, noteOf });
  const editing = useEditing({ view, record, hidden, onShow: goTo });

  function set(change: Partial<ViewSettings>): void {
    commands.setViewSettings(change);
    const { speedMmPerSec: after } = change;
    // Millimetres keep their size on the screen: at twice the speed, half the time is shown.
    const isWhole = endSec - startSec >= durationSec;
    if (after === undefined || isWhole) return;
    show(windowAtSpeed(view, { before: settings.speedMmPerSec, after }, durationSec));
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that work wherever the focus is in the viewer.
    <div
      ref={work}
      className={styles.viewer}
      onKeyDownCapture={editing.onKey}
      onKeyDown={(event) => stepByKey(event, { n: foundSteps, e: errorSteps })}
    >
      <div className={styles.toolbar}>
        <Toolbar view={view} onWindow={show} />
        <FindBar marks={marks} query={query} steps={foundSteps} onQuery={onQuery} />
      </div>
      <Folded title={words.annotate.tools}>
        <AnnotatorField record={record} />
        <BeatTools recordIds={[recordId]} hasReference={hasReference(record)} />
      </Folded>
      <Folded title={viewer.tools}>
        <ShowFields
          settings={settings}
          leads={leads}
          hidden={hidden}
          hasDenoised={data?.leads.some((lead) => lead.denoised) ?? true}
          onSettings={set}
        />
        <RunBar runs={runs} run={run} steps={errorSteps} onRun={(runId) => void commands.setViewRun(runId)} />
      </Folded>
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
            onCentre={centre}
          />
          <ViewerStrip
            view={view}
            record={record}
            data={data}
            marks={viewed}
            leads={leads}
            hidden={hidden}
            settings={settings}
            marked={marked}
            onWindow={show}
            onBeat={editing.onBeat}
            onPoint={editing.isOn && editing.placing ? editing.onPoint : undefined}
          />
          <EditTools record={record} editing={editing} onGo={goTo} />
          <Suspense>
            <Templates view={view} record={record} reason={editing.reason} onGo={goTo} />
          </Suspense>
          {marks && (
            <RecordCharts
              marks={marks}
              startSec={startSec}
              endSec={endSec}
              durationSec={durationSec}
              onCentre={centre}
            />
          )}
          <DisagreementsList
            disagreements={view.disagreements}
            window={view}
            markedSec={markedSec}
            onGo={goTo}
          />
          <AnnotationsTable
            data={data}
            annotations={viewed.annotations}
            startSec={startSec}
            endSec={endSec}
          />
          <AnnotatorEc57 recordId={recordId} />
        </>
      ) : (
        !failed && <p className={styles.reading}>{viewer.reading(recordId)}</p>
      )}
    </div>
  );
}

/** `n` and `e` go to the next, with Shift to the previous; not while someone types. */
function stepByKey(event: KeyboardEvent, steps: Record<string, Steps>): void {
  if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
  if (event.target instanceof HTMLElement && event.target.closest('select, input:not([type="checkbox"])'))
    return;
  const step = steps[event.key.toLowerCase()];
  if (!step) return;
  event.preventDefault();
  step.go(event.shiftKey ? -1 : 1);
}
