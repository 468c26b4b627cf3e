import type { AnyWords, SettingWords } from './settingWords';

/**
 * What a setting is called, by its place with the kinds of variants: `train.protocol.kfold.folds` → `Folds`. The last name that there
 * are words for: of an item of a list that of the list.
 */
export function settingName(place: string, { prepare, train }: SettingWords): string {
  const [part, ...names] = place.split('.');
  let words: Partial<AnyWords> = { fields: part === 'prepare' ? prepare : train };
  let name = place;
  for (const each of names) {
    const next: Partial<AnyWords> | undefined = words.fields?.[each] ?? words.kinds?.[each];
    if (!next) break;
    words = next;
    name = next.label ?? name;
  }
  return name;
}
