import { useEffect } from 'react';

/**
 * Calls `before` synchronously before the browser lays the page out for paper, and `after` when it is done.
 *
 * @returns ends it
 */
export function onPrint(before: () => void, after: () => void): () => void {
  window.addEventListener('beforeprint', before);
  window.addEventListener('afterprint', after);
  return () => {
    window.removeEventListener('beforeprint', before);
    window.removeEventListener('afterprint', after);
  };
}

/** While this is used, the page is printed in the light theme, whatever the theme on the screen. */
export function useLightPrint(): void {
  useEffect(() => {
    const { dataset } = document.documentElement;
    let own: string | undefined;
    return onPrint(
      () => {
        own = dataset.theme;
        dataset.theme = 'light';
      },
      () => {
        if (own === undefined) delete dataset.theme;
        else dataset.theme = own;
      },
    );
  }, []);
}
