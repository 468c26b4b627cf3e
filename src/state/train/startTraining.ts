import type { Leak } from '../../experiment/plan/types';
import { prepareBeats } from '../beats/prepareBeats';
import { services } from '../services';
import { current, report, update } from '../update';
import { activeRun, ignoreRejection } from './activeRun';
import { patchTraining } from './followTraining';
import { titleOf } from './makeRun';
import { faultsOf, preflightOf } from './preflight';
import type { PreparedBeats } from './preparedBeats';
import { startRun } from './runTraining';
import { hasEnded, isPaused } from './trainingSelectors';

export interface StartOptions {
  /** Pauses after the first epoch. */
  isStepping?: boolean;
  /** Default: what the settings say. */
  title?: string;
  /** Faults that were accepted before, for a run that is repeated; default: those that are shown and accepted. */
  accepted?: ReadonlySet<Leak['code']>;
}

/**
 * Trains with the current settings; the beats are prepared first if needed. If the leak check finds faults, nothing
 * is trained unless they were accepted: faults that are only found once the beats are prepared have to be accepted
 * then.
 *
 * @returns the id of the run, if it was trained to some result
 */
export async function startTraining({
  isStepping = false,
  title,
  accepted,
}: StartOptions = {}): Promise<string | undefined> {
  if (activeRun.isBusy) return undefined;
  activeRun.isBusy = true;
  try {
    const seen = accepted ?? codesOf(current().faultsAccepted ? faultsNow() : []);
    const beats = await beatsToTrainOn();
    const settings = current().trainSettings;
    if (!beats || !canTrain() || !isAccepted(seen, accepted !== undefined)) return undefined;
    return await startRun({ title: title ?? titleOf(settings, beats), settings, beats, isStepping });
  } finally {
    activeRun.isBusy = false;
  }
}

/** Trains one epoch and pauses: a new training, or the one that runs or is paused. */
export async function stepTraining(): Promise<void> {
  const status = current().training?.status;
  if (status === undefined || hasEnded(status)) {
    await startTraining({ isStepping: true });
  } else if (status !== 'stopping') {
    patchTraining({ isStepping: true, ...(isPaused(status) && { status: 'running' }) });
    if (activeRun.trainer) ignoreRejection(activeRun.trainer.step());
  }
}

async function beatsToTrainOn(): Promise<PreparedBeats | undefined> {
  if (!current().prepared || current().prepared?.stale || services.parts.length === 0) await prepareBeats();
  const { prepared } = current();
  return prepared && !prepared.stale ? { prepared, parts: services.parts } : undefined;
}

const preflightNow = () => {
  const { prepared, prepareSettings, trainSettings } = current();
  return preflightOf(prepared, prepareSettings, trainSettings);
};
const faultsNow = () => faultsOf(preflightNow().leaks);
const codesOf = (leaks: readonly Leak[]) => new Set(leaks.map(({ code }) => code));

/** Reports what prevents the run from being started. */
function canTrain(): boolean {
  const { problems } = preflightNow();
  for (const problem of problems) report({ ...problem, file: '' });
  return problems.length === 0;
}

/** Reports the faults that were not accepted. */
function isAccepted(seen: ReadonlySet<Leak['code']>, isForRun: boolean): boolean {
  const isStillAccepted = isForRun || current().faultsAccepted;
  const faults = faultsNow();
  if (faults.every(({ code }) => isStillAccepted && seen.has(code))) return true;
  update({ faultsAccepted: false });
  const reasons = faults.map(({ message }) => message).join(' ');
  report({
    code: 'faults-unaccepted',
    file: '',
    message: `The leak check finds ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}: ${reasons} Change the settings, or accept under Leak check that the run is stamped with ${faults.length === 1 ? 'it' : 'them'}.`,
    values: { faults: faults.length, codes: faults.map(({ code }) => code).join(', ') },
  });
  return false;
}
