import { type RefObject, useEffect, useState } from 'react';

/**
 * Whether the content of an element is larger than the element, so that it scrolls. The element itself is told in
 * `data-more` on which sides there is more to see (`left`, `right`); `tokens.css` fades it out there.
 */
export function useOverflows(element: RefObject<HTMLElement | null>): boolean {
  const [overflows, setOverflows] = useState(false);
  useEffect(() => {
    const node = element.current;
    if (!node) return;
    const measure = () => {
      const hidden = node.scrollWidth - node.clientWidth;
      setOverflows(hidden > 1 || node.scrollHeight > node.clientHeight + 1);
      const left = node.scrollLeft > 1 ? 'left ' : '';
      node.dataset.more = node.scrollLeft < hidden - 1 ? `${left}right` : left;
    };
    const observer = new ResizeObserver(measure);
    observer.observe(node);
    for (const child of node.children) observer.observe(child);
    node.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      node.removeEventListener('scroll', measure);
    };
  }, [element]);
  return overflows;
}
