import { CLASS_NAMES, RHYTHM_CLASSES } from '../../beats/types';
import { type ListPlace, type Place, type RecordPlace, STEPS } from './place';

/**
 * The part of the address behind `#`: `/records/208?t=61.5`, `/results/RUN`, `/inspect/RUN/VEB-N/208@22131`. Names are
 * percent-encoded, so that they may have any characters.
 */
export function formatPlace(place: Place): string {
  switch (place.step) {
    case 'beats':
    case 'train':
    case 'monitor':
      return joined(place.step);
    case 'records':
      return place.view ? joined(place.step, encoded(place.view.record)) + viewQuery(place.view) : '/records';
    case 'results':
      return joined(place.step, place.runId && encoded(place.runId));
    case 'inspect':
      return joined(
        place.step,
        place.runId && encoded(place.runId),
        ...(place.list ? listParts(place.list) : []),
      );
  }
}

const joined = (...parts: (string | undefined)[]) =>
  parts.flatMap((part) => (part === undefined ? [] : [`/${part}`])).join('');

/** Half of a surrogate pair cannot be encoded; no file has one in its name. */
const encoded = (name: string) => encodeURIComponent(name.replace(/\p{Surrogate}/gu, '\ufffd'));

const DEFAULT_SPAN_SEC = 10;

function viewQuery({ window, markSample, runId, report }: RecordPlace): string {
  const parts = [
    ...(window ? [`t=${window.startSec}`] : []),
    ...(window && window.spanSec !== DEFAULT_SPAN_SEC ? [`s=${window.spanSec}`] : []),
    ...(markSample === undefined ? [] : [`beat=${markSample}`]),
    ...(runId === undefined ? [] : [`run=${encoded(runId)}`]),
    ...(report === undefined ? [] : [`report=${encoded(report)}`]),
  ];
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/** The list of all misclassified beats. */
const ERRORS = 'errors';

function listParts({ cell, beat, isOfPieces }: ListPlace): string[] {
  const names = isOfPieces ? RHYTHM_CLASSES : CLASS_NAMES;
  const name = cell ? `${names[cell.truth]}-${names[cell.predicted]}` : ERRORS;
  return beat ? [name, `${encoded(beat.record)}@${beat.sample}`] : [name];
}

/** A place, and what of the address was not understood: the place is then the nearest one. */
export interface ParsedAddress {
  place: Place;
  unknown?: string;
}

/** Reads what `formatPlace` writes. @param hash with or without `#` */
export function parsePlace(hash: string): ParsedAddress {
  const [path = '', query = ''] = split(hash.replace(/^#/, ''), '?');
  const [name, ...parts] = path.replace(/^\/|\/$/g, '').split('/');
  const step = STEPS.find((known) => known === name);
  switch (step) {
    case 'records':
      return parseView(parts, query);
    case 'results':
    case 'inspect':
      return parseRun(step, parts);
    case undefined:
      return { place: { step: 'records' }, unknown: hash.replace(/^#/, '') };
    default:
      return { place: { step }, ...unknownRest(parts) };
  }
}

const split = (text: string, at: string): [string, string?] => {
  const index = text.indexOf(at);
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + 1)];
};

const unknownRest = (parts: readonly string[]) => (parts.length === 0 ? {} : { unknown: parts.join('/') });

function parseView([name, ...rest]: string[], query: string): ParsedAddress {
  const record = decoded(name);
  if (record === undefined)
    return { place: { step: 'records' }, ...unknownRest(name ? [name, ...rest] : rest) };
  const view: RecordPlace = { record };
  const unknown = [...rest];
  const window = { startSec: 0, spanSec: DEFAULT_SPAN_SEC };
  for (const part of query === '' ? [] : query.split('&')) {
    const [key, text = ''] = split(part, '=');
    const value = numberOf(text);
    const name = decoded(text);
    if (key === 'run' && name !== undefined) view.runId = name;
    else if (key === 'report' && name !== undefined) view.report = name;
    else if (value === undefined) unknown.push(part);
    else if (key === 't') view.window = Object.assign(window, { startSec: value });
    else if (key === 's' && value > 0) view.window = Object.assign(window, { spanSec: value });
    else if (key === 'beat' && Number.isInteger(value)) view.markSample = value;
    else unknown.push(part);
  }
  return { place: { step: 'records', view }, ...unknownRest(unknown) };
}

function parseRun(step: 'results' | 'inspect', [id, list, beat, ...rest]: string[]): ParsedAddress {
  const runId = decoded(id);
  if (runId === undefined) return { place: { step }, ...unknownRest(id ? [id] : []) };
  if (list === undefined) return { place: { step, runId } };
  if (step === 'results') return { place: { step, runId }, unknown: list };
  const listed = list === ERRORS ? {} : cellOf(list);
  if (!listed) return { place: { step, runId }, unknown: list };
  if (beat === undefined) return { place: { step, runId, list: listed } };
  const at = beatOf(beat);
  if (!at) return { place: { step, runId, list: listed }, unknown: beat };
  return { place: { step, runId, list: { ...listed, beat: at } }, ...unknownRest(rest) };
}

/** A cell by the names of its classes; where both are classes of beats, it is of beats. */
function cellOf(text: string): Pick<ListPlace, 'cell' | 'isOfPieces'> | undefined {
  const named = text.split('-');
  if (named.length !== 2) return undefined;
  for (const names of [CLASS_NAMES, RHYTHM_CLASSES]) {
    const [truth, predicted] = named.map((name) => names.indexOf(name as never)) as [number, number];
    if (truth < 0 || predicted < 0) continue;
    return { cell: { truth, predicted }, ...(names === RHYTHM_CLASSES ? { isOfPieces: true as const } : {}) };
  }
  return undefined;
}

function beatOf(text: string): ListPlace['beat'] {
  const [name, after = ''] = split(text, '@');
  const record = decoded(name);
  const sample = numberOf(after);
  return record !== undefined && Number.isInteger(sample) ? { record, sample: sample! } : undefined;
}

const numberOf = (text: string): number | undefined =>
  /^\d/.test(text) && Number.isFinite(Number(text)) ? Number(text) : undefined;

/** undefined where there is no name, or its encoding is damaged. */
function decoded(name: string | undefined): string | undefined {
  if (!name) return undefined;
  try {
    return decodeURIComponent(name);
  } catch {
    return undefined;
  }
}
