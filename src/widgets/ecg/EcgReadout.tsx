import { type RefObject, useEffect, useRef, useState } from 'react';
import { formatClock, formatQuantity } from '../format';
import styles from './EcgStrip.module.css';
import { nearestValue } from './ecgHit';
import { millivoltsPerUnit } from './ecgScale';
import type { EcgLead } from './ecgTypes';
import { ECG_MARGIN, type EcgView, secAt, xOf } from './ecgView';
import { zeroLines } from './ecgZero';

export interface EcgReadoutProps {
  /** The element with the strip. */
  stage: RefObject<HTMLElement | null>;
  view: EcgView;
  leads: readonly EcgLead[];
  shown: { raw: boolean; denoised: boolean };
  label: string;
}

/** Time and amplitudes under the pointer, and a line there; nothing of the strip is drawn again for it. */
export function EcgReadout(props: EcgReadoutProps) {
  const { stage, view, leads, shown, label } = props;
  const [pointerX, setPointerX] = useState<number>();
  const isInside =
    pointerX !== undefined && pointerX >= ECG_MARGIN.l && pointerX <= ECG_MARGIN.l + view.plotWidthPx;
  const frame = useRef(0);

  useEffect(() => {
    const node = stage.current;
    if (!node) return;
    const onMove = (event: PointerEvent) => {
      // While the strip is dragged, the same moment stays under the pointer.
      if (event.buttons !== 0 || event.pointerType === 'touch') return;
      const x = event.clientX - node.getBoundingClientRect().left;
      cancelAnimationFrame(frame.current);
      frame.current = requestAnimationFrame(() => setPointerX(x));
    };
    const onLeave = () => {
      cancelAnimationFrame(frame.current);
      setPointerX(undefined);
    };
    node.addEventListener('pointermove', onMove);
    node.addEventListener('pointerdown', onLeave);
    node.addEventListener('pointerleave', onLeave);
    return () => {
      onLeave();
      node.removeEventListener('pointermove', onMove);
      node.removeEventListener('pointerdown', onLeave);
      node.removeEventListener('pointerleave', onLeave);
    };
  }, [stage]);

  const sec = isInside ? secAt(view, pointerX) : undefined;
  return (
    <p className={styles.readout} role="note" aria-label={label}>
      {sec !== undefined && (
        <>
          <span>{formatClock(sec, view.pxPerSec >= 50 ? 3 : 1)}</span>
          {leads.map((lead, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two leads may have one name.
            <span key={i}>
              {lead.name} {amplitude(lead, sec, view, i, shown)}
            </span>
          ))}
          <span
            className={styles.crosshair}
            style={{ left: xOf(view, sec), top: ECG_MARGIN.t, height: view.lanes.heightPx }}
          />
        </>
      )}
    </p>
  );
}

/** The value of the line that is drawn strongly: the denoised one, if it is shown. */
function amplitude(
  lead: EcgLead,
  sec: number,
  view: EcgView,
  index: number,
  shown: EcgReadoutProps['shown'],
): string {
  const row = view.scale.rows[index];
  const zero = zeroLines(lead);
  const denoised = shown.denoised ? lead.denoised : undefined;
  const value = nearestValue(denoised ?? lead.raw, sec, view.window);
  const unit = row?.unit ?? lead.units;
  const shownValue =
    value === undefined
      ? undefined
      : (value - (denoised ? zero.denoised : zero.raw)) * (millivoltsPerUnit(lead.units) ?? 1);
  return formatQuantity(shownValue, unit, 2);
}
