import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLocation } from '../../src/physionet/parseLocation';
import { isPathInside } from '../../src/physionet/safePath';

const mitdb = { root: 'mitdb/1.0.0', folder: '', record: undefined, versionAssumed: false };
const assumed = { ...mitdb, versionAssumed: true };

describe('what a user types or pastes', () => {
  it.each([
    ['mitdb/1.0.0', mitdb],
    ['  mitdb/1.0.0/ ', mitdb],
    ['/mitdb/1.0.0', mitdb],
    ['mitdb', assumed],
    ['mitdb/100', { ...assumed, record: '100' }],
    ['mitdb/1.0.0/100', { ...mitdb, record: '100' }],
    ['mitdb/1.0.0/100.hea', { ...mitdb, record: '100' }],
    ['https://physionet.org/content/mitdb/1.0.0/', mitdb],
    ['https://physionet.org/content/mitdb/1.0.0/#files', mitdb],
    ['https://www.physionet.org/content/mitdb/1.0.0', mitdb],
    ['physionet.org/content/mitdb/1.0.0/', mitdb],
    ['https://physionet.org/content/mitdb/', assumed],
    ['https://physionet.org/files/mitdb/1.0.0/100.hea', { ...mitdb, record: '100' }],
    ['https://physionet.org/files/mitdb/1.0.0/100.atr?download', { ...mitdb, record: '100' }],
    ['https://physionet.org/content/mitdb/1.0.0/x_mitdb/#files-panel', { ...mitdb, folder: 'x_mitdb' }],
    ['https://physionet.org/files/mitdb/1.0.0/x_mitdb/x_100.dat', { ...mitdb, record: 'x_mitdb/x_100' }],
    ['https://physionet.org/files/mitdb/1.0.0/RECORDS', mitdb],
    ['https://physionet.org/files/mitdb/1.0.0/SHA256SUMS.txt', mitdb],
    ['https://physionet.org/physiobank/database/mitdb/', assumed],
    ['http://archive.physionet.org/physiobank/database/mitdb/100.hea', { ...assumed, record: '100' }],
    ['https://physionet.org/get-zip/mitdb/1.0.0/', mitdb],
    ['https://physionet.org/static/published-projects/mitdb/mit-bih-arrhythmia-database-1.0.0.zip', mitdb],
    ['wget -r -N -c -np https://physionet.org/files/mitdb/1.0.0/', mitdb],
    ['aws s3 sync --no-sign-request s3://physionet-open/mitdb/1.0.0/ DESTINATION', mitdb],
    ['<https://physionet.org/content/mitdb/1.0.0/>,', mitdb],
    [
      'https://physionet.org/files/ptb-xl/1.0.3/records100/00000/00001_lr.hea',
      { root: 'ptb-xl/1.0.3', folder: '', record: 'records100/00000/00001_lr', versionAssumed: false },
    ],
    [
      'mimic3wdb-matched/1.0/p00/p000020/p000020-2183-04-28-17-47',
      {
        root: 'mimic3wdb-matched/1.0',
        folder: '',
        record: 'p00/p000020/p000020-2183-04-28-17-47',
        versionAssumed: false,
      },
    ],
    [
      'chbmit/1.0.0/chb01/chb01_01.edf',
      { root: 'chbmit/1.0.0', folder: '', record: 'chb01/chb01_01.edf', versionAssumed: false },
    ],
  ])('%s', (text, location) => {
    expect(parseLocation(text)).toEqual(location);
  });

  it.each([
    '',
    '   ',
    'https://example.org/content/mitdb/1.0.0/',
    'https://physionet.org.example.org/content/mitdb/1.0.0/',
    'https://notphysionet.org/content/mitdb/1.0.0/',
    'https://example.org/physionet.org/content/mitdb/1.0.0/',
    'https://user:password@physionet.org/content/mitdb/1.0.0/',
    'file:///etc/passwd',
    'ftp://physionet.org/files/mitdb/1.0.0/',
    'javascript:alert(1)',
    'https://physionet.org/',
    'https://physionet.org/about/',
    'https://physionet.org/login/mitdb/1.0.0/',
    'mitdb/../../secret',
    'mitdb/1.0.0/../../other',
    'mitdb/1.0.0/%2e%2e/other',
    '../mitdb',
    '..%2fmitdb/1.0.0',
    'mitdb/1.0.0/a%2f..%2fb/..%2f',
    'mitdb\\1.0.0',
    'mitdb/1.0.0/%00',
    'mitdb/%E0%A4%A',
    'the arrhythmia database',
  ])('refuses %s', (text) => {
    expect(parseLocation(text)).toBeUndefined();
  });

  it('never points outside a database, whatever is typed', () => {
    const piece = fc.constantFrom(
      'mitdb',
      '1.0.0',
      '..',
      '.',
      '/',
      '\\',
      '%2e',
      '%2f',
      'physionet.org',
      'https://',
      'files',
      '100.hea',
      ':',
      ' ',
      '\u0000',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece, { maxLength: 9 }).map((parts) => parts.join('')),
        ),
        (text) => {
          const location = parseLocation(text);
          if (!location) return;
          expect(location.root).toMatch(/^[a-z0-9][\w-]*\/\d[\w.-]*$/i);
          for (const path of [location.folder, location.record])
            if (path) expect(isPathInside(path)).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
