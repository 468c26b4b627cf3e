import { type ReactNode, useState } from 'react';
import { Button } from '../Button';
import { useWidgetTexts } from '../texts';
import styles from './EcgStrip.module.css';
import { ecgSheet, sheetPng, sheetSvg } from './ecgSheet';
import type { EcgStripProps } from './ecgTypes';

export interface EcgToolsProps {
  strip: EcgStripProps;
  measuring: boolean;
  onMeasuring: (measuring: boolean) => void;
  onPrint: () => void;
  children: ReactNode;
}

/** Below the strip: what it says under the pointer, and the buttons to measure, print and save. */
export function EcgTools({ strip, measuring, onMeasuring, onPrint, children }: EcgToolsProps) {
  const { texts, save } = strip;
  const failedText = useWidgetTexts().plotFailed;
  const [failed, setFailed] = useState(false);

  async function saveAs(format: 'png' | 'svg'): Promise<void> {
    try {
      const sheet = ecgSheet(strip);
      const picture =
        format === 'png'
          ? await sheetPng(sheet)
          : new Blob([sheetSvg(sheet)], { type: 'image/svg+xml;charset=utf-8' });
      save?.onSave(picture, `${save.fileStem}.${format}`);
      setFailed(false);
    } catch {
      setFailed(true);
    }
  }

  return (
    <div className={styles.tools}>
      {children}
      <Button kind="quiet" aria-pressed={measuring} onClick={() => onMeasuring(!measuring)}>
        {texts.calipers}
      </Button>
      {save && (
        <>
          {(['png', 'svg'] as const).map((format) => (
            <Button
              key={format}
              kind="quiet"
              aria-label={texts.save(format.toUpperCase())}
              onClick={() => void saveAs(format)}
            >
              {format.toUpperCase()}
            </Button>
          ))}
          <Button kind="quiet" onClick={onPrint}>
            {texts.print}
          </Button>
        </>
      )}
      {failed && <span role="status">{failedText}</span>}
    </div>
  );
}
