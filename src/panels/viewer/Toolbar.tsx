import type { ViewState } from '../../state/types';
import { Button } from '../../widgets/Button';
import type { EcgWindow } from '../../widgets/ecg/ecgTypes';
import { panWindow, windowAround } from '../../widgets/ecg/ecgWindow';
import { formatQuantity } from '../../widgets/format';
import { useWords } from '../useWords';
import { GoToTime } from './GoToTime';
import styles from './Viewer.module.css';

const SPANS_SEC = [60, 10, 3];

export interface ToolbarProps {
  view: ViewState;
  onWindow: (window: EcgWindow) => void;
}

/** Buttons for what pointer and keys do on the strip: moving and zooming. */
export function Toolbar({ view, onWindow }: ToolbarProps) {
  const { viewer } = useWords();
  const { startSec, endSec, durationSec } = view;
  const span = endSec - startSec;
  const showsAll = span >= durationSec - 1e-6;

  function zoomTo(spanSec: number): void {
    // When zooming in from the complete record, its beginning is more useful than its middle.
    const centre = showsAll ? 0 : (startSec + endSec) / 2;
    onWindow(windowAround(centre, spanSec, durationSec));
  }

  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be one more box for three buttons. */}
      <div className={styles.segments} role="group" aria-label={viewer.span}>
        <Button aria-pressed={showsAll} onClick={() => onWindow({ startSec: 0, endSec: durationSec })}>
          {viewer.completeRecord}
        </Button>
        {SPANS_SEC.filter((spanSec) => spanSec < durationSec).map((spanSec) => {
          const text = formatQuantity(spanSec, 's');
          return (
            <Button
              key={spanSec}
              title={viewer.spanTitle(text)}
              aria-pressed={!showsAll && Math.abs(span - spanSec) < 0.001}
              onClick={() => zoomTo(spanSec)}
            >
              {text}
            </Button>
          );
        })}
      </div>
      <div className={styles.group}>
        <Button disabled={startSec <= 0} onClick={() => onWindow(panWindow(view, -span, durationSec))}>
          {viewer.earlier}
        </Button>
        <Button
          disabled={endSec >= durationSec - 1e-6}
          onClick={() => onWindow(panWindow(view, span, durationSec))}
        >
          {viewer.later}
        </Button>
      </div>
      <GoToTime
        durationSec={durationSec}
        onGo={(sec) => onWindow(windowAround(sec, showsAll ? 10 : span, durationSec))}
      />
    </>
  );
}
