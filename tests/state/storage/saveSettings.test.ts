import { describe, expect, it } from 'vitest';
import { INITIAL_CHOICES } from '../../../src/state/monitor/types';
import { settingsSelector } from '../../../src/state/storage/saveSettings';
import { initialState } from '../../../src/state/store';
import type { LabState, RecordEntry } from '../../../src/state/types';

const entry = (id: string, ticked: boolean) => ({ id, ticked, problems: [] }) as unknown as RecordEntry;

describe('the stored settings', () => {
  const base = { ...initialState(), records: [entry('100', true), entry('101', false)] };
  /** Whether the stored settings are a different object after this change. */
  const isStoredAgain = (change: (state: LabState) => Partial<LabState>): boolean => {
    const select = settingsSelector();
    const before = select(base);
    expect(select({ ...base })).toBe(before);
    const after = select({ ...base, ...change(base) });
    return after !== before;
  };

  it.each<[string, Partial<LabState>]>([
    ['language', { language: 'zh' }],
    ['theme', { theme: 'dark' }],
    ['step', { step: 'train' }],
    ['settings of preparing', { prepareSettings: { ...base.prepareSettings } }],
    ['settings of training', { trainSettings: { ...base.trainSettings } }],
    ['a tick', { records: [entry('100', false), entry('101', false)] }],
    ['a record more', { records: [...base.records, entry('102', true)] }],
    ['a record less', { records: base.records.slice(1) }],
    ['beats that are prepared', { prepared: {} as never }],
    ['the run that is open', { openRun: { id: 'run' } as never }],
    ['the engine that is wanted', { engineChoice: { ...base.engineChoice, wish: 'wasm' } }],
    ['the name of who edits', { edits: { ...base.edits, by: 'Li' } }],
    ['a choice of Monitor', { monitor: { ...base.monitor, speed: 60 } }],
    ['a comparison of engines', { engineChoice: { ...base.engineChoice, comparison: {} as never } }],
  ])('change with %s', (_, change) => {
    expect(isStoredAgain(() => change)).toBe(true);
  });

  it.each<[string, Partial<LabState>]>([
    ['a training that goes on', { training: { stepsDone: 1 } as never }],
    ['an activity', { activities: [{ id: 'a' } as never] }],
    ['a session of Monitor', { monitor: { ...base.monitor, status: 'running' } }],
    ['a problem', { problems: [{ id: 'p' } as never] }],
    ['records whose ticks are the same', { records: [entry('100', true), entry('101', false)] }],
    ['an engine that is being tried', { engineChoice: { ...base.engineChoice, trying: {} as never } }],
  ])('do not change with %s', (_, change) => {
    expect(isStoredAgain(() => change)).toBe(false);
  });

  it('have every setting', () => {
    expect(settingsSelector()({ ...base, openRun: { id: 'run' } as never })).toEqual({
      language: 'en',
      theme: 'system',
      step: 'records',
      viewSettings: base.viewSettings,
      prepareSettings: base.prepareSettings,
      trainSettings: base.trainSettings,
      ticked: { '100': true, '101': false },
      prepared: false,
      openRunId: 'run',
      engineWish: 'auto',
      engineComparison: undefined,
      editor: '',
      monitor: INITIAL_CHOICES,
    });
  });
});
