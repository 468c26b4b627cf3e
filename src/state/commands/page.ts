import { services } from '../services';
import { initialState } from '../store';
import type { Language, Step, Theme } from '../types';
import { current, update } from '../update';
import { inspectCell } from './inspect';
import { keep } from './keep';

/** Inspect opens on every misclassified beat of the run, unless a cell was chosen before. */
export function goTo(step: Step): void {
  const { openRun, inspect } = current();
  if (step === 'inspect' && openRun && !inspect.cell && inspect.list.length === 0) inspectCell(undefined);
  else update({ step });
}

export function setLanguage(language: Language): void {
  update({ language });
}

export function setTheme(theme: Theme): void {
  update({ theme });
}

export function dismissProblem(id: string): void {
  update((state) => ({ problems: state.problems.filter((problem) => problem.id !== id) }));
}

export function dismissAllProblems(): void {
  update({ problems: [] });
}

/** Stops what runs and forgets everything, on the page and in the storage; language and theme stay. */
export async function clearStorage(): Promise<void> {
  for (const abort of services.running.values()) abort.abort();
  services.closeTrainer();
  services.sources.clear();
  services.loose = [];
  services.parts = [];
  const { language, theme, storage, engine } = current();
  update({ ...initialState(), language, theme, storage, engine });
  await keep((kept) => kept.clear());
}
