import { useSyncExternalStore } from 'react';

const DARK = '(prefers-color-scheme: dark)';

/** Changes whenever the colours of the page do; for components that draw with colours read from the tokens. */
export function useThemeKey(): string {
  return useSyncExternalStore(subscribe, themeKey);
}

function themeKey(): string {
  return document.documentElement.dataset.theme ?? (window.matchMedia(DARK).matches ? 'dark' : 'light');
}

function subscribe(changed: () => void): () => void {
  const list = window.matchMedia(DARK);
  const observer = new MutationObserver(changed);
  list.addEventListener('change', changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => {
    list.removeEventListener('change', changed);
    observer.disconnect();
  };
}
