import type { Episode } from '../rhythm';
import type { RecordReport } from './types';

/** Said in every file. */
const NOT_A_DEVICE = 'Not a medical device: for teaching and research only.';

/** The report as JSON: all of it, times in seconds from the record's beginning; a figure that does not exist is missing, or null. */
export function reportJson(report: RecordReport): string {
  return `${JSON.stringify({ notice: NOT_A_DEVICE, ...report }, undefined, 1)}\n`;
}

type Cell = string | number | undefined;

/**
 * The report as a table (RFC 4180 quoting, lines ending in LF, one header line): a figure a line, in full precision, with the stretch
 * that it is of where it is not of the whole record. The columns of the plots are only in the JSON.
 */
export function reportCsv(report: RecordReport): string {
  const { beats, rate, hours, hrv, fibrillation } = report;
  const lines: Cell[][] = [['part', 'name', 'value', 'unit', 'start_s', 'end_s']];
  const add = (
    part: string,
    name: string,
    value: Cell,
    unit = '',
    of?: { startSec: number; endSec: number },
  ) => lines.push([part, name, value, unit, of?.startSec, of?.endSec]);
  const addAll = (part: string, values: object, unit = '') => {
    for (const [name, value] of Object.entries(values))
      if (typeof value === 'number') add(part, name, value, unit);
  };
  const addEpisode = (part: string, name: string, episode: Episode | undefined) => {
    if (!episode) return;
    add(part, name, episode.endSec - episode.startSec, 's', episode);
    add(part, `${name}Beats`, episode.beats, '', episode);
    add(part, `${name}Bpm`, episode.bpm, 'bpm', episode);
  };

  add('record', 'notice', NOT_A_DEVICE);
  add('record', 'record', report.record);
  add('record', 'annotator', report.annotator);
  if (report.labNote !== undefined) add('record', 'labNote', report.labNote);
  if (report.startTime !== undefined) add('record', 'startTime', report.startTime);
  add('record', 'duration', report.durationSec, 's');
  if (report.analysable) {
    add('record', 'analysable', report.analysable.sec, 's');
    add('record', 'analysableShare', report.analysable.share);
  }
  add('beats', 'total', beats.total);
  add('beats', 'withoutClass', beats.withoutClass);
  for (const { name, count, share } of beats.classes) {
    add('beats', name, count);
    add('beats', `${name}Share`, share);
  }
  if (rate) {
    add('rate', 'mean', rate.meanBpm, 'bpm');
    if (rate.lowest) add('rate', 'lowest', rate.lowest.bpm, 'bpm', rate.lowest);
    if (rate.highest) add('rate', 'highest', rate.highest.bpm, 'bpm', rate.highest);
  }
  for (const hour of hours) {
    add('hour', 'beats', hour.beats, '', hour);
    for (const [i, count] of hour.classCounts.entries()) add('hour', beats.classes[i]!.name, count, '', hour);
    add('hour', 'meanRate', hour.meanBpm, 'bpm', hour);
    add('hour', 'lowestRate', hour.lowest?.bpm, 'bpm', hour);
    add('hour', 'highestRate', hour.highest?.bpm, 'bpm', hour);
    add('hour', 'pauses', hour.pauses, '', hour);
    add('hour', 'fibrillation', hour.fibrillationSec, 's', hour);
  }
  for (const part of ['ventricular', 'supraventricular'] as const) {
    const ectopy = report[part];
    if (!ectopy) continue;
    addAll(part, ectopy);
    addEpisode(part, 'longestRun', ectopy.longestRun);
    addEpisode(part, 'fastestRun', ectopy.fastestRun);
  }
  add('pauses', 'count', report.pauses.count);
  addEpisode('pauses', 'longest', report.pauses.longest);
  for (const part of ['bradycardia', 'tachycardia', 'fibrillation'] as const) {
    add(part, 'count', report[part].count);
    add(part, 'time', report[part].sec, 's');
    addEpisode(part, 'longest', report[part].longest);
  }
  add('fibrillation', 'share', fibrillation.share);
  add('fibrillation', 'mean', fibrillation.meanBpm, 'bpm');
  if (fibrillation.markedSec) addAll('fibrillationMarked', fibrillation.markedSec, 's');
  add('hrv', 'reason', hrv.reason);
  add('hrv', 'ectopicShare', hrv.ectopicShare);
  addAll('hrvTime', hrv.timeDomain);
  if ('reason' in hrv.frequencyDomain) add('hrvFrequency', 'reason', hrv.frequencyDomain.reason);
  else {
    add('hrvFrequency', 'method', hrv.frequencyDomain.method);
    addAll('hrvFrequency', hrv.frequencyDomain);
  }
  addAll('corrections', report.corrections);
  for (const episode of report.episodes) {
    const { kind, origin } = episode;
    addEpisode('episode', origin ? `${kind}-${origin}` : kind, episode);
  }
  return `${lines.map((cells) => cells.map(cellText).join(',')).join('\n')}\n`;
}

function cellText(value: Cell): string {
  if (value === undefined || (typeof value === 'number' && !Number.isFinite(value))) return '';
  const text = String(value);
  // A spreadsheet takes what begins so for a formula.
  const safe = typeof value === 'string' && /^[=+@\t\r-]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
