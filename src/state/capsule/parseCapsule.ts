import { settingsProblems } from '../../beats/settingsProblems';
import { trainSettingsProblems } from '../../experiment/settings/trainSettingsProblems';
import type { LabProblem } from '../types';
import { readCapsule } from './capsuleSchema';
import { MAX_CAPSULE_CHARS, tooLarge } from './capsuleSize';
import type { Capsule } from './types';

export type ParsedCapsule =
  | { capsule: Capsule; problem?: undefined }
  | { capsule?: undefined; problem: LabProblem };

/**
 * Reads a capsule from the text of a file, or describes in one sentence what is wrong with it and where. Never
 * throws.
 *
 * @param file its name, for the message
 */
export function parseCapsule(text: string, file: string): ParsedCapsule {
  if (text.length > MAX_CAPSULE_CHARS) return { problem: tooLarge(text.length, file) };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: damaged(file, 'its text is not whole JSON (cut off while it was copied, perhaps)') };
  }
  const { kind, version } = (value ?? {}) as { kind?: unknown; version?: unknown };
  if (kind === 'ecg-lab-capsule' && typeof version === 'number' && version > 1) {
    return { problem: newer(file, version) };
  }
  const { value: capsule, problem } = readCapsule(value);
  if (problem !== undefined) return { problem: damaged(file, problem) };
  const wrong = contradiction(capsule);
  return wrong === undefined ? { capsule } : { problem: damaged(file, wrong) };
}

/** The first contradiction between fields. */
function contradiction({ experiment, results }: Capsule): string | undefined {
  const names = experiment.records.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) return `record ${twice} stands in it twice`;
  const settings = [...settingsProblems(experiment.prepare), ...trainSettingsProblems(experiment.train)][0];
  if (settings) return `its settings cannot be used: ${settings.message.replace(/\.$/, '')}`;
  const classes = results.pooled.matrix.length;
  for (let row = 0; row < classes; row++) {
    for (let column = 0; column < classes; column++) {
      const sum = results.folds.reduce((total, { matrix }) => total + matrix[row]![column]!, 0);
      if (sum !== results.pooled.matrix[row]![column]) return 'its folds do not add up to its pooled matrix';
    }
  }
  return undefined;
}

function damaged(file: string, reason: string): LabProblem {
  return {
    code: 'capsule-damaged',
    file,
    message: `${file} is no run capsule that can be opened: ${reason}. Nothing was changed; take an unchanged copy, or save the capsule again from the run’s Results.`,
    values: { reason },
  };
}

function newer(file: string, version: number): LabProblem {
  return {
    code: 'capsule-newer',
    file,
    message: `${file} was written by a newer version of the lab (capsule version ${version}; this one reads version 1). Nothing was changed; open it with that version.`,
    values: { version },
  };
}
