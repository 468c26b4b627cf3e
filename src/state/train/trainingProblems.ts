import { messageOf } from '../../base/messageOf';
import type { EngineInfo } from '../../experiment/engines/types';
import { StorageRefused } from '../storage/StorageRefused';
import { current, report, update } from '../update';

/** No engine could be opened; the message has the reason for each. */
export class EngineMissing extends Error {}

/** @param canResume whether the run can be resumed from a checkpoint */
export function reportFailed(error: unknown, canResume: boolean): void {
  const reason = sentence(messageOf(error));
  const file = '';
  const only = current().engineChoice.only;
  if (canResume) {
    report({
      code: 'training-interrupted',
      file,
      message: `Training was interrupted: ${reason} What was trained is kept up to its last finished epoch; Resume training goes on from there.`,
      values: { reason },
    });
  } else if (error instanceof EngineMissing && only) {
    report({
      code: 'engine-asked',
      file,
      message: `${reason} The address of this page asks for this engine or none: take “engine=${only}” out of it, and the lab takes the fastest that works. Records and beats are untouched.`,
      values: { reason, asked: only },
    });
  } else if (error instanceof EngineMissing) {
    report({
      code: 'engine-none',
      file,
      message: `${reason} Records and beats are untouched; turn on hardware acceleration in the browser’s settings, or try another browser.`,
      values: { reason },
    });
  } else if (nameOf(error) === 'EngineClosed') {
    report({
      code: 'engine-closed',
      file,
      message:
        'The training could not go on: its thread has no engine open any more. Reload the page, which starts the thread afresh, and start the training again. Records, beats and finished runs are untouched.',
      values: {},
    });
  } else {
    report({
      code: 'training-failed',
      file,
      message: `Training ended with an error: ${reason} Records and beats are untouched; start again, with a smaller batch if memory ran out.`,
      values: { reason },
    });
  }
}

/** Reported once per run: the training goes on, but closing the page would lose it. */
export function reportUnstored(error: unknown): void {
  if (error instanceof StorageRefused) {
    update((state) => ({ storage: { ...state.storage, status: 'off' } }));
  }
  const reason = error instanceof Error ? error.message || error.name : String(error);
  report(
    {
      code: 'checkpoint-unstored',
      file: '',
      message: `The browser could not store how far the training is (${reason}). It goes on, but could not be resumed after a reload: leave this page open until it is finished.`,
      values: { reason },
    },
    'warning',
  );
}

/** Engines add in different orders, so the last digits differ from those of the first engine. */
export function reportOtherEngine(before: EngineInfo, now: EngineInfo): void {
  const from = describe(before);
  const to = describe(now);
  if (from === to) return;
  report(
    {
      code: 'resume-engine',
      file: '',
      message: `The training was begun on another engine (${from}) and goes on with ${to}: its numbers may differ in their last digits from those of an uninterrupted run.`,
      values: { from, to },
    },
    'note',
  );
}

function describe({ backend, renderer, kernels, threads }: EngineInfo): string {
  return [backend, renderer, kernels, threads && threads > 1 && `× ${threads}`].filter(Boolean).join(' · ');
}

/** Errors from a thread lose their class. */
const nameOf = (error: unknown) => (error as { name?: unknown } | null)?.name;

const sentence = (text: string) => text.replace(/[.\s]*$/, '.');
