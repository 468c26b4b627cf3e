import { describe, expect, it } from 'vitest';
import { importFiles } from '../../../src/state/records/importFiles';
import { leaveTable, readTable } from '../../../src/state/records/tables';
import { services } from '../../../src/state/services';
import { labStore } from '../../../src/state/store';
import { writeAnnotations } from '../../../src/wfdb';
import type { TableReading } from '../../../src/wfdb/table/types';
import { makeAnnotations } from '../../wfdb/build';
import { dropped, freshLab } from '../labInNode';

const state = () => labStore.getState();
const record = (id: string) => state().records.find((entry) => entry.id === id);
const bytes = (text: string) => new TextEncoder().encode(text);
const table = (count: number, start = 995) =>
  bytes(
    `'sample #','MLII'\n${Array.from({ length: count }, (_, k) => `${k},${start + (k % 50)}`).join('\n')}\n`,
  );
const reading: TableReading = { samplingHz: 360, leads: [1], unit: 'stored' };
const question = () => state().tables[0]!;

describe('tables that do not say their frequency', () => {
  freshLab();

  it('are asked about once, then become records that keep the answer', async () => {
    await importFiles([dropped('100.csv', table(720)), dropped('101.csv', table(360))]);
    expect([state().records, state().problems]).toEqual([[], []]);
    expect(state().tables).toMatchObject([{ names: ['100.csv', '101.csv'] }]);
    await readTable(question().id, reading);
    expect(state().tables).toEqual([]);
    expect(record('100')).toMatchObject({
      state: 'no-annotations',
      samplingHz: 360,
      lengthSamples: 720,
      leads: [{ name: 'MLII', units: 'mV' }],
    });
    expect(record('101')).toMatchObject({ lengthSamples: 360 });
    // As stored, so that a reload reads them the same way.
    expect(services.sources.get('100')!.header).toMatchObject({ format: 'table', reading });
    // A further drop neither asks again nor loses them.
    const beats = makeAnnotations([100, 200, 300].map((sample) => [sample, 'N']));
    await importFiles([dropped('100.atr', writeAnnotations(beats))]);
    expect(state().tables).toEqual([]);
    expect(record('100')).toMatchObject({ samplingHz: 360, annotator: 'atr', annotationCount: 3 });
  });

  it('are left out with a note, and asked about again when dropped again', async () => {
    await importFiles([dropped('100.csv', table(720))]);
    const { id } = question();
    await importFiles([dropped('100.csv', table(720))]);
    expect(state().tables.map((entry) => entry.id)).not.toContain(id);
    expect(state().tables).toHaveLength(1);
    leaveTable(question().id);
    expect([state().tables, state().records]).toEqual([[], []]);
    expect(state().problems).toMatchObject([
      {
        code: 'table-unanswered',
        severity: 'note',
        message:
          '100.csv was not read, because its sampling frequency is not known. Drop it again to enter it.',
      },
    ]);
    await importFiles([dropped('100.csv', table(720)), dropped('101.csv', table(720))]);
    leaveTable(question().id);
    expect(state().problems.at(-1)!.message).toContain('100.csv and 1 more were not read');
  });

  it('do not hold up what needs no answer', async () => {
    const timed = bytes(
      `time (s),ECG (mV)\n${Array.from({ length: 50 }, (_, k) => `${k / 250},0.${k % 7}`).join('\n')}\n`,
    );
    await importFiles([dropped('a.csv', table(50)), dropped('b.csv', timed)]);
    expect(record('b')).toMatchObject({ samplingHz: 250 });
    expect(state().tables).toHaveLength(1);
  });
});
