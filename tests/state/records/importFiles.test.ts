import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { dismissAllProblems } from '../../../src/state/page';
import { importFiles } from '../../../src/state/records/importFiles';
import { removeRecords, setTicked } from '../../../src/state/records/tickRecords';
import { labStore } from '../../../src/state/store';
import { describeWithShared } from '../../shared';
import { dropped, freshLab } from '../labInNode';

const state = () => labStore.getState();
const record = (id: string) => state().records.find((entry) => entry.id === id);
const sentences = () => state().problems.map((problem) => problem.message);

describeWithShared('importing files', (shared) => {
  freshLab();
  const mitdb = (name: string) => shared.bytes('data', 'mitdb', name);
  const files = (name: string, folder = '') =>
    ['hea', 'dat', 'atr'].map((extension) =>
      dropped(`${folder}${name}.${extension}`, mitdb(`${name}.${extension}`)),
    );

  it('adds complete records to the table, in order, with their facts', async () => {
    await importFiles([...files('208'), ...files('100')]);
    expect(state().records.map(({ id }) => id)).toEqual(['100', '208']);
    expect(record('100')).toMatchObject({
      state: 'ready',
      ticked: true,
      samplingHz: 360,
      lengthSamples: 650_000,
      leads: [
        { name: 'MLII', units: 'mV' },
        { name: 'V5', units: 'mV' },
      ],
      annotator: 'atr',
      annotationCount: 2274,
      classCounts: [2239, 33, 1, 0, 0],
      synthetic: false,
    });
    expect(state().problems).toEqual([]);
    expect(state().activities).toEqual([]);
  });

  it('leaves paced records unticked, with the reason', async () => {
    await importFiles(files('102'));
    expect(record('102')).toMatchObject({ state: 'ready', ticked: false, untickedBecause: 'paced' });
  });

  it('reads a .zip as PhysioNet serves it, with its lists and pages', async () => {
    const folder = 'mit-bih-arrhythmia-database-1.0.0';
    const zip = zipSync({
      [folder]: {
        '100.hea': mitdb('100.hea'),
        '100.dat': mitdb('100.dat'),
        '100.atr': mitdb('100.atr'),
        '102-0.atr': mitdb('102.atr'),
        x_mitdb: { 'x_100.hea': mitdb('100.hea'), 'x_100.atr': mitdb('100.atr') },
        RECORDS: new TextEncoder().encode('100\n'),
        'SHA256SUMS.txt': new TextEncoder().encode('…'),
      },
    });
    await importFiles([dropped('mit-bih.zip', zip as Uint8Array<ArrayBuffer>)]);
    expect(record('100')).toMatchObject({ state: 'ready', annotationCount: 2274, ticked: true });
    expect(state().problems).toEqual([]);
    expect(record('x_100')).toMatchObject({ ticked: false, untickedBecause: 'unlisted' });
  });

  it('keeps a record that lacks its .dat, and completes it with a later drop', async () => {
    const [header, signal, annotations] = files('100');
    await importFiles([header!, annotations!]);
    expect(record('100')).toMatchObject({
      state: 'incomplete',
      ticked: false,
      untickedBecause: 'incomplete',
    });
    expect(sentences().join()).toContain('100.dat is missing');
    await importFiles([signal!]);
    expect(record('100')).toMatchObject({ state: 'ready', ticked: true, lengthSamples: 650_000 });
    expect(state().records).toHaveLength(1);
  });

  it('keeps signals until their header is loaded', async () => {
    const [header, signal, annotations] = files('100');
    await importFiles([signal!, annotations!]);
    expect(state().records).toEqual([]);
    expect(sentences().join()).toContain('100.hea');
    await importFiles([header!]);
    expect(record('100')).toMatchObject({ state: 'ready', annotationCount: 2274 });
    expect(state().problems, 'what was mended is no problem any more').toEqual([]);
  });

  it('uses the existing part of a truncated .dat and reports its length', async () => {
    const cut = mitdb('100.dat').slice(0, 975_000);
    await importFiles([
      ...files('100').filter(({ path }) => !path.endsWith('.dat')),
      dropped('100.dat', cut),
    ]);
    expect(record('100')).toMatchObject({ state: 'ready', lengthSamples: 325_000 });
    expect(sentences().join('\n')).toMatch(
      /100\.dat is shorter than 100\.hea says: 325000 of 650000 samples/,
    );
    expect(sentences().join('\n')).toMatch(/annotations in 100\.atr are after the end/);
  });

  it('reports every damaged file and loads the rest', async () => {
    const noise = Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919 + 31) % 251);
    await importFiles([
      ...files('100'),
      dropped('empty.hea', ''),
      dropped('binary.hea', noise),
      dropped('119.hea', mitdb('119.hea')),
      dropped('119.dat', mitdb('119.dat')),
      dropped('119.atr', noise),
      dropped('zero.dat', ''),
      dropped('holiday.jpg', noise),
      dropped('broken.zip', noise),
    ]);
    expect(record('100')?.state).toBe('ready');
    expect(record('119')).toMatchObject({ state: 'no-annotations', ticked: false });
    const text = sentences().join('\n');
    for (const name of ['empty.hea', 'binary.hea', '119.atr', 'zero.dat', 'holiday.jpg', 'broken.zip']) {
      expect(text).toContain(name);
    }
    expect(state().records.map(({ id }) => id)).toEqual(['100', '119']);
  });

  it('tells two records with one name apart by their folders; the same files again are no problem', async () => {
    await importFiles(files('100', 'a/'));
    await importFiles(files('100', 'b/'));
    expect(state().problems).toEqual([]);
    const other = ['hea', 'dat', 'atr'].map((extension) =>
      dropped(`c/100.${extension}`, extension === 'hea' ? mitdb('100.hea') : mitdb(`208.${extension}`)),
    );
    await importFiles(other);
    expect(state().problems.map(({ code }) => code)).not.toContain('record-duplicate');
    expect(record('100')?.annotationCount).toBe(2274);
    expect(state().records.map(({ id }) => id)).toEqual(['100', 'c/100']);
    await importFiles(other);
    expect(state().records).toHaveLength(2);
    // Without folders nothing tells them apart.
    await importFiles(other.map(({ path, blob }) => ({ path: path.slice(2), blob })));
    expect(state().records).toHaveLength(2);
  });

  it('rejects paths out of a zip but reads the rest of it', async () => {
    const zip = zipSync({
      '../../etc/100.hea': mitdb('100.hea'),
      '119.hea': mitdb('119.hea'),
      '119.dat': mitdb('119.dat'),
      '119.atr': mitdb('119.atr'),
    });
    await importFiles([dropped('climber.zip', zip as Uint8Array<ArrayBuffer>)]);
    expect(state().problems.map(({ code }) => code)).toEqual(['zip-climbing-path']);
    expect(state().records.map(({ id }) => id)).toEqual(['119']);
  });

  it('does not repeat a dismissed problem of a waiting file when another record is loaded', async () => {
    const [header] = files('119');
    await importFiles([header!]);
    expect(state().problems).not.toEqual([]);
    dismissAllProblems();
    await importFiles(files('100'));
    expect(state().problems).toEqual([]);
    expect(record('119')?.state).toBe('incomplete');
  });

  it('says what to do when no file was dropped', async () => {
    await importFiles([]);
    expect(state().problems.map(({ code }) => code)).toEqual(['nothing-dropped']);
  });

  it('ticks only records with beats, and forgets removed ones', async () => {
    await importFiles([
      ...files('100'),
      dropped('119.hea', mitdb('119.hea')),
      dropped('119.dat', mitdb('119.dat')),
    ]);
    setTicked(['100', '119'], false);
    setTicked(['100', '119'], true);
    expect(state().records.map(({ ticked }) => ticked)).toEqual([true, false]);
    removeRecords(['100']);
    expect(state().records.map(({ id }) => id)).toEqual(['119']);
  });
});
