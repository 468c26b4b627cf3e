import { expect, it } from 'vitest';
import { prepareBeats } from '../../../src/state/beats/prepareBeats';
import { setPrepareSettings } from '../../../src/state/beats/prepareSettings';
import { importFiles } from '../../../src/state/records/importFiles';
import { removeRecords, setTicked } from '../../../src/state/records/tickRecords';
import { services } from '../../../src/state/services';
import { labStore } from '../../../src/state/store';
import { describeWithShared } from '../../shared';
import { dropped, freshLab } from '../labInNode';

const state = () => labStore.getState();

describeWithShared('preparing beats', (shared) => {
  freshLab();
  const load = (names: string[]) =>
    importFiles(
      names.flatMap((name) =>
        ['hea', 'dat', 'atr'].map((extension) =>
          dropped(`${name}.${extension}`, shared.bytes('data', 'mitdb', `${name}.${extension}`)),
        ),
      ),
    );
  const expected = shared.json<{ records: Record<string, { beats: Record<string, number> }> }>(
    'reference',
    'beats.json',
  );
  const countsOf = (name: string) => Object.values(expected.records[name]!.beats);

  it('gives the reference counts, per record and in total, from ticked records only', async () => {
    await load(['100', '102', '208']);
    await prepareBeats();
    const prepared = state().prepared!;
    expect(prepared.rows.map(({ recordId, counts }) => [recordId, counts])).toEqual([
      ['100', countsOf('100')],
      ['208', countsOf('208')],
    ]);
    expect(prepared.total).toBe([...countsOf('100'), ...countsOf('208')].reduce((a, b) => a + b));
    expect(services.parts.map((part) => part.count)).toEqual(
      prepared.rows.map(({ counts }) => counts.reduce((a, b) => a + b)),
    );
    expect(prepared.means.count).toEqual(prepared.counts);
    expect(prepared.stale).toBe(false);
    expect(state().problems).toEqual([]);
  });

  it('cuts both leads if requested, and names them', async () => {
    await load(['100', '114']);
    setPrepareSettings({ secondLead: true, lead: { kind: 'mlii' } });
    await prepareBeats();
    const leads = state().prepared!.rows.map(({ leadName, secondLeadName }) => [leadName, secondLeadName]);
    expect(leads).toEqual([
      ['MLII', 'V5'],
      ['MLII', 'V5'],
    ]);
    for (const { second, waveform, count } of services.parts) {
      expect(second).toHaveLength(waveform.length);
      expect(count).toBeGreaterThan(1000);
    }
    setPrepareSettings({ secondLead: false });
    expect(state().prepared!.stale).toBe(true);
    await prepareBeats();
    expect(state().prepared!.rows[0]!.secondLeadName).toBeUndefined();
    expect(services.parts[0]!.second).toBeUndefined();
  });

  it('detects when settings or ticks no longer match the prepared beats, and when they match again', async () => {
    await load(['100', '119']);
    await prepareBeats();
    const stale = () => state().prepared?.stale;
    setPrepareSettings({ normalise: 'zscore' });
    expect(stale()).toBe(true);
    setPrepareSettings({ normalise: 'none' });
    expect(stale()).toBe(false);
    setTicked(['119'], false);
    expect(stale()).toBe(true);
    setTicked(['119'], true);
    expect(stale()).toBe(false);
    removeRecords(['100', '119']);
    expect(state().prepared).toBeUndefined();
  });

  it('keeps the earlier beats when stopped', async () => {
    await load(['100']);
    await prepareBeats();
    const before = state().prepared;
    setPrepareSettings({ lengthSamples: 128 });
    const running = prepareBeats();
    for (const abort of services.running.values()) abort.abort();
    await running;
    expect(state().prepared).toEqual({ ...before, stale: true });
    expect(state().activities).toEqual([]);
    expect(state().problems).toEqual([]);
  });

  it('says what to do when no record is ticked', async () => {
    await prepareBeats();
    expect(state().problems.map(({ code }) => code)).toEqual(['no-record-ticked']);
  });

  it('reports invalid settings, and keeps the earlier beats', async () => {
    await load(['100']);
    await prepareBeats();
    const before = state().prepared!.total;
    setPrepareSettings({ window: { beforeSec: -1, afterSec: 0.5 } });
    await prepareBeats();
    expect(state().problems.map(({ code }) => code)).toEqual(['settings-invalid']);
    expect(state().prepared!.total).toBe(before);
  });
});
