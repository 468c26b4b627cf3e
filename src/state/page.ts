import { inspectCell } from './inspect/inspect';
import { dropPending } from './removal/pending';
import { services } from './services';
import { withStorage } from './storage/withStorage';
import { initialState } from './store';
import { tellTabs } from './tabs';
import type { Language, ShownProblem, Step, Theme } from './types';
import { current, forgetActivities, update } from './update';

/** Without a chosen cell, Inspect opens with all misclassified beats of the run. */
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

/** Stops all activities and deletes everything, on the page and in the storage; language and theme are kept. */
export async function clearStorage(): Promise<void> {
  forgetActivities();
  services.closeTrainer();
  dropPending();
  services.sources.clear();
  services.loose = [];
  services.parts = [];
  services.unsaved.clear();
  services.unstored.clear();
  services.networks.clear();
  services.dismissed.clear();
  const { language, theme, storage, engine } = current();
  update({ ...initialState(), language, theme, storage, engine });
  tellTabs({ kind: 'cleared' });
  await withStorage((stored) => stored.clear());
}
