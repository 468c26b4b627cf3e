import { useEffect } from 'react';
import { loadWords } from '../../i18n';
import { useLab } from '../useLab';
import { usePageWords } from '../useWords';

/** Synchronises the document with the store: its language, its theme and its title. */
export function usePage(): void {
  const { common } = usePageWords();
  const language = useLab((state) => state.language);
  const theme = useLab((state) => state.theme);

  useEffect(() => {
    // English is loaded with the page or with the panel that needs it. If loading fails, the page stays as it is.
    if (language !== 'en') void loadWords(language).catch(() => undefined);
    // Without it, the text is in a font of the system.
    if (language === 'zh') void import('virtual:chinese-font.css').catch(() => undefined);
  }, [language]);

  useEffect(() => {
    document.documentElement.lang = common.htmlLang;
  }, [common]);

  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);

  useEffect(() => {
    // While something is prepared or trained, `RunWatch` writes it.
    document.title = common.appName;
  }, [common]);
}
