import { afterEach, describe, expect, it } from 'vitest';
import { listRecords } from '../../src/physionet/listRecords';
import { parseLocation } from '../../src/physionet/parseLocation';
import { openWay, type Way } from './access';
import { withLists } from './upstream.mjs';

const bytes = (text: string) => Buffer.from(text);
const nested = {
  'a/1_lr.hea': bytes('1_lr 0 1'),
  'a/2_lr.hea': bytes('2_lr 0 1'),
  'b/x/3_lr.hea': bytes('3_lr 0 1'),
  'c/RECORDS': bytes('81/\n82\n'),
  'x_db/x_1.hea': bytes('x_1 0 1'),
};
const records = ['a/1_lr', 'a/2_lr', 'b/x/3_lr', 'c/'];

let way: Way;
afterEach(() => way?.close());

const list = (text: string) => listRecords(parseLocation(text)!, way.access());
const codeOf = (work: Promise<unknown>) => work.catch((error) => error.problem?.code ?? error.name);

describe('the records of a database', () => {
  it('are listed with the sums and annotators of its files', async () => {
    way = await openWay({ 'db/1.0': withLists(nested, records) });
    const listing = await list('db/1.0');
    expect(listing.entries).toEqual(records);
    expect(listing.annotators).toEqual(['atr']);
    expect(listing.sums?.get('a/1_lr.hea')).toMatch(/^[0-9a-f]{64}$/);
    expect(listing.refused).toEqual([]);
  });

  it('are listed again without the network', async () => {
    way = await openWay({ 'db/1.0': withLists(nested, records) });
    await list('db/1.0');
    await way.upstream.close();
    expect((await list('db/1.0')).entries).toEqual(records);
  });

  it('of a folder are those below it, or those of its own list', async () => {
    way = await openWay({ 'db/1.0': withLists(nested, records) });
    expect((await list('db/1.0/a/')).entries).toEqual(['a/1_lr', 'a/2_lr']);
    expect((await list('db/1.0/c/')).entries).toEqual(['c/81/', 'c/82']);
    expect((await list('db/1.0/x_db/')).entries).toEqual(['x_db/x_1']);
    expect(await codeOf(list('db/1.0/gone/'))).toBe('physionet-no-records');
  });

  it('include one that was requested by name; the name of a folder means the folder', async () => {
    way = await openWay({ 'db/1.0': withLists(nested, records) });
    const listed = await list('db/1.0/a/2_lr.hea');
    expect(listed.entries).toEqual(records);
    expect(listed.location.record).toBe('a/2_lr');
    expect((await list('db/1.0/x_db/x_1')).entries).toEqual(['x_db/x_1', ...records]);
    const folder = await list('db/1.0/b');
    expect(folder.entries).toEqual(['b/x/3_lr']);
    expect(folder.location).toMatchObject({ folder: 'b', record: undefined });
  });

  it('are its headers and EDF files if it has no RECORDS', async () => {
    const { RECORDS: _, ANNOTATORS: __, ...files } = withLists({ ...nested, 'e/n.edf': bytes('0') }, records);
    way = await openWay({ 'db/1.0': files });
    const { entries, annotators } = await list('db/1.0');
    expect(entries).toEqual(['a/1_lr', 'a/2_lr', 'b/x/3_lr', 'x_db/x_1', 'e/n.edf']);
    expect(annotators).toBeUndefined();
  });

  it('are listed without sums', async () => {
    const { 'SHA256SUMS.txt': _, ...files } = withLists(nested, records);
    way = await openWay({ 'db/1.0': files });
    const { entries, sums } = await list('db/1.0');
    expect(entries).toEqual(records);
    expect(sums).toBeUndefined();
  });

  it('need an existing database; an assumed version that does not exist is asked for', async () => {
    way = await openWay({ 'db/1.0': withLists(nested, records) });
    expect(await codeOf(list('db/2.0'))).toBe('physionet-database');
    const error = await list('db').catch((reason) => reason);
    expect(error.problem).toMatchObject({ code: 'physionet-database', file: 'db/1.0.0' });
    expect(error.problem.message).toContain('Add the version');
  });

  it('are not taken from a list whose checksum is wrong', async () => {
    way = await openWay({ 'db/1.0': withLists(nested, records) });
    way.upstream.faults.set('db/1.0/RECORDS', 'damaged');
    expect(await codeOf(list('db/1.0'))).toBe('physionet-checksum');
  });

  it('are not taken from a list of 100 MB or an endless one', async () => {
    const { 'SHA256SUMS.txt': _, ...files } = withLists(nested, records);
    way = await openWay({ 'db/1.0': { ...files, RECORDS: Buffer.alloc(100_000_000, 'record\n') } });
    expect(await codeOf(list('db/1.0'))).toBe('physionet-too-large');
    way.upstream.faults.set('db/1.0/RECORDS', 'endless');
    expect(await codeOf(list('db/1.0'))).toBe('physionet-too-large');
    way.upstream.faults.set('db/1.0/SHA256SUMS.txt', 'endless');
    way.upstream.files.set('db/1.0/SHA256SUMS.txt', bytes(''));
    expect(await codeOf(list('db/1.0'))).toBe('physionet-too-large');
  });

  it('are skipped if they point outside the database', async () => {
    way = await openWay({ 'db/1.0': withLists(nested, ['../secret', '/etc/passwd', 'a/1_lr']) });
    const { entries, refused } = await list('db/1.0');
    expect(entries).toEqual(['a/1_lr']);
    expect(refused).toEqual(['../secret', '/etc/passwd']);
  });
});
