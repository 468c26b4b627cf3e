import type { AnyWords, SettingWords } from './settingWords';

/**
 * The name of a setting by its path, with the kinds of variants: `train.protocol.kfold.folds` → `Folds`. The deepest
 * name on the path that has words: for an item of a list that of the list.
 */
export function settingName(path: string, { prepare, train }: SettingWords): string {
  const [part, ...names] = path.split('.');
  let words: Partial<AnyWords> = { fields: part === 'prepare' ? prepare : train };
  let name = path;
  for (const each of names) {
    const next: Partial<AnyWords> | undefined = words.fields?.[each] ?? words.kinds?.[each];
    if (!next) break;
    words = next;
    name = next.label ?? name;
  }
  return name;
}
