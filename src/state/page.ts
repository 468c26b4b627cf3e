import { inspectCell } from './inspect/inspect';
import { services } from './services';
import { withStorage } from './storage/withStorage';
import { initialState } from './store';
import type { Language, ShownProblem, Step, Theme } from './types';
import { current, forgetActivities, update } from './update';

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
  dismiss((problem) => problem.id === id);
}

export function dismissAllProblems(): void {
  dismiss(() => true);
}

function dismiss(isMeant: (problem: ShownProblem) => boolean): void {
  const { problems } = current();
  for (const problem of problems) if (isMeant(problem)) services.dismissed.add(problem.message);
  update({ problems: problems.filter((problem) => !isMeant(problem)) });
}

/** Stops what runs and forgets everything, on the page and in the storage; language and theme stay. */
export async function clearStorage(): Promise<void> {
  forgetActivities();
  services.closeTrainer();
  services.sources.clear();
  services.loose = [];
  services.parts = [];
  services.unsaved.clear();
  services.dismissed.clear();
  const { language, theme, storage, engine } = current();
  update({ ...initialState(), language, theme, storage, engine });
  await withStorage((kept) => kept.clear());
}
