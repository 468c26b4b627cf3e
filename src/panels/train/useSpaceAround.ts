import { type RefObject, useLayoutEffect } from 'react';

/**
 * Sets `--above` of a panel to its distance from the top of the page and `--below` to the height of the bar under it, now
 * and whenever they change: what stays in sight has to fit between.
 */
export function useSpaceAround(panel: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const node = panel.current;
    const main = node?.closest('main');
    const bar = main?.nextElementSibling;
    if (!node || !main) return;
    const measure = () => {
      const above = node.getBoundingClientRect().top + window.scrollY;
      node.style.setProperty('--above', `${Math.round(above)}px`);
      if (bar) node.style.setProperty('--below', `${Math.ceil(bar.getBoundingClientRect().height)}px`);
    };
    measure();
    const observer = new ResizeObserver(measure);
    // Notices come and go above the panel.
    for (const each of [main, ...main.children, ...(bar ? [bar] : [])]) observer.observe(each);
    return () => observer.disconnect();
  }, [panel]);
}
