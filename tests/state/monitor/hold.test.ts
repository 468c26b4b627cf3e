import { describe, expect, it } from 'vitest';
import { commands } from '../../../src/state/commands';
import { monitorHeldBy } from '../../../src/state/monitor/hold';
import { labStore } from '../../../src/state/store';
import { withActivity } from '../../../src/state/update';
import { words } from '../../words';
import { gate, smallRecord } from '../fakes';
import { monitor, monitorLab, state } from './monitorLab';

const lab = monitorLab();

describe('a start of monitoring is held back', () => {
  it('while the last visit is being restored', async () => {
    commands.setMonitor({ source: 'polar', networkId: 'file 1' });
    const { passed, open } = gate();
    const restoring = withActivity('restoring', {}, () => passed);
    // Also where the network would hold it back: its run may still come.
    expect(monitorHeldBy(state())).toEqual([{ kind: 'restoring' }]);
    commands.setMonitor({ networkId: undefined });
    expect(monitorHeldBy(state())).toEqual([{ kind: 'restoring' }]);
    await commands.startMonitoring();
    expect(monitor().status).toBe('idle');
    expect(lab.device).toBeUndefined();
    open();
    await restoring;
    await commands.startMonitoring();
    expect(monitor().status).toBe('running');
  });

  it('by a network that is gone, with a sentence in both languages, until another is chosen', async () => {
    commands.setMonitor({ source: 'polar', networkId: 'file 1' });
    const [reason] = monitorHeldBy(state());
    if (reason?.kind !== 'problem') throw new Error('it is not held by a problem');
    const { code, message } = reason.problem;
    expect(message).toContain('is gone');
    expect(words.zh.problems![code]!({}, '')).toContain('已不存在');
    await commands.startMonitoring();
    expect(lab.device).toBeUndefined();
    // The same as long as nothing of it changes.
    const held = monitorHeldBy(state());
    labStore.setState({ monitor: { ...monitor(), shownEvent: 1 } });
    expect(monitorHeldBy(state())).toBe(held);
    labStore.setState({ label: { ...state().label, opened: [{ id: 'file 1', title: 'n' }] } });
    expect(monitorHeldBy(state())).toEqual([]);
    commands.setMonitor({ networkId: 'live' });
    expect(monitorHeldBy(state())).toEqual([]);
  });

  it('no more once it has begun: a replay that cannot be read later ends no other session', async () => {
    await commands.importFiles(smallRecord('r', { beats: 40 }));
    const { passed, fail } = gate();
    let isAsked = false;
    lab.here.worker.replay = async () => {
      isAsked = true;
      await passed;
    };
    const starting = commands.startMonitoring();
    await expect.poll(() => isAsked).toBe(true);
    await commands.stopMonitoring();
    commands.setMonitor({ source: 'polar' });
    await commands.startMonitoring();
    fail(new Error('the file is gone'));
    await starting;
    expect(monitor().status).toBe('running');
    expect(state().problems.at(-1)!.message).toContain('the file is gone');
  });
});
