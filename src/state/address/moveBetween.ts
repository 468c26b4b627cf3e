import { isSameJson } from '../../base/canonicalJson';
import type { LabState } from '../types';
import type { Place } from './place';

/**
 * How the history takes a move from one place to another. `push`: Back leads to where it came from; `replace`: a small move
 * (the next beat of the list, a bit along the record), or from what no longer exists.
 */
export function moveBetween(
  from: Place,
  to: Place,
  there: Pick<LabState, 'records' | 'runs'>,
): 'none' | 'replace' | 'push' {
  if (isSameJson(from, to)) return 'none';
  if (isGone(from, there)) return 'replace';
  return isSmall(from, to) ? 'replace' : 'push';
}

function isGone(place: Place, { records, runs }: Pick<LabState, 'records' | 'runs'>): boolean {
  if (place.step === 'records') {
    const name = place.view?.record;
    return name !== undefined && !records.some(({ id }) => id === name);
  }
  const runId = 'runId' in place ? place.runId : undefined;
  return runId !== undefined && !runs.some(({ id }) => id === runId);
}

function isSmall(from: Place, to: Place): boolean {
  if (from.step === 'records' && to.step === 'records') {
    const hasReport = (place: typeof from) => place.view?.report !== undefined;
    return from.view?.record === to.view?.record && hasReport(from) === hasReport(to);
  }
  if (from.step === 'results' && to.step === 'results') return from.runId === undefined;
  if (from.step === 'inspect' && to.step === 'inspect') {
    if (from.runId === undefined || from.list === undefined) return true;
    return from.runId === to.runId && isSameJson(from.list.cell, to.list?.cell);
  }
  return false;
}
