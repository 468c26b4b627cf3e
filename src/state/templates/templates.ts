import { pickRows } from '../../beats/templates/pickRows';
import { mergedTemplate, splitTemplate as parts } from '../../beats/templates/templates';
import type { ClusteredBeats } from '../../beats/templates/types';
import { relabel } from '../../edits/makeEdits';
import { makeEdit } from '../edits/makeEdit';
import { problemOf } from '../records/problemOf';
import { services } from '../services';
import { current, report, update, withActivity } from '../update';
import { marksOf } from './templateMarks';
import type { NamedTemplate, TemplatesState } from './types';

/** What the beats of a result look like: gone with it, when the record is closed. */
const clustered = new WeakMap<TemplatesState['sample'], ClusteredBeats>();

export async function clusterBeats(): Promise<void> {
  const { view } = current();
  const source = view && services.sources.get(view.recordId);
  if (!source) return;
  const { recordId } = view;
  await withActivity('clustering', {}, async (activity) => {
    activity.update({ detail: recordId });
    try {
      const found = await services.pool().run((worker) => worker.clusterBeats(source), activity.signal);
      const { sample, lengthSamples, window } = found.beats;
      clustered.set(sample, found.beats);
      const templates = found.templates.map((template, i) => ({ ...template, number: i + 1 }));
      const { leads, leftOut } = found;
      patch(recordId, {
        ...{ sample, lengthSamples, window },
        ...{ templates, leads, leftOut, alike: undefined },
      });
    } catch (error) {
      if (activity.signal.aborted) throw error;
      report(problemOf(error, recordId));
    }
  });
}

export async function splitTemplate(number: number): Promise<void> {
  const asked = shown(number);
  if (!asked) return;
  const { recordId, beats, template } = asked;
  const { width, rows } = beats.qrs;
  const qrs = { width, rows: pickRows(rows, width, template.beats) };
  await withActivity('clustering', {}, async (activity) => {
    activity.update({ detail: recordId });
    try {
      const side = await services.pool().run((worker) => worker.splitRows(qrs), activity.signal);
      // Meanwhile another step may have been made.
      const now = shown(number);
      if (now?.template === template) showSplit(now, side);
    } catch (error) {
      if (activity.signal.aborted) throw error;
      report(problemOf(error, recordId));
    }
  });
}

function showSplit({ recordId, state, beats, template }: Shown, side: Uint8Array | undefined): void {
  const { number } = template;
  if (!side) {
    patch(recordId, { ...state, alike: number });
    return;
  }
  const [one, other] = parts(beats, template, side);
  const fresh = Math.max(...state.templates.map((each) => each.number)) + 1;
  replace(recordId, (each) =>
    each === template
      ? [
          { ...one, number },
          { ...other, number: fresh },
        ]
      : [each],
  );
}

export async function mergeTemplates(number: number, other: number): Promise<void> {
  const [one, two] = [shown(number), shown(other)];
  if (!one || !two || number === other) return;
  const merged = { ...mergedTemplate(one.beats, one.template, two.template), number };
  replace(one.recordId, (each) => (each === one.template ? [merged] : each === two.template ? [] : [each]));
}

export async function relabelTemplate(number: number, symbol: string, why: string): Promise<void> {
  const asked = shown(number);
  const { view, records } = current();
  const entry = records.find(({ id }) => id === asked?.recordId);
  if (!asked || !view?.marks || !entry) return;
  const { state, template } = asked;
  const draft = relabel(marksOf(view.marks, entry.samplingHz, state.sample, template.beats), symbol);
  if (draft) await makeEdit(asked.recordId, draft, why);
}

interface Shown {
  recordId: string;
  state: TemplatesState;
  beats: ClusteredBeats;
  template: NamedTemplate;
}

/** A template of the viewed record with what belongs to it; undefined if there is none of this number. */
function shown(number: number): Shown | undefined {
  const { view } = current();
  const state = view?.templates;
  const template = state?.templates.find((each) => each.number === number);
  const beats = state && clustered.get(state.sample);
  return template && beats ? { recordId: view.recordId, state, beats, template } : undefined;
}

function replace(recordId: string, by: (template: NamedTemplate) => NamedTemplate[]): void {
  const state = current().view?.templates;
  if (state) patch(recordId, { ...state, templates: state.templates.flatMap(by), alike: undefined });
}

/** Shows templates if their record is still the viewed one. */
function patch(recordId: string, templates: TemplatesState): void {
  update(({ view }) => (view?.recordId === recordId ? { view: { ...view, templates } } : {}));
}
