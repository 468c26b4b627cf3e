import { describe, expect, it } from 'vitest';
import { importFiles } from '../../../src/state/records/importFiles';
import { services } from '../../../src/state/services';
import { labStore } from '../../../src/state/store';
import { smallRecord } from '../fakes';
import { freshLab } from '../labInNode';

const state = () => labStore.getState();
const annotators = () => Object.fromEntries(state().records.map((entry) => [entry.id, entry.annotators]));
const problems = () => state().problems.map(({ code, values }) => ({ code, values }));
const record = (folder: string, height: number) => smallRecord('rec', { folder, height });
const withoutAnnotations = (files: ReturnType<typeof record>) =>
  files.filter(({ path }) => !path.endsWith('.atr'));
const annotations = (folder: string, extension = 'qrs', name = 'rec') => {
  const blob = smallRecord('rec', { beats: 5 })[2]!.blob;
  return { path: `${folder}${name}.${extension}`, blob };
};

describe('annotations that come after their record', () => {
  freshLab();

  it('go to the record in their folder, not to one whose folder ends alike', async () => {
    await importFiles([...record('db/before/', 1), ...record('db/fore/', 2)]);
    await importFiles([annotations('db/fore/')]);
    expect(annotators()).toEqual({ 'before/rec': ['atr'], 'fore/rec': ['atr', 'qrs'] });
    expect(problems()).toEqual([]);
  });

  it('go by folders that the name of the record does not have', async () => {
    await importFiles(record('db/1/', 1));
    await importFiles(record('db/2/', 2));
    expect(Object.keys(annotators())).toEqual(['2/rec', 'rec']);
    await importFiles([annotations('db/1/')]);
    expect(annotators()).toEqual({ rec: ['atr', 'qrs'], '2/rec': ['atr'] });
    await importFiles([annotations('elsewhere/2/')]);
    expect(annotators()).toEqual({ rec: ['atr', 'qrs'], '2/rec': ['atr', 'qrs'] });
    expect(problems()).toEqual([]);
  });

  it('go to a complete record in their folder, not to one elsewhere that lacks annotations', async () => {
    await importFiles(record('a/', 1));
    await importFiles(withoutAnnotations(record('b/', 2)));
    await importFiles([annotations('a/')]);
    expect(annotators()).toEqual({ rec: ['atr', 'qrs'], 'b/rec': [] });
    await importFiles([annotations('b/')]);
    expect(annotators()).toEqual({ rec: ['atr', 'qrs'], 'b/rec': ['qrs'] });
  });

  it('are left out, with a sentence, if they may be of several', async () => {
    await importFiles([...record('a/', 1), ...record('b/', 2)]);
    await importFiles([annotations('')]);
    const ambiguous = {
      code: 'annotations-ambiguous',
      values: { files: 'rec.qrs', name: 'rec', records: 'a/rec, b/rec' },
    };
    expect(problems()).toEqual([ambiguous]);
    await importFiles([annotations('c/d/')]);
    expect(annotators()).toEqual({ 'a/rec': ['atr'], 'b/rec': ['atr'] });
    expect(services.loose).toEqual([]);
    expect(problems()).toEqual([ambiguous, ambiguous]);
  });

  it('are not mentioned if they are those of a loaded record', async () => {
    await importFiles([...record('a/', 1), ...record('b/', 2)]);
    await importFiles([{ ...record('a/', 1)[2]!, path: 'rec.atr' }]);
    expect(problems()).toEqual([]);
  });

  it('go to the record that they are dropped with, whatever else is called so', async () => {
    await importFiles(record('a/', 1));
    await importFiles([...withoutAnnotations(record('b/signals/', 2)), annotations('b/marks/', 'atr')]);
    expect(annotators()).toEqual({ rec: ['atr'], 'signals/rec': ['atr'] });
    expect(problems()).toEqual([]);
  });

  it('go to the only record of their name from any folder', async () => {
    await importFiles(record('a/', 1));
    await importFiles([annotations('marks/')]);
    expect(annotators()).toEqual({ rec: ['atr', 'qrs'] });
  });

  it('of a drop with two records of one name go to the nearer one only', async () => {
    await importFiles([
      ...withoutAnnotations(record('signals/x/1/', 1)),
      ...withoutAnnotations(record('signals/y/1/', 2)),
      annotations('marks/y/1/', 'atr'),
    ]);
    expect(annotators()).toEqual({ 'x/1/rec': [], 'y/1/rec': ['atr'] });
  });

  it('of a segment wait for their header as before', async () => {
    const header = (path: string, content: string) => ({ path, blob: new Blob([content]) });
    await importFiles([
      header('m/multi.hea', 'multi/1 1 360 7560\ns1 7560\n'),
      header('m/s1.hea', 's1 1 360 7560\ns1.dat 16 200 16 0 0 0 0 MLII\n'),
      annotations('marks/', 'qrs', 's1'),
    ]);
    expect(services.loose.map(({ path }) => path)).toEqual(['marks/s1.qrs']);
    expect(problems().map(({ code }) => code)).toContain('header-missing');
  });
});
