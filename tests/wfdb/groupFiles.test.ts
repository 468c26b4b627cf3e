import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupFiles, pathFinder, signalFileFinder } from '../../src/wfdb';
import { makeHeader } from './build';

const entries = (...paths: string[]) => paths.map((path) => ({ path, size: 1 }));

describe('groupFiles', () => {
  it('forms records of one folder and base name', () => {
    const { records, headerless, unknown } = groupFiles(
      entries(
        'db/100.atr',
        'db/100.dat',
        'db/100.hea',
        'db/100.qrs',
        'a103l.hea',
        'a103l.mat',
        'b.d0',
        'b.hea',
        'b.d1',
      ),
    );
    expect(records).toEqual([
      {
        key: 'db/100',
        folder: 'db',
        baseName: '100',
        headerPath: 'db/100.hea',
        annotators: [
          { annotator: 'atr', path: 'db/100.atr' },
          { annotator: 'qrs', path: 'db/100.qrs' },
        ],
        signalPaths: ['db/100.dat'],
      },
      expect.objectContaining({ key: 'a103l', folder: '', signalPaths: ['a103l.mat'] }),
      expect.objectContaining({ key: 'b', signalPaths: ['b.d0', 'b.d1'] }),
    ]);
    expect([headerless, unknown]).toEqual([[], []]);
  });

  it('ignores case, but keeps two records that differ only in case', () => {
    const { records } = groupFiles(entries('X100.HEA', 'x100.Dat', 'X100.ATR'));
    expect(records).toMatchObject([
      {
        headerPath: 'X100.HEA',
        signalPaths: ['x100.Dat'],
        annotators: [{ annotator: 'ATR', path: 'X100.ATR' }],
      },
    ]);
    const two = groupFiles(entries('a.hea', 'A.hea', 'A.dat', 'a.dat')).records;
    expect(two.map(({ signalPaths }) => signalPaths)).toEqual([['a.dat'], ['A.dat']]);
  });

  it('separates records of one name in two folders, and lists duplicates', () => {
    const { records, duplicates } = groupFiles(
      entries('one/100.hea', 'two/100.hea', 'two/100.dat', 'two/100.dat', 'two/100.HEA'),
    );
    expect(records.map(({ key }) => key)).toEqual(['one/100', 'two/100']);
    expect(duplicates).toEqual(['two/100.dat', 'two/100.HEA']);
  });

  it('collects files without a header, as far as they look like WFDB', () => {
    const { records, headerless, unknown } = groupFiles(
      entries('100.dat', '100.atr', '101.atr', '102.doc', '103.foo'),
    );
    expect(records).toEqual([]);
    expect(headerless).toMatchObject([
      {
        baseName: '100',
        headerPath: undefined,
        signalPaths: ['100.dat'],
        annotators: [{ annotator: 'atr' }],
      },
      { baseName: '101', signalPaths: [], annotators: [{ annotator: 'atr' }] },
    ]);
    expect(unknown).toEqual(['102.doc', '103.foo']);
  });

  it('takes any letters next to a header as an annotator, but not known other extensions', () => {
    const { records, unknown } = groupFiles(
      entries(
        '12726.hea',
        '12726.anI',
        '12726.q1c',
        '12726.txt',
        '12726.json',
        '12726.a b',
        '12726.123',
        '12726',
      ),
    );
    expect(records[0]!.annotators.map(({ annotator }) => annotator)).toEqual(['anI', 'q1c']);
    expect(unknown).toEqual(['12726.txt', '12726.json', '12726.a b', '12726.123', '12726']);
  });

  it('silently ignores what comes with databases and operating systems', () => {
    const ignored = entries(
      '.DS_Store',
      'db/._100.hea',
      '__MACOSX/db/._100.dat',
      'db/Thumbs.db',
      'db/desktop.ini',
      'db/RECORDS',
      'db/RECORDS-waveforms',
      'db/ANNOTATORS',
      'db/SHA256SUMS.txt',
      'db/SHA256SUMS',
      'db/LICENSE.txt',
      'db/LICENSE-odc.txt',
      'db/README.md',
      'db/index.html',
      'db/100.xws',
      'db/mitdbdir/intro.htm',
      'db/mitdbdir/src/100.hea',
      'db/mitdbdir/picture.gif',
      '.git/100.hea',
    );
    const grouped = groupFiles([...ignored, ...entries('db/mitdb.zip', 'db/records.hea', 'notes.pdf')]);
    expect(grouped.ignored).toEqual(ignored.map(({ path }) => path));
    expect(grouped).toMatchObject({
      records: [{ key: 'db/records' }],
      headerless: [],
      zips: ['db/mitdb.zip'],
      unknown: ['notes.pdf'],
    });
  });

  it('puts every file in exactly one group', () => {
    const name = fc.constantFrom('100', 'a', 'A', 'RECORDS', '.x', 'x.y');
    const extension = fc.constantFrom(
      '',
      '.hea',
      '.HEA',
      '.dat',
      '.atr',
      '.qrs',
      '.txt',
      '.zip',
      '.d3',
      '.html',
      '.9',
    );
    const path = fc
      .tuple(fc.constantFrom('', 'f/', 'F/', '__MACOSX/'), name, extension)
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(path, { maxLength: 30 }), (paths) => {
        const grouped = groupFiles(entries(...paths));
        const groups = [...grouped.records, ...grouped.headerless];
        const placed = [
          ...groups.flatMap(({ headerPath, signalPaths, annotators }) => [
            ...(headerPath === undefined ? [] : [headerPath]),
            ...signalPaths,
            ...annotators.map((annotator) => annotator.path),
          ]),
          ...grouped.zips,
          ...grouped.duplicates,
          ...grouped.ignored,
          ...grouped.unknown,
        ];
        expect(placed.sort()).toEqual(paths.slice().sort());
        expect(grouped.records.every(({ headerPath }) => headerPath !== undefined)).toBe(true);
      }),
    );
  });
});

describe('signalFileFinder', () => {
  const header = makeHeader([{ fileName: 'd0.dat' }, { fileName: 'd0.dat' }, { fileName: 'sub/E.DAT' }]);
  const find = (...paths: string[]) => {
    const { paths: found, missing } = signalFileFinder(pathFinder(paths))(header, 'db/x.hea');
    return { found: Object.fromEntries(found), missing };
  };

  it('looks in the folder of the header first', () => {
    expect(find('d0.dat', 'other/d0.dat', 'db/d0.dat', 'db/sub/E.DAT')).toEqual({
      found: { 'd0.dat': 'db/d0.dat', 'sub/E.DAT': 'db/sub/E.DAT' },
      missing: [],
    });
  });

  it('accepts another case, a file without its folder, or the only one elsewhere', () => {
    expect(find('db/D0.DAT', 'db/e.dat').found).toEqual({ 'd0.dat': 'db/D0.DAT', 'sub/E.DAT': 'db/e.dat' });
    expect(find('other/d0.dat').found).toEqual({ 'd0.dat': 'other/d0.dat' });
  });

  it('reports what is missing rather than guess between two', () => {
    expect(find('one/d0.dat', 'two/d0.dat')).toEqual({ found: {}, missing: ['d0.dat', 'sub/E.DAT'] });
  });
});
