import type { ViewSettings, ViewState } from '../../state/types';
import { Button } from '../../widgets/Button';
import type { EcgWindow } from '../../widgets/ecg/ecgTypes';
import { panWindow, windowAround } from '../../widgets/ecg/ecgWindow';
import { CheckField } from '../../widgets/fields/CheckField';
import { formatQuantity } from '../../widgets/format';
import { useWords } from '../useWords';
import { GoToTime } from './GoToTime';
import styles from './Viewer.module.css';

const SPANS_SEC = [60, 10, 3];

export interface ToolbarProps {
  view: ViewState;
  hasDenoised: boolean;
  canJump: { back: boolean; on: boolean };
  onWindow: (window: EcgWindow) => void;
  onJump: (direction: 1 | -1) => void;
  settings: ViewSettings;
  onSettings: (change: Partial<ViewSettings>) => void;
}

/** Buttons for everything that pointer and keys can do on the strip. */
export function Toolbar(props: ToolbarProps) {
  const { view, hasDenoised, canJump, settings, onWindow, onJump, onSettings } = props;
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
    <div className={styles.toolbar}>
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
      <div className={styles.group}>
        <Button
          aria-label={viewer.previousBeat}
          title={canJump.back ? viewer.previousBeat : viewer.noneBefore}
          disabled={!canJump.back}
          onClick={() => onJump(-1)}
        >
          <span aria-hidden="true">←</span> {viewer.previousShort}
        </Button>
        <Button
          aria-label={viewer.nextBeat}
          title={canJump.on ? viewer.nextBeat : viewer.noneAfter}
          disabled={!canJump.on}
          onClick={() => onJump(1)}
        >
          {viewer.nextShort} <span aria-hidden="true">→</span>
        </Button>
      </div>
      <GoToTime
        durationSec={durationSec}
        onGo={(sec) => onWindow(windowAround(sec, showsAll ? 10 : span, durationSec))}
      />
      <div className={styles.group}>
        <CheckField
          label={viewer.denoised}
          checked={settings.showDenoised && hasDenoised}
          disabled={!hasDenoised}
          onChange={(denoised) =>
            onSettings({ showDenoised: denoised, showRaw: settings.showRaw || !denoised })
          }
        />
        <CheckField
          label={viewer.raw}
          checked={settings.showRaw || !hasDenoised}
          disabled={!hasDenoised}
          onChange={(raw) => onSettings({ showRaw: raw, showDenoised: settings.showDenoised || !raw })}
        />
      </div>
    </div>
  );
}
