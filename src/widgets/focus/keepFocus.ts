import { headingAround, headingOf, inNextRow, isFocusable, removalOf } from './nextFocus';

/** How many of the elements that had the focus are remembered. */
const REMEMBERED = 12;

/**
 * Keeps the focus on the page: a browser gives it to the body when the element that has it is removed or disabled, and whoever
 * works by keyboard or hears the page starts again at its top. One place for all panels, so that none can forget it.
 *
 * It goes to the next row if a row was removed, to what had it before if a whole region was (a form, a dialog), else to the
 * nearest heading. A button that is disabled for a while gets it back.
 *
 * @param panel names the panel that is shown: another one gets the focus at its beginning
 * @returns ends it
 */
export function keepFocus(main: HTMLElement, panel: () => string): () => void {
  const stop = new AbortController();
  /** The newest first. */
  let recent: HTMLElement[] = [];
  let last: HTMLElement | undefined;
  let lastPanel = panel();
  /** The panel is loading: its heading gets the focus as soon as it is there. */
  let isLoading = false;
  /** A disabled button, and what has the focus in its place. */
  let waiting: { button: HTMLElement; instead: HTMLElement } | undefined;

  function onFocus({ target }: FocusEvent): void {
    if (!(target instanceof HTMLElement)) return;
    last = target;
    lastPanel = panel();
    recent = [target, ...recent.filter((each) => each !== target)].slice(0, REMEMBERED);
  }

  /** Who clicks beside everything takes the focus away on purpose. */
  function onBlur({ relatedTarget }: FocusEvent): void {
    if (relatedTarget) return;
    // Removing or disabling it also blurs it, before it is gone.
    queueMicrotask(() => {
      if (isFocusable(last) && document.activeElement !== last) last = undefined;
    });
  }

  function onChange(records: MutationRecord[]): void {
    if (waiting && isFocusable(waiting.button) && document.activeElement === waiting.instead) {
      give(waiting.button);
      waiting = undefined;
    }
    if (isLoading && document.activeElement === main) beginPanel();
    if (last && isLost(last)) replace(last, records);
  }

  function replace(lost: HTMLElement, records: MutationRecord[]): void {
    const instead = panel() === lastPanel ? insteadOf(lost, records) : undefined;
    if (!instead) beginPanel();
    else give(instead);
    const isDisabled = lost.isConnected && lost.matches(':disabled');
    waiting = instead && isDisabled ? { button: lost, instead } : undefined;
  }

  function insteadOf(lost: HTMLElement, records: MutationRecord[]): HTMLElement | undefined {
    if (lost.isConnected) return headingAround(lost, main);
    const isOfDialog = lost.closest('dialog') !== null;
    const origin = isOfDialog ? (recent.find((each) => !each.closest('dialog')) ?? lost) : lost;
    if (isFocusable(origin)) return origin;
    const removal = removalOf(origin, records) ?? removalOf(lost, records);
    const row = removal && inNextRow(origin, removal);
    if (row) return row;
    const isRegion = removal !== undefined && removal.removed !== lost;
    const before = isRegion ? recent.find((each) => main.contains(each) && isFocusable(each)) : undefined;
    return before ?? headingAround(removal?.parent ?? main, main);
  }

  function beginPanel(): void {
    const heading = headingOf(main);
    isLoading = heading === undefined;
    give(heading ?? main, isLoading);
  }

  function give(element: HTMLElement, preventScroll = true): void {
    const any: Element = element;
    // A heading takes it only if it has an index.
    if (!any.matches('[tabindex]') && !isFocusable(any)) element.tabIndex = -1;
    element.focus({ preventScroll });
  }

  const { signal } = stop;
  document.addEventListener('focusin', onFocus, { signal });
  document.addEventListener('focusout', onBlur, { signal });
  const observer = new MutationObserver(onChange);
  observer.observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['disabled', 'hidden', 'open'],
  });
  return () => {
    stop.abort();
    observer.disconnect();
  };
}

/** Nothing has the focus, or something that cannot. */
function isLost(last: HTMLElement): boolean {
  const { activeElement, body } = document;
  if (activeElement === last) return last.matches(':disabled');
  if (activeElement !== null && activeElement !== body) return false;
  // Headings have it although no key leads to them.
  const isHeading = last.isConnected && last.matches('[tabindex="-1"]');
  return !isHeading && !isFocusable(last);
}
