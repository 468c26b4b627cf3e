import { useEffect, useState } from 'react';
import type { Words } from '../../i18n';
import { commands } from '../../state/commands';
import { hasEnded, trainingStatus } from '../../state/train/trainingSelectors';
import type { TrainingState } from '../../state/types';
import { formatDuration } from '../../widgets/format';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { runTitle } from './runTitle';

/** Shorter trainings end before anybody has looked away. */
const NOTICE_FROM_MS = 60_000;

/** Signs that somebody is here. */
const PRESENCE = ['focus', 'pointerdown', 'keydown'] as const;

/**
 * Tells who is elsewhere about preparing and training: in the title of the page and, with consent, by a notification
 * at the end. Renders nothing.
 */
export function RunWatch(): null {
  const { common, runState } = useWords();
  const status = useLab(trainingStatus);
  const startedAtMs = useLab((state) => state.training?.startedAtMs);
  const isSeen = useSeen(startedAtMs, status !== undefined && hasEnded(status));
  const text = useLab((state) => runTitle(state, runState, isSeen));

  useEffect(() => {
    document.title = text === undefined ? common.appName : runState.titleOf(text, common.appName);
    return () => {
      document.title = common.appName;
    };
  }, [text, common, runState]);

  useNotice(status, runState);
  return null;
}

/** Whether the user was here since this training ended. */
function useSeen(startedAtMs: number | undefined, isOver: boolean): boolean {
  const [seen, setSeen] = useState<number>();
  useEffect(() => {
    if (!isOver) return;
    const see = () => setSeen(startedAtMs);
    const seeIfVisible = () => document.visibilityState === 'visible' && see();
    for (const sign of PRESENCE) window.addEventListener(sign, see);
    document.addEventListener('visibilitychange', seeIfVisible);
    return () => {
      for (const sign of PRESENCE) window.removeEventListener(sign, see);
      document.removeEventListener('visibilitychange', seeIfVisible);
    };
  }, [isOver, startedAtMs]);
  return seen !== undefined && seen === startedAtMs;
}

/** A notification when the training ends, if the user wanted it and it was long. */
function useNotice(status: TrainingState['status'] | undefined, words: Words['runState']): void {
  const isWanted = useLab((state) => state.notice === 'on');
  const title = useLab((state) => state.training?.title);
  const startedAtMs = useLab((state) => state.training?.startedAtMs);
  const end = status === 'finished' || status === 'failed' ? status : undefined;
  // Only the change of the status tells; words or consent that change later do not tell again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (!end || !isWanted || title === undefined || startedAtMs === undefined) return;
    const tookMs = Date.now() - startedAtMs;
    if (tookMs < NOTICE_FROM_MS) return;
    const duration = formatDuration(tookMs / 1000);
    show(words.notice[end], words.noticeText({ run: title, duration }), end);
  }, [end]);
}

function show(title: string, body: string, end: 'finished' | 'failed'): void {
  try {
    const notice = new Notification(title, { body, tag: 'ecg-lab-training' });
    notice.onclick = () => {
      window.focus();
      if (end === 'finished') commands.goTo('results');
      notice.close();
    };
  } catch {
    // Some browsers of phones have the constructor, but only allow service workers to use it.
    void commands.setNotice(false);
  }
}
