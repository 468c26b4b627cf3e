import { expect, it, vi } from 'vitest';
import { editHistory } from '../../../src/edits/editHistory';
import { commands } from '../../../src/state/commands';
import { services } from '../../../src/state/services';
import { labStore } from '../../../src/state/store';
import { beatClasses, classCounts } from '../../../src/state/templates/templateMarks';
import { readAnnotations } from '../../../src/wfdb';
import { describeWithShared } from '../../shared';
import { smallRecord } from '../fakes';
import { dropped, freshLab } from '../labInNode';

freshLab();

const view = () => labStore.getState().view!;
const cards = () => view().templates!.templates;
const beatsOf = (number: number) => [...cards().find((each) => each.number === number)!.beats];
const symbolsIn = async (annotator: string) => {
  const [source] = services.sources.values();
  const file = source!.annotators.find(({ name }) => name.endsWith(`.${annotator}`))!;
  const { symbol, sample } = readAnnotations(new Uint8Array(await file.blob.arrayBuffer()), file.name);
  const all = symbol.map((each, i): [number, string] => [sample[i]!, each]);
  // The note of the edits comes first.
  return new Map(annotator === 'edit' ? all.slice(1) : all);
};

describeWithShared('the templates of a record', (shared) => {
  it('tell N from V in 233; one is relabelled, undone, split and merged', async () => {
    const files = ['hea', 'dat', 'atr'].map((ending) => `233.${ending}`);
    await commands.importFiles(
      files.map((name) => dropped(`mitdb/${name}`, shared.bytes('data', 'mitdb', name))),
    );
    const { id } = labStore.getState().records[0]!;
    await commands.viewRecord(id);
    await commands.clusterBeats();
    const { sample, leads, leftOut } = view().templates!;
    expect(leads).toEqual(['MLII', 'V1']);
    expect(sample.length + leftOut).toBe(3079);
    expect(cards().flatMap(({ beats }) => [...beats])).toHaveLength(sample.length);

    const counted = () => {
      const { classes, others } = beatClasses(view().marks!, 360, sample);
      expect(others).toBe(leftOut);
      return cards().map(({ beats }) => classCounts(classes, beats));
    };
    const before = counted();
    // Most of the N and of the V are in cards of their own.
    const inPureCards = (index: number) =>
      before
        .filter((counts) => counts[index]! > 0.95 * counts.reduce((sum, count) => sum + count, 0))
        .reduce((sum, counts) => sum + counts[index]!, 0);
    expect(inPureCards(0)).toBeGreaterThan(0.97 * 2230);
    expect(inPureCards(2)).toBeGreaterThan(0.95 * 831);
    const at = before.findIndex((counts) => counts[2]! > counts[0]!);
    const { number, beats } = cards()[at]!;

    const asRead = await symbolsIn('atr');
    await commands.relabelTemplate(number, 'A', 'by shape');
    const edited = await symbolsIn('edit');
    const own = new Set([...beats].map((beat) => sample[beat]!));
    for (const [place, symbol] of asRead) expect(edited.get(place)).toBe(own.has(place) ? 'A' : symbol);
    expect(edited.size).toBe(asRead.size);
    const { edits } = editHistory(labStore.getState().edits.rows);
    expect(edits.map(({ row }) => [row.edit.what, row.edit.changes.length, row.edit.why])).toEqual([
      ['relabel', beats.length, 'by shape'],
    ]);
    await vi.waitFor(() => expect(counted()[at]![1]).toBe(beats.length));
    await commands.turnEdit(id, 'undo');
    expect(await symbolsIn('edit')).toEqual(asRead);
    await vi.waitFor(() => expect(counted()).toEqual(before));

    const numbers = cards().map((each) => each.number);
    const whole = cards()[at]!;
    await commands.splitTemplate(number);
    const fresh = Math.max(...numbers) + 1;
    expect(cards().map((each) => each.number)).toEqual(numbers.toSpliced(at + 1, 0, fresh));
    expect([...beatsOf(number), ...beatsOf(fresh)].sort((a, b) => a - b)).toEqual([...beats]);
    expect(Math.min(beatsOf(number).length, beatsOf(fresh).length)).toBeGreaterThan(0);
    await commands.mergeTemplates(number, fresh);
    expect(cards()[at]).toEqual(whole);
    expect(cards().map((each) => each.number)).toEqual(numbers);
  });
});

it('templates count beats that nobody has classed, and name those that the annotations do not have', async () => {
  await commands.importFiles(smallRecord('208'));
  await commands.viewRecord('208');
  await commands.clusterBeats();
  const { sample } = view().templates!;
  const all = [...sample.keys()];
  expect(
    cards()
      .flatMap(({ beats }) => [...beats])
      .sort((a, b) => a - b),
  ).toEqual(all);
  await commands.relabelTemplate(cards()[0]!.number, '?', '');
  await vi.waitFor(() => expect(labStore.getState().records[0]!.annotator).toBe('edit'));
  await vi.waitFor(() => expect(view().marks!.symbols).toContain('?'));
  const { classes } = beatClasses(view().marks!, 360, sample);
  const [first] = cards();
  expect(classCounts(classes, first!.beats)[5]).toBe(first!.beats.length);
  const none = beatClasses({ ...view().marks!, timeSec: new Float64Array(0) }, 360, sample);
  expect(classCounts(none.classes, first!.beats)).toEqual([0, 0, 0, 0, 0, 0]);
  const shifted = beatClasses(view().marks!, 360, sample.subarray(1));
  expect(shifted.others).toBe(1 + view().templates!.leftOut);
});

it('a split that ends late leaves what was done to other templates meanwhile, and can be stopped', async () => {
  await commands.importFiles(smallRecord('208'));
  await commands.viewRecord('208');
  await commands.clusterBeats();
  // Down to a template of one beat, which cannot be split.
  let [last] = cards();
  while (last!.beats.length > 1 && view().templates!.alike === undefined) {
    await commands.splitTemplate(last!.number);
    last = cards().toSorted((a, b) => a.beats.length - b.beats.length)[0];
  }
  const { number } = last!;
  const [one, two] = cards().filter((each) => each.number !== number);
  const count = cards().length;
  const late = commands.splitTemplate(number);
  await commands.mergeTemplates(one!.number, two!.number);
  expect(cards()).toHaveLength(count - 1);
  await late;
  expect(view().templates!.alike).toBe(number);
  expect(cards()).toHaveLength(count - 1);

  const before = view().templates;
  const seen = new Set<string>();
  const unsubscribe = labStore.subscribe(({ activities: [activity] }) => {
    if (!activity || seen.has(activity.kind)) return;
    seen.add(activity.kind);
    commands.stopActivity(activity.id);
  });
  await commands.splitTemplate(one!.number);
  unsubscribe();
  expect([...seen]).toEqual(['clustering']);
  expect(view().templates).toBe(before);
});

it('no template is asked of a record that is not open, and a wrong number changes nothing', async () => {
  await commands.clusterBeats();
  expect(labStore.getState().view).toBeUndefined();
  await commands.importFiles(smallRecord('208'));
  await commands.viewRecord('208');
  await commands.clusterBeats();
  const before = view().templates;
  await commands.splitTemplate(99);
  await commands.mergeTemplates(1, 1);
  await commands.mergeTemplates(1, 99);
  await commands.relabelTemplate(99, 'V', '');
  expect(view().templates).toBe(before);
  expect(labStore.getState().edits.rows).toEqual([]);
});
