import { type RefObject, useEffect } from 'react';
import { labStore } from '../../state/store';

/** Keeps the focus inside the page when what has it goes away; loaded after the page is drawn. */
export function useKeptFocus(main: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let end: (() => void) | undefined;
    let isOver = false;
    // Without it the page works as browsers do.
    void import('../../widgets/focus/keepFocus').then(
      ({ keepFocus }) => {
        if (!isOver && main.current) end = keepFocus(main.current, () => labStore.getState().step);
      },
      () => undefined,
    );
    return () => {
      isOver = true;
      end?.();
    };
  }, [main]);
}
