import { describe, expect, it } from 'vitest';
import { isRecordsList, listedIn } from '../../src/wfdb';

describe('a database list of records', () => {
  const lists = new Map([
    ['db/RECORDS', '100\r\n101\nsub/102\n'],
    ['db/other/RECORDS', '7\n'],
  ]);

  it('is a file named RECORDS, in whatever folder', () => {
    expect(isRecordsList('RECORDS')).toBe(true);
    expect(isRecordsList('db/RECORDS')).toBe(true);
    expect(isRecordsList('db/RECORDS-old')).toBe(false);
    expect(isRecordsList('db/records')).toBe(false);
  });

  it('names records by their path below it; the nearest list is used', () => {
    expect(listedIn(lists, 'db', '100')).toBe(true);
    expect(listedIn(lists, 'db', '101')).toBe(true);
    expect(listedIn(lists, 'db/sub', '102')).toBe(true);
    expect(listedIn(lists, 'db', '102')).toBe(false);
    expect(listedIn(lists, 'db/x_db', 'x_100')).toBe(false);
    expect(listedIn(lists, 'db/other', '7')).toBe(true);
    expect(listedIn(lists, 'db/other', '100')).toBe(false);
  });

  it('says nothing about records outside its folder', () => {
    expect(listedIn(lists, '', '100')).toBeUndefined();
    expect(listedIn(lists, 'db2', '100')).toBeUndefined();
    expect(listedIn(new Map([['RECORDS', '100']]), '', '100')).toBe(true);
  });
});
