import { commands } from '../../state/commands';
import type { Language, Theme } from '../../state/types';
import { Button } from '../../widgets/Button';
import { useLab } from '../useLab';
import { usePageWords } from '../useWords';
import styles from './Header.module.css';
import { HelpButton } from './HelpButton';
import { Mark } from './Mark';
import { StorageMenu } from './StorageMenu';

/** Languages are named in themselves, so that their readers find them. */
const OTHER_LANGUAGE: Record<Language, { language: Language; name: string; lang: string }> = {
  en: { language: 'zh', name: '简体中文', lang: 'zh-CN' },
  zh: { language: 'en', name: 'English', lang: 'en' },
};

const THEMES: Theme[] = ['system', 'light', 'dark'];

/** Name of the lab, language, theme, storage and help. */
export function Header() {
  const { common, shell } = usePageWords();
  const theme = useLab((state) => state.theme);
  const other = OTHER_LANGUAGE[useLab((state) => state.language)];
  return (
    <header className={styles.header}>
      <h1 className={styles.name}>
        <Mark />
        <span className={styles.title}>{common.appName}</span>
      </h1>
      <Button kind="quiet" lang={other.lang} onClick={() => commands.setLanguage(other.language)}>
        {other.name}
      </Button>
      <select
        className={styles.select}
        aria-label={shell.theme}
        title={shell.theme}
        value={theme}
        onChange={(event) => commands.setTheme(THEMES[event.currentTarget.selectedIndex] ?? 'system')}
      >
        {THEMES.map((choice) => (
          <option key={choice} value={choice}>
            {shell.themes[choice]}
          </option>
        ))}
      </select>
      <StorageMenu />
      <HelpButton />
    </header>
  );
}
