import { useMemo } from 'react';
import { saveBlob } from '../../state/saveBlob';
import type { RecordEntry, ViewData, ViewSettings, ViewState } from '../../state/types';
import { EcgStrip } from '../../widgets/ecg/EcgStrip';
import { usualExtent } from '../../widgets/ecg/ecgExtent';
import type { EcgHighlight, EcgWindow } from '../../widgets/ecg/ecgTypes';
import { formatClock } from '../../widgets/format';
import { useShownClasses } from '../shownClasses';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import type { Marked } from './markedBeat';
import { Summary } from './Summary';
import type { ViewedMarks } from './useViewedMarks';
import styles from './Viewer.module.css';

/** Half of the band over a marked annotation that is not a beat. */
const HALF_BAND_SEC = 0.1;

export interface ViewerStripProps {
  view: ViewState;
  record: RecordEntry;
  data: ViewData;
  marks: ViewedMarks;
  leads: readonly string[];
  hidden: ReadonlySet<string>;
  settings: ViewSettings;
  marked: Marked | undefined;
  onWindow: (window: EcgWindow, widthPx: number) => void;
  /** A beat of the strip was clicked, with Shift or without. */
  onBeat: (timeSec: number, extend: boolean) => void;
  /** With it, every click is one on a place. */
  onPoint: ((timeSec: number) => void) | undefined;
}

/** The strip of the viewed record, and what it shows in words. */
export function ViewerStrip(props: ViewerStripProps) {
  const { view, record, data, marks, leads, hidden, settings, marked, onWindow, onBeat, onPoint } = props;
  const { viewer, common } = useWords();
  const classNames = useShownClasses();
  const { recordId, startSec, endSec, durationSec, overview, run } = view;
  const usualExtents = useMemo(() => overview?.leads.map(usualExtent), [overview]);
  const hiddenLeads = useMemo(
    () => new Set(leads.flatMap((name, i) => (hidden.has(name) ? [i] : []))),
    [leads, hidden],
  );
  const named = useMemo(
    () => data.leads.map((lead, i) => ({ ...lead, name: leads[i] ?? lead.name })),
    [data.leads, leads],
  );
  const tested = run?.isOtherRecord ? undefined : run?.beats;
  const predictions = useMemo(
    () => tested?.filter(({ timeSec }) => timeSec >= data.startSec && timeSec <= data.endSec),
    [tested, data.startSec, data.endSec],
  );
  const isMarkedShown = marked && marked.timeSec >= startSec && marked.timeSec <= endSec;
  const highlight = useHighlight(isMarkedShown ? marked : undefined);
  const picture = viewer.picture({
    record: recordId,
    leads: leads.filter((name) => !hidden.has(name)).join(', '),
    from: formatClock(startSec, 1),
    to: formatClock(endSec, 1),
  });
  return (
    <>
      <EcgStrip
        ariaLabel={picture}
        window={view}
        leads={named}
        hiddenLeads={hiddenLeads}
        annotations={marks.annotations}
        showRaw={settings.showRaw}
        showDenoised={settings.showDenoised}
        classNames={classNames}
        texts={viewer.strip}
        gain={settings.gainMmPerMv === 'auto' ? undefined : settings.gainMmPerMv}
        speed={settings.speedMmPerSec}
        predictions={predictions}
        rhythms={marks.rhythms}
        beatTimesSec={settings.showRr ? marks.beatTimesSec : undefined}
        usualExtents={usualExtents}
        durationSec={durationSec}
        onWindow={onWindow}
        highlight={highlight}
        onBeat={onBeat}
        onPoint={onPoint}
        save={{
          fileStem: `${recordId}-${Math.floor(startSec)}s`,
          note: record.synthetic ? common.synthetic : undefined,
          onSave: saveBlob,
        }}
      />
      <div className={styles.summary}>
        {/* Present before it has content, so that screen readers announce it. */}
        <p aria-live="polite">{isMarkedShown ? marked.sentence : ''}</p>
        <Summary data={data} startSec={startSec} endSec={endSec} />
      </div>
    </>
  );
}

/** The band over the marked beat, as wide as the window that is cut around it. */
function useHighlight(marked: Marked | undefined): EcgHighlight | undefined {
  const cut = useLab((state) => state.prepareSettings.window);
  if (!marked) return undefined;
  const { timeSec, truth, predicted } = marked;
  const isBeat = truth !== undefined;
  return {
    timeSec,
    startSec: timeSec - (isBeat ? Math.abs(cut.beforeSec) : HALF_BAND_SEC),
    endSec: timeSec + (isBeat ? cut.afterSec : HALF_BAND_SEC),
    truth: truth ?? 0,
    predicted,
  };
}
