import { useCallback, useId, useMemo, useRef } from 'react';
import { useOverflows } from '../useOverflows';
import { ecgSheet, sheetSvg } from './ecgSheet';
import type { EcgStripProps } from './ecgTypes';
import { svgElement } from './svgElement';

/** A strip that does not move, at its true scale, as SVG in the colours of the page; scrolls where there is no room for it. */
export function EcgPaper({ strip, className }: { strip: EcgStripProps; className?: string }) {
  const region = useRef<HTMLElement>(null);
  const overflows = useOverflows(region);
  const name = useId().replaceAll(/\W/g, '');
  const svg = useMemo(() => sheetSvg(ecgSheet(strip), (token) => `var(${token})`, name), [strip, name]);
  const fill = useCallback((node: HTMLElement | null) => node?.replaceChildren(svgElement(svg)), [svg]);
  return (
    <section
      ref={region}
      className={className}
      {...(overflows && { tabIndex: 0, 'aria-label': strip.ariaLabel })}
    >
      <div ref={fill} role="img" aria-label={strip.ariaLabel} />
    </section>
  );
}
