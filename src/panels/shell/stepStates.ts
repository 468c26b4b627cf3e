import type { Words } from '../../i18n';
import type { LabState, Step } from '../../state/types';
import { formatCount, formatPercent } from '../../widgets/format';

type Sources = Pick<
  LabState,
  'records' | 'prepared' | 'training' | 'unfinished' | 'runs' | 'inspect' | 'monitor'
>;

/** The state of each step, in a few words. */
export function stepStates(state: Sources, words: Words['shell']['stepState']): Record<Step, string> {
  const { records, prepared, runs, inspect } = state;
  const ticked = records.filter((record) => record.ticked).length;
  const listed = inspect.list.length;
  return {
    records:
      records.length === 0 ? words.noRecords : words.ticked(formatCount(ticked), formatCount(records.length)),
    beats:
      prepared === undefined
        ? words.notYet
        : prepared.stale
          ? words.stale
          : words.beats(formatCount(prepared.total)),
    train: trainState(state, words),
    results: runs.length === 0 ? words.notYet : words.runs(formatCount(runs.length), runs.length === 1),
    monitor: monitorState(state, words),
    inspect: listed === 0 ? words.notYet : words.listed(formatCount(listed), listed === 1),
  };
}

/** Whether a step has something to show yet. */
export function stepsReached({ records, prepared, runs, inspect, monitor }: Sources): Record<Step, boolean> {
  return {
    records: records.length > 0,
    beats: prepared !== undefined && !prepared.stale,
    train: runs.length > 0,
    results: runs.length > 0,
    inspect: inspect.list.length > 0,
    monitor: monitor.session !== undefined,
  };
}

function monitorState({ monitor }: Sources, words: Words['shell']['stepState']): string {
  if (monitor.status !== 'idle') return words.recording;
  return (monitor.left?.length ?? 0) > 0 ? words.leftRecording : words.live;
}

function trainState({ training, unfinished }: Sources, words: Words['shell']['stepState']): string {
  if (training === undefined) return unfinished.length > 0 ? words.unfinished : words.notYet;
  const { stepsDone, stepsTotal } = training;
  const percent = formatPercent(stepsTotal > 0 ? Math.floor((100 * stepsDone) / stepsTotal) / 100 : 0, 0);
  switch (training.status) {
    case 'opening':
    case 'compiling':
      return words.starting;
    case 'running':
    case 'pausing':
    case 'stopping':
      return words.running(percent);
    case 'paused':
      return words.paused(percent);
    case 'finished':
      return words.finished;
    case 'stopped':
      return words.stopped;
    case 'failed':
      return words.failed;
  }
}
