import { nameOfFile, readOneRate } from '../oneRate';
import { problem } from '../problem';
import { readPieces } from '../readPieces';
import type { RecordFacts, RecordReader } from '../recordReader';
import { unitOfValues } from '../table/sniffTable';
import type { TableOutline, TableReading, TableUnit } from '../table/types';
import { scaleOf } from '../table/units';
import type { WfdbProblem } from '../types';
import { WfdbError } from '../WfdbError';
import type { ByteSource } from '../zip/byteSource';
import { noMatlab } from './matlabError';
import { isMatlabV4, readV4 } from './readV4';
import { isMatlabV5, readV5 } from './readV5';
import { type MatlabMatrix, numberAt, numberBytes, viewOf } from './types';

/** Names of the matrix with the signals, the likeliest first; the challenges of PhysioNet write `val`. */
const signalNames = ['val', 'ecg', 'data', 'signal', 'signals', 'sig', 'x', 'p_signal'];
const rateName = /^(?:fs|freq|frequency|sampling_?(?:rate|frequency|freq)|srate|sfreq|sample_?rate|hz)$/i;

const mostLeads = 512;
const fewestSamples = 10;
const isLeadCount = (count: number) => count >= 1 && count <= mostLeads;
/** Values that show what they are. */
const shownSamples = 5000;
const previewRows = 6;

interface OpenMatrix {
  matrix: MatlabMatrix;
  /** Samples of one lead follow each other, as in a matrix with a column for each lead. */
  isByLead: boolean;
  leads: number;
  lengthSamples: number;
  samplingHz: number | undefined;
}

/** Whether the bytes begin a MATLAB file that can be read: level 4 or 5, not version 7.3. */
export function isMatlabContent(start: Uint8Array): boolean {
  return isMatlabV5(start) || isMatlabV4(start);
}

/**
 * Opens a MATLAB file that has no header: one matrix with a row or a column for each lead, whichever are fewer; a number
 * called `fs` or the like is its frequency. Only what is asked for is read, except from packed variables.
 *
 * @param reading what the user said about the file
 * @throws WfdbError `matlab-malformed` if there is no such matrix, `table-rate` if its frequency is not known
 */
export async function openMatlab(
  source: ByteSource,
  fileName: string,
  reading?: TableReading,
): Promise<RecordReader> {
  const open = await findMatrix(source, fileName);
  const outline = await outlineOf(open);
  const samplingHz = reading?.samplingHz ?? open.samplingHz;
  if (samplingHz === undefined) {
    throw new WfdbError(
      'table-rate',
      fileName,
      `${fileName} does not say how many samples a second it holds. Drop it again and enter the sampling frequency, or drop its header (.hea) too.`,
    );
  }
  const chosen = (reading?.leads ?? outline.columns.map((_, lead) => lead)).filter(
    (lead) => outline.columns[lead],
  );
  const unit = reading?.unit ?? outline.likelyUnit;
  const scale = scaleOf(outline.columns[0]!, unit);
  const facts: RecordFacts = {
    name: nameOfFile(fileName),
    samplingHz,
    lengthSamples: open.lengthSamples,
    signals: chosen.map((lead) => ({ name: outline.columns[lead]!.name, units: scale.units, samplingHz })),
    startTime: undefined,
    comments: [],
    problems: assumptions(fileName, unit, reading !== undefined),
  };
  return {
    facts,
    read: (options = {}) =>
      readOneRate(facts, options, async (targets, { signals, startSample, endSample }) => {
        const leads = signals.map((signal) => chosen[signal]!);
        await readSamples(open, fileName, { leads, startSample, endSample }, (i, at, value) => {
          targets[i]![at] = value * scale.scale;
        });
      }),
    annotations: async () => undefined,
  };
}

/**
 * What is in a MATLAB file, as far as it says.
 *
 * @throws WfdbError `matlab-malformed`
 */
export async function outlineOfMatlab(source: ByteSource, fileName: string): Promise<TableOutline> {
  return outlineOf(await findMatrix(source, fileName));
}

async function findMatrix(source: ByteSource, fileName: string): Promise<OpenMatrix> {
  const start = await source.read(0, 128);
  const isV5 = isMatlabV5(start);
  if (!isV5 && !isMatlabV4(start)) throw noMatlab(fileName, 'it does not begin like one');
  const found = isV5 ? await readV5(source, fileName) : await readV4(source, fileName);
  const fit = found.filter(
    ({ rows, columns }) => Math.max(rows, columns) >= fewestSamples && isLeadCount(Math.min(rows, columns)),
  );
  const rank = ({ name }: MatlabMatrix) =>
    signalNames.indexOf(name.toLowerCase()) + 1 || signalNames.length + 1;
  fit.sort((a, b) => rank(a) - rank(b) || b.rows * b.columns - a.rows * a.columns);
  const [matrix] = fit;
  if (!matrix) throw noMatlab(fileName, 'there is no matrix of samples in it');
  const { rows, columns } = matrix;
  const rate = found.find(({ name, ...size }) => size.rows * size.columns === 1 && rateName.test(name));
  return {
    matrix,
    isByLead: rows > columns,
    leads: Math.min(rows, columns),
    lengthSamples: Math.max(rows, columns),
    samplingHz: rate && (await scalarOf(rate)),
  };
}

async function scalarOf({ source, byte, type, isLittleEndian }: MatlabMatrix): Promise<number | undefined> {
  const bytes = await source.read(byte, byte + numberBytes[type]);
  if (bytes.length < numberBytes[type]) return undefined;
  const value = numberAt(viewOf(bytes), 0, type, isLittleEndian);
  return value >= 1 && value <= 100_000 ? value : undefined;
}

/** Passes on the wanted samples of the wanted leads, by index among those wanted. */
async function readSamples(
  { matrix, isByLead, leads, lengthSamples }: OpenMatrix,
  fileName: string,
  wanted: { leads: readonly number[]; startSample: number; endSample: number },
  take: (lead: number, at: number, value: number) => void,
): Promise<void> {
  const { source, byte, type, isLittleEndian } = matrix;
  const own = numberBytes[type];
  const { startSample, endSample } = wanted;
  const valueAt = (view: DataView, at: number) => {
    const value = numberAt(view, at, type, isLittleEndian);
    // As in format 16, in which the challenges' files are described.
    return type === 'int16' && value === -32768 ? Number.NaN : value;
  };
  const frame = isByLead ? own : own * leads;
  const begin = (lead: number) => byte + (isByLead ? lead * lengthSamples * own : 0);
  for (const lead of isByLead ? wanted.leads : [0]) {
    const startByte = begin(lead) + startSample * frame;
    const range = { startByte, endByte: begin(lead) + endSample * frame, unitBytes: frame };
    await readPieces(source, fileName, range, (bytes, firstByte) => {
      const view = viewOf(bytes);
      const first = (firstByte - startByte) / frame;
      for (let k = 0; k * frame < bytes.length; k++) {
        wanted.leads.forEach((other, i) => {
          if (!isByLead) take(i, first + k, valueAt(view, k * frame + other * own));
          else if (other === lead) take(i, first + k, valueAt(view, k * frame));
        });
      }
    });
  }
}

async function outlineOf(open: OpenMatrix): Promise<TableOutline> {
  const shown = Math.min(shownSamples, open.lengthSamples);
  const all = Array.from({ length: open.leads }, (_, lead) => lead);
  const firstLead: number[] = [];
  await readSamples(open, '', { leads: [0], startSample: 0, endSample: shown }, (_, at, value) => {
    firstLead[at] = value;
  });
  const preview = Array.from({ length: Math.min(previewRows, shown) }, () => all.map(() => ''));
  await readSamples(
    open,
    '',
    { leads: all, startSample: 0, endSample: preview.length },
    (lead, at, value) => {
      preview[at]![lead] = String(Number(value.toPrecision(6)));
    },
  );
  const isStored = open.matrix.type !== 'single' && open.matrix.type !== 'double';
  const values = firstLead.filter(Number.isFinite).sort((a, b) => a - b);
  return {
    columns: all.map((lead) => ({
      name: open.leads === 1 ? 'ECG' : `lead ${lead + 1}`,
      units: undefined,
      kind: 'lead',
    })),
    samplingHz: open.samplingHz,
    likelyUnit: isStored ? 'stored' : unitOfValues(values),
    isNamed: true,
    preview,
  };
}

function assumptions(fileName: string, unit: TableUnit, isSaid: boolean): WfdbProblem[] {
  if (unit === 'stored') {
    return [
      problem(
        'record-uncalibrated',
        fileName,
        `${fileName} has no header and names no unit: 200 stored units per mV are assumed, so amplitudes are a convention, not a measurement.`,
        { signals: fileName },
      ),
    ];
  }
  if (isSaid) return [];
  return [
    problem(
      'table-assumed',
      fileName,
      `${fileName} names no unit for its values: ${unit} is assumed, by their size.`,
      { signals: fileName, unit },
    ),
  ];
}
