import { nameOfFile, readOneRate } from '../oneRate';
import { problem } from '../problem';
import type { RecordFacts, RecordReader } from '../recordReader';
import type { WfdbProblem } from '../types';
import { WfdbError } from '../WfdbError';
import type { ByteSource } from '../zip/byteSource';
import { layoutOfFile } from './layoutOfFile';
import { eachLine } from './lines';
import { createLineParser } from './rowParser';
import { indexedRows, type ScannedTable, scanTable, type TableRun } from './scanTable';
import type { TableLayout, TableReading } from './types';
import { type ColumnScale, scaleOf } from './units';

/**
 * Opens a table of samples (CSV, TSV, columns of blanks, an ECG of Apple Health). All rows are read once, to know how
 * many there are and where the time column jumps; samples are read again on request, from the next entry of an index, so
 * that the table is never completely in memory. A gap in the time column is read as missing samples, NaN.
 *
 * Voltages are in mV. Numbers without a unit are taken in the unit that their size suggests, which is among the problems.
 *
 * @param reading what the user said about the file; without it, all must be in the file
 * @throws WfdbError `table-malformed` if the file is no table of samples, `table-grouped`, `table-rate` if its frequency is not known
 */
export async function openTable(
  source: ByteSource,
  fileName: string,
  reading?: TableReading,
): Promise<RecordReader> {
  const layout = await layoutOfFile(source);
  if (!layout) throw noTable(fileName);
  if (layout.isAmbiguous) throw grouped(fileName);
  const samplingHz = reading?.samplingHz ?? layout.samplingHz;
  if (samplingHz === undefined) throw noRate(fileName);
  const leads = leadsOf(layout, reading);
  if (leads.length === 0) throw noTable(fileName);
  const scales = leads.map((column) => scaleOf(layout.columns[column]!, reading?.unit ?? layout.likelyUnit));
  const scanned = await scanTable(source, layout, samplingHz);
  const lastRun = scanned.runs.at(-1)!;
  const facts: RecordFacts = {
    name: nameOfFile(fileName),
    samplingHz,
    lengthSamples: lastRun.firstSample + scanned.rows - lastRun.firstRow,
    signals: leads.map((column, i) => ({
      name: layout.columns[column]!.name,
      units: scales[i]!.units,
      samplingHz,
    })),
    startTime: layout.startTime,
    comments: layout.comments,
    problems: [
      ...assumptions(fileName, { layout, reading, leads, scales, samplingHz }),
      ...rowProblems(fileName, scanned, samplingHz),
    ],
  };
  return {
    facts,
    read: (options = {}) =>
      readOneRate(facts, options, async (targets, { signals, startSample, endSample }) => {
        const values = new Float64Array(layout.columns.length);
        const parse = createLineParser(layout);
        const wanted = signals.map((signal) => ({ column: leads[signal]!, scale: scales[signal]!.scale }));
        const { runs, index } = scanned;
        let run = runAt(runs, startSample);
        const firstRow = Math.max(0, runs[run]!.firstRow + startSample - runs[run]!.firstSample);
        const indexed = Math.min(index.length - 1, Math.floor(firstRow / indexedRows));
        let row = indexed * indexedRows - 1;
        await eachLine(source, index[indexed]!, (bytes, start, end) => {
          if (parse(bytes, start, end, values) === 'none') return false;
          row++;
          while (runs[run + 1] !== undefined && runs[run + 1]!.firstRow <= row) run++;
          const sample = runs[run]!.firstSample + row - runs[run]!.firstRow;
          if (sample >= endSample) return true;
          if (sample >= startSample) {
            for (let i = 0; i < wanted.length; i++) {
              const { column, scale } = wanted[i]!;
              targets[i]![sample - startSample] = values[column]! * scale;
            }
          }
          return false;
        });
      }),
    annotations: async () => undefined,
  };
}

/** The last run that begins at or before a sample; gaps belong to the run before them. */
function runAt(runs: readonly TableRun[], sample: number): number {
  let run = 0;
  while (runs[run + 1] !== undefined && runs[run + 1]!.firstSample <= sample) run++;
  return run;
}

/** Without the user's word, the columns that look like signals; else those that were chosen and hold numbers. */
function leadsOf({ columns }: TableLayout, reading: TableReading | undefined): number[] {
  if (reading) return reading.leads.filter((column) => columns[column] && columns[column].kind !== 'other');
  return columns.flatMap(({ kind }, column) => (kind === 'lead' ? [column] : []));
}

interface Used {
  layout: TableLayout;
  reading: TableReading | undefined;
  leads: number[];
  scales: ColumnScale[];
  samplingHz: number;
}

function assumptions(fileName: string, { layout, reading, leads, scales, samplingHz }: Used): WfdbProblem[] {
  const problems: WfdbProblem[] = [];
  const named = (is: (scale: ColumnScale) => boolean) =>
    leads
      .filter((_, i) => is(scales[i]!))
      .map((column) => layout.columns[column]!.name)
      .slice(0, 6)
      .join(', ');
  const uncalibrated = named(({ calibrated }) => !calibrated);
  if (uncalibrated !== '') {
    problems.push(
      problem(
        'record-uncalibrated',
        fileName,
        `${fileName} names no unit for ${uncalibrated}, whose values are whole numbers as a converter stores them: 200 stored units per mV are assumed, so amplitudes are a convention, not a measurement.`,
        { signals: uncalibrated },
      ),
    );
  }
  const assumed = reading ? '' : named(({ isAssumed, calibrated }) => isAssumed && calibrated);
  if (assumed !== '') {
    const unit = layout.likelyUnit;
    problems.push(
      problem(
        'table-assumed',
        fileName,
        `${fileName} names no unit for ${assumed}: ${unit} is assumed, by the size of the values. Write the unit into its first line, as in "ECG (${unit})", to say it.`,
        { signals: assumed, unit },
      ),
    );
  }
  if (layout.time?.isAssumed && reading === undefined) {
    const unit =
      layout.time.unitSec === 1
        ? 's'
        : layout.time.unitSec === 1e-3
          ? 'ms'
          : layout.time.unitSec === 1e-6
            ? 'µs'
            : 'ns';
    problems.push(
      problem(
        'table-assumed',
        fileName,
        `${fileName} names no unit for its times: ${unit} is assumed, which gives ${samplingHz} Hz. Write the unit into its first line, as in "time (${unit})", to say it.`,
        { unit, samplingHz },
      ),
    );
  }
  return problems;
}

function rowProblems(fileName: string, scanned: ScannedTable, samplingHz: number): WfdbProblem[] {
  const { oddRows, firstOddRow, unevenSteps, rows } = scanned;
  const problems: WfdbProblem[] = [];
  if (oddRows > 0) {
    problems.push(
      problem(
        'table-rows',
        fileName,
        `${oddRows} of the ${rows} rows of ${fileName} have a field that is no number (the first is row ${firstOddRow}): those samples are read as missing.`,
        { oddRows, rows, firstOddRow },
      ),
    );
  }
  if (unevenSteps > 0) {
    problems.push(
      problem(
        'table-uneven',
        fileName,
        `The times in ${fileName} are uneven at ${unevenSteps} of ${rows} rows: its rows are taken as evenly spaced, ${samplingHz} a second, so times in the record may be wrong by as much.`,
        { unevenSteps, rows, samplingHz },
      ),
    );
  }
  return problems;
}

function noTable(fileName: string): WfdbError {
  return new WfdbError(
    'table-malformed',
    fileName,
    `${fileName} is not a table with one row of numbers per sample, so there is no signal in it. Check its separator and its first lines.`,
  );
}

function grouped(fileName: string): WfdbError {
  return new WfdbError(
    'table-grouped',
    fileName,
    `The numbers in ${fileName} are written so that 1,234 may be 1.234 or 1234, and nothing in it tells which. Set the phone's region to one that writes thousands without a sign, and export it again.`,
  );
}

function noRate(fileName: string): WfdbError {
  return new WfdbError(
    'table-rate',
    fileName,
    `${fileName} does not say how many samples a second it holds. Drop it again and enter the sampling frequency.`,
  );
}
