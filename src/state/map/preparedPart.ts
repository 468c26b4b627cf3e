import { canonicalJson } from '../../base/canonicalJson';
import type { BeatSet } from '../../beats/types';
import type { RunView } from '../../experiment/run/types';
import { services } from '../services';
import { current } from '../update';

/** The beats of a record as a run has them, if the lab has prepared them just so; mostly the run was made with them. */
export function preparedPart({ experiment }: Pick<RunView, 'experiment'>, name: string): BeatSet | undefined {
  const { prepared } = current();
  const used = experiment.records.find((record) => record.name === name);
  const at = prepared?.records.findIndex((record) => record.name === name) ?? -1;
  if (!prepared || !used || at < 0) return undefined;
  const isSame =
    canonicalJson(prepared.records[at]!.files) === canonicalJson(used.files) &&
    canonicalJson(prepared.settings) === canonicalJson(experiment.prepare);
  return isSame ? services.parts[at] : undefined;
}
