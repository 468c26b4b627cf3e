/** Where the focus goes when what has it goes away: decided on the document alone. */

const FOCUSABLE =
  'button, input, select, textarea, a[href], summary, [tabindex]:not([tabindex="-1"]), [contenteditable="true"]';
const ROW = 'tr, li';
const REGION = 'section, article, fieldset, form, [role="region"], [role="group"], details';

/** Whether an element can take the focus now. */
export function isFocusable(element: Element | null | undefined): element is HTMLElement {
  return (
    element instanceof HTMLElement &&
    element.isConnected &&
    element.matches(FOCUSABLE) &&
    !element.matches(':disabled') &&
    element.checkVisibility()
  );
}

/** The removal that took an element off the page; of nested ones the outermost. */
export function removalOf(element: Element, records: readonly MutationRecord[]): Removal | undefined {
  let found: Removal | undefined;
  let inside: Node = element;
  for (const { target, removedNodes, nextSibling, previousSibling } of records) {
    const removed = [...removedNodes].find((node) => node.contains(inside));
    if (!removed) continue;
    found = { removed, parent: target, next: nextSibling, previous: previousSibling };
    inside = target;
  }
  return found;
}

export interface Removal {
  removed: Node;
  parent: Node;
  next: Node | null;
  previous: Node | null;
}

/** In the row after the removed one, or else before it, the control at the place of `origin`. */
export function inNextRow(origin: Element, { removed, next, previous }: Removal): HTMLElement | undefined {
  if (!(removed instanceof Element) || !removed.matches(ROW)) return undefined;
  const row = [elementFrom(next, 'nextSibling'), elementFrom(previous, 'previousSibling')].find(
    (each) => each?.isConnected && controlsOf(each).some(isFocusable),
  );
  if (!row) return undefined;
  const place = controlsOf(removed).indexOf(origin);
  const controls = controlsOf(row);
  const same = controls[place];
  return isFocusable(same) ? same : controls.find(isFocusable);
}

function elementFrom(node: Node | null, direction: 'nextSibling' | 'previousSibling'): Element | undefined {
  let each = node;
  while (each && !(each instanceof Element)) each = each[direction];
  return each ?? undefined;
}

/** Without those of a dialog that a row holds. */
const controlsOf = (row: Element) =>
  [...row.querySelectorAll(FOCUSABLE)].filter((control) => !control.closest('dialog'));

/** The heading of the innermost region around a node. @param main the panel's heading is the last resort */
export function headingAround(node: Node, main: HTMLElement): HTMLElement | undefined {
  let region = node instanceof Element ? node.closest(REGION) : null;
  while (region && main.contains(region)) {
    const heading = region.querySelector<HTMLElement>('h2, h3, h4, legend, summary');
    if (heading?.checkVisibility()) return heading;
    region = region.parentElement?.closest(REGION) ?? null;
  }
  return headingOf(main);
}

/** What begins a panel: its own choice, or its heading; undefined while it loads. */
export function headingOf(main: HTMLElement): HTMLElement | undefined {
  const first = ['[data-first-focus]', 'h2[tabindex]'].map((each) => main.querySelector<HTMLElement>(each));
  return first.find((each) => each !== null) ?? undefined;
}
