import { useEffect } from 'react';
import { loadWords } from '../../i18n';
import { formatPercent } from '../../widgets/format';
import { useLab } from '../useLab';
import { usePageWords } from '../useWords';

/** Synchronises the document with the store: its language, its theme and its title. */
export function usePage(): void {
  const { common, shell } = usePageWords();
  const language = useLab((state) => state.language);
  const theme = useLab((state) => state.theme);
  const progress = useLab((state) => {
    const training = state.activities.find((activity) => activity.kind === 'training');
    return training && training.total > 0 ? Math.floor((100 * training.done) / training.total) : undefined;
  });

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
    document.title =
      progress === undefined
        ? common.appName
        : shell.titleProgress(formatPercent(progress / 100, 0), common.appName);
  }, [progress, common, shell]);
}
