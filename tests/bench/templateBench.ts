import { createPreparer } from '../../src/beats';
import { shownClassOf } from '../../src/beats/classMap';
import { clusterBeats } from '../../src/beats/templates/clusterBeats';
import { templateSettings } from '../../src/beats/templates/settings';
import { NO_CLASS } from '../../src/beats/types';
import { parseHeader, readAnnotations, readRecord } from '../../src/wfdb';
import { unlabelled } from '../../src/workers/records/writeLabels';
import type { RecordBytes } from './detectBench';

const preparer = createPreparer(templateSettings);

/** How the templates of a record agree with its reference annotations. */
export interface TemplateRow {
  name: string;
  beats: number;
  templates: number;
  /** Beats that have the most frequent class of the record, and of their template. */
  asRecord: number;
  asTemplate: number;
  /** By class: all beats, and those whose template has mostly this class. */
  ofClass: number[];
  found: number[];
  ms: number;
}

export function templateRow({ name, hea, dat, atr }: RecordBytes): TemplateRow {
  const record = readRecord({
    header: parseHeader(hea, `${name}.hea`),
    files: new Map([[`${name}.dat`, dat]]),
  });
  const annotations = readAnnotations(atr, `${name}.atr`);
  const classAt = new Map(
    annotations.symbol.map((symbol, i) => [annotations.sample[i]!, shownClassOf(symbol)]),
  );
  const set = preparer.prepare({ record, annotations: unlabelled(annotations) }).beats;
  const start = performance.now();
  const { beats, templates } = clusterBeats(set);
  const ms = performance.now() - start;
  const counts = templates.map((rows) =>
    countClasses(Array.from(rows, (row) => classAt.get(beats.sample[row]!))),
  );
  const found = noCounts();
  for (const own of counts) {
    const most = Math.max(...own);
    found[own.indexOf(most)]! += most;
  }
  const ofClass = noCounts().map((_, index) => counts.reduce((sum, own) => sum + own[index]!, 0));
  return {
    ...{ name, ms, ofClass, found },
    beats: set.count,
    templates: templates.length,
    asRecord: Math.max(...ofClass),
    asTemplate: found.reduce((sum, count) => sum + count, 0),
  };
}

const noCounts = () => new Array<number>(NO_CLASS + 1).fill(0);

function countClasses(classes: readonly (number | undefined)[]): number[] {
  const counts = noCounts();
  for (const index of classes) if (index !== undefined) counts[index]!++;
  return counts;
}
