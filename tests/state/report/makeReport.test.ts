import { beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../../src/state/commands';
import { labStore } from '../../../src/state/store';
import { freshLab } from '../labInNode';

freshLab();

const report = () => labStore.getState().report;
const record = 'demo01';

describe('the report of the open record', () => {
  beforeEach(async () => {
    await commands.loadDemo();
    await commands.viewRecord(record);
  });

  it('is made from the annotations in use, or from those that are asked for, and closed', async () => {
    await commands.makeReport();
    const entry = labStore.getState().records.find(({ id }) => id === record)!;
    expect(report()).toMatchObject({ recordId: record, status: 'done', annotator: entry.annotator });
    const { beats } = report()!.made!.report;
    expect(beats.total).toBe(entry.beatCount);
    expect(beats.classes.map(({ count }) => count)).toEqual(entry.classCounts);
    await commands.findBeats([record]);
    await commands.makeReport('found');
    expect(report()).toMatchObject({ status: 'done', annotator: 'found' });
    expect(report()!.made!.report.annotator).toBe('found');
    expect(report()!.made!.report.labNote).toContain("the lab's detector");
    // One that is not there is not asked for.
    await commands.makeReport('nobody');
    expect(report()!.status).toBe('done');
    commands.closeReport();
    expect(report()).toBeUndefined();
  });

  it('gives way to a place, another record and none, stops for another report, and does not come back once it is closed', async () => {
    await commands.makeReport();
    await commands.viewRecord(record);
    expect(report()).toBeDefined();
    await commands.viewRecord(record, { atSec: 30 });
    expect(report()).toBeUndefined();
    await commands.makeReport();
    await commands.viewRecord('demo02');
    expect(report()).toBeUndefined();
    await commands.makeReport();
    commands.closeRecord();
    expect(report()).toBeUndefined();
    await commands.makeReport();
    expect(report()).toBeUndefined();
    await commands.viewRecord(record);
    const first = commands.makeReport();
    const second = commands.makeReport();
    await Promise.all([first, second]);
    expect(report()!.status).toBe('done');
    const end = labStore.subscribe(
      ({ report: shown }) => shown?.status === 'reading' && commands.closeReport(),
    );
    await commands.makeReport();
    end();
    expect(report()).toBeUndefined();
    expect(labStore.getState().activities).toEqual([]);
  });
});
