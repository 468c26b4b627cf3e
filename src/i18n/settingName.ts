import type { AnyWords, SettingWords } from './settingWords';

/**
 * The name of a setting by its path, with the kinds of variants: `train.protocol.kfold.folds` → `Folds`. The deepest
 * name on the path that has words: for an item of a list that of the list.
 */
export const settingName = (path: string, words: SettingWords): string =>
  wordsOnPath(path, words)?.label ?? path;

/** The words of a setting by its path, the deepest ones that there are. */
export function wordsOnPath(
  path: string,
  { prepare, train }: SettingWords,
): Pick<AnyWords, 'label' | 'unit'> | undefined {
  const [part, ...names] = path.split('.');
  let words: Partial<AnyWords> = { fields: part === 'prepare' ? prepare : train };
  let named: AnyWords | undefined;
  for (const each of names) {
    const next: Partial<AnyWords> | undefined = words.fields?.[each] ?? words.kinds?.[each];
    if (!next) break;
    words = next;
    if (next.label !== undefined) named = next as AnyWords;
  }
  return named;
}
