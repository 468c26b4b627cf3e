import type { Leak } from '../../experiment/plan/types';
import { prepareBeats } from '../beats/prepareBeats';
import { services } from '../services';
import { current, report, update } from '../update';
import { activeRun } from './activeRun';
import type { GivenBeats } from './givenBeats';
import { titleOf } from './makeRun';
import { faultsOf, preflightOf } from './preflight';
import { startRun } from './runTraining';

/**
 * Trains with the settings as they stand; the beats are prepared first where that is still to do. Where the leak check finds faults,
 * nothing is trained unless they were accepted: those that are found only once the beats are prepared are asked about anew.
 */
export async function startTraining(): Promise<void> {
  if (activeRun.isBusy) return;
  activeRun.isBusy = true;
  try {
    const seen = current().faultsAccepted ? faultsNow() : [];
    const given = await beatsToTrainOn();
    const settings = current().trainSettings;
    if (given && canTrain() && isAccepted(seen)) {
      await startRun({ title: titleOf(settings, given), settings, given });
    }
  } finally {
    activeRun.isBusy = false;
  }
}

async function beatsToTrainOn(): Promise<GivenBeats | undefined> {
  if (!current().prepared || current().prepared?.stale || services.parts.length === 0) await prepareBeats();
  const { prepared } = current();
  return prepared && !prepared.stale ? { prepared, parts: services.parts } : undefined;
}

const preflightNow = () => {
  const { prepared, prepareSettings, trainSettings } = current();
  return preflightOf(prepared, prepareSettings, trainSettings);
};
const faultsNow = () => faultsOf(preflightNow().leaks);

/** Says what keeps the run from being started. */
function canTrain(): boolean {
  const { problems } = preflightNow();
  for (const problem of problems) report({ ...problem, file: '' });
  return problems.length === 0;
}

/** Says which faults nobody has accepted. */
function isAccepted(seen: readonly Leak[]): boolean {
  const isStillAccepted = current().faultsAccepted;
  const faults = faultsNow();
  if (faults.every(({ code }) => isStillAccepted && seen.some((leak) => leak.code === code))) return true;
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
