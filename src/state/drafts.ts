import type { FieldDraft } from './draftTypes';
import { current, update } from './update';

/**
 * Keeps the text of a field that was refused.
 *
 * @param path of the setting; without a draft also the beginning of several
 * @param draft undefined: there is none any more
 */
export function keepDraft(path: string, draft: FieldDraft | undefined): void {
  const { drafts } = current();
  const others = Object.entries(drafts).filter(([each]) => each !== path && !each.startsWith(`${path}.`));
  if (draft) update({ drafts: Object.fromEntries([...others, [path, draft]]) });
  else if (others.length < Object.keys(drafts).length) update({ drafts: Object.fromEntries(others) });
}
