import { useCallback, useEffect, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import styles from './EcgPrint.module.css';
import { ecgSheet, sheetSvg } from './ecgSheet';
import type { EcgStripProps } from './ecgTypes';
import { svgElement } from './svgElement';

/**
 * The strip on paper, as SVG. Printed with the page, it takes the place of the canvas; `alone` opens the browser's dialog and
 * leaves nothing else on the paper, A4 across.
 */
export function EcgPrint({
  strip,
  alone,
  onPrinted,
}: {
  strip: EcgStripProps;
  alone: boolean;
  onPrinted: () => void;
}) {
  const [svg, setSvg] = useState<string>();

  useEffect(() => {
    // The picture must be there when the browser takes the page, which does not wait.
    const before = () => flushSync(() => setSvg(sheetSvg(ecgSheet(strip))));
    const after = () => {
      setSvg(undefined);
      onPrinted();
    };
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    return () => {
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
    };
  }, [strip, onPrinted]);

  useEffect(() => {
    if (!alone) return;
    document.documentElement.dataset.print = 'strip';
    // In a task of its own: React draws nothing for `beforeprint` while it runs effects.
    const later = setTimeout(() => print());
    return () => {
      clearTimeout(later);
      delete document.documentElement.dataset.print;
    };
  }, [alone]);

  const fill = useCallback(
    (node: HTMLElement | null) => {
      if (node && svg) node.replaceChildren(svgElement(svg));
    },
    [svg],
  );
  if (svg === undefined) return null;
  return alone ? (
    createPortal(<div ref={fill} className={styles.page} />, document.body)
  ) : (
    <div ref={fill} className={styles.sheet} />
  );
}
