import { describe, expect, it } from 'vitest';
import { databaseName, databaseOf } from '../../src/beats/databases';
import { patientOf } from '../../src/beats/patients';
import { personsOf } from '../../src/beats/splits';

const from = (path: string, samplingHz = 250, synthetic = false) =>
  databaseOf({ path, name: path.slice(path.lastIndexOf('/') + 1, -4), samplingHz, synthetic });

describe('the database of a record', () => {
  it.each([
    ['mitdb/100.hea', 'mitdb'],
    ['physionet.org/files/svdb/1.0.0/800.hea', 'svdb'],
    ['ecg/mit-bih-supraventricular-arrhythmia-database-1.0.0/800.hea', 'svdb'],
    ['MIT-BIH-Arrhythmia-Database-1.0.0.zip/mit-bih-arrhythmia-database-1.0.0/100.hea', 'mitdb'],
    ['st-petersburg-incart-12-lead-arrhythmia-database-1.0.0/files/I01.hea', 'incartdb'],
    ['mitdb/afdb/04015.hea', 'afdb'],
    ['mitdb-copy/100.hea', 'own'],
    ['mitdb.hea', 'own'],
  ])('is told by the innermost folder that is named like one: %s', (path, database) => {
    expect(from(path)).toBe(database);
  });

  it.each([
    ['100.hea', 360, 'mitdb'],
    ['217.hea', 360, 'mitdb'],
    ['110.hea', 360, 'own'],
    ['100.hea', 128, 'own'],
    ['800.hea', 128, 'svdb'],
    ['812.hea', 128, 'svdb'],
    ['813.hea', 128, 'own'],
    ['894.hea', 128, 'svdb'],
    ['895.hea', 128, 'own'],
    ['I75.hea', 257, 'incartdb'],
    ['I76.hea', 257, 'own'],
    ['I00.hea', 257, 'own'],
    ['downloads/231.hea', 360, 'mitdb'],
  ])('is told by name and rate where no folder tells: %s at %i Hz', (path, samplingHz, database) => {
    expect(from(path, samplingHz)).toBe(database);
  });

  it('has as many names as PhysioNet lists', () => {
    const count = (names: string[], hz: number, database: string) =>
      names.filter((name) => from(`${name}.hea`, hz) === database).length;
    const numbers = Array.from({ length: 1000 }, (_, i) => String(i));
    expect(count(numbers, 360, 'mitdb')).toBe(48);
    expect(count(numbers, 128, 'svdb')).toBe(78);
    const incart = Array.from({ length: 100 }, (_, i) => `I${String(i).padStart(2, '0')}`);
    expect(count(incart, 257, 'incartdb')).toBe(75);
  });

  it('is none of a synthetic record, whatever it is called', () => {
    expect(from('mitdb/100.hea', 360, true)).toBe('own');
  });

  it('can be named by a person in any way that a list can hold', () => {
    expect(databaseName('  my, ward/2024 ')).toBe('my-ward-2024');
    expect(databaseName(' ')).toBe('');
  });
});

describe('persons of several databases', () => {
  it('are not taken for one because of a name', () => {
    const names = ['a/100', 'b/100', '201', '202', 'x/202'];
    expect(personsOf(names, ['mitdb', 'ward', 'mitdb', 'mitdb', 'ward']).ofRecord).toEqual(
      Uint16Array.of(0, 1, 2, 2, 3),
    );
    // The same record twice.
    expect(personsOf(['a/100', 'b/100'], ['mitdb', 'mitdb']).ofRecord).toEqual(Uint16Array.of(0, 0));
  });

  it('are told by names alone where nothing is known of databases', () => {
    const names = ['a/100', 'b/100', 'mitdb/201', 'x/202', 'I01', 'I02'];
    const before = personsOf(names).ofRecord;
    expect(before).toEqual(Uint16Array.of(0, 1, 2, 2, 3, 4));
    const own = names.map(() => 'own');
    expect(personsOf(names, own).ofRecord).toEqual(before);
  });

  it('are the 32 of INCART', () => {
    const names = Array.from({ length: 75 }, (_, i) => `I${String(i + 1).padStart(2, '0')}`);
    const { ofRecord } = personsOf(
      names,
      names.map(() => 'incartdb'),
    );
    expect(new Set(ofRecord).size).toBe(32);
    // As the headers have them: patient 14 has four records, patient 32 the last two.
    expect(names.filter((_, i) => ofRecord[i] === 13)).toEqual(['I29', 'I30', 'I31', 'I32']);
    expect(names.filter((_, i) => ofRecord[i] === 31)).toEqual(['I74', 'I75']);
  });

  it('are the same where a database took its records from another', () => {
    expect(patientOf('118e06', 'nstdb')).toBe(patientOf('118', 'mitdb'));
    expect(patientOf('119e_6', 'nstdb')).toBe(patientOf('119', 'mitdb'));
    expect(patientOf('sel100', 'qtdb')).toBe(patientOf('100', 'mitdb'));
    expect(patientOf('sel803', 'qtdb')).toBe(patientOf('803', 'svdb'));
    for (const [own, source] of [
      ['e0104', 'edb'],
      ['301', 'stdb'],
      ['16265', 'nsrdb'],
      ['14046', 'ltdb'],
      ['30', 'sddb'],
    ] as const) {
      expect(patientOf(`sel${own}`, 'qtdb')).toBe(patientOf(own, source));
    }
    expect(patientOf('sel99999', 'qtdb')).toBe('qtdb/sel99999');
  });
});
