import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, it, vi } from 'vitest';
import { type NpyArray, numberArray } from '../../src/beats/npy';
import { npzPieces } from '../../src/beats/npz';
import { type NpzArrays, readNpz } from '../beats/readNpz';
import { findPython } from './findPython';

/** The program that these tests are about. */
export const experimentPath = resolve(import.meta.dirname, '../../src/python/experiment.py');
const probePath = join(import.meta.dirname, 'probe.py');

/** Neither timing nor load decides a test: starting PyTorch alone takes seconds. */
const TIMEOUT_MS = 900_000;

const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '1', OMP_NUM_THREADS: '1' };

/** What came of a call of the program. */
interface Outcome {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** How the program ended with a command line. */
export interface Ending {
  /** `went through`, or the sentence or code that it ended with. */
  end: string;
  printed: string;
}

/** A Python that has what the program needs, and a folder for the files of a test. */
interface Python {
  folder: string;
  /** Any call of this Python. */
  call(args: readonly string[]): Outcome;
  /** Single functions of the program: see `probe.py`. Rejects with what Python wrote where it fails. */
  probe<T>(
    task: string,
    request: object,
    given?: Record<string, Float32Array | Int32Array>,
    shapes?: Record<string, number[]>,
  ): Promise<{ answer: T; found: NpzArrays }>;
  /** How the program ends with each of these command lines. */
  endings(calls: readonly (readonly string[])[]): Promise<Ending[]>;
  /** Writes pieces of a file into the folder. @returns its path */
  file(name: string, pieces: Iterable<Uint8Array> | string): string;
}

/**
 * A describe block that needs a Python with NumPy, SciPy, PyWavelets and PyTorch. Without one it is skipped and says so; in CI
 * (`CI` set) it fails, because a green run there must have run the program.
 */
export function describeWithPython(name: string, body: (python: Python) => void): void {
  const { program, why } = findPython();
  if (program) {
    describe(name, () => {
      vi.setConfig({ testTimeout: TIMEOUT_MS, hookTimeout: TIMEOUT_MS });
      const folder = mkdtempSync(join(tmpdir(), 'ecg-lab-python-'));
      afterAll(() => rmSync(folder, { recursive: true }));
      body(pythonIn(program, folder));
    });
  } else if (process.env.CI) {
    describe(name, () => {
      it('finds Python', () => {
        throw new Error(`${why} In CI these tests must run.`);
      });
    });
  } else {
    console.warn(`Skipped "${name}": ${why}`);
    describe.skip(name, () => body(pythonIn('', '')));
  }
}

/** What `probe.py` answers a task with: what was printed, and the traceback where it failed. */
interface Probed {
  printed: string;
  wrong: string | null;
}

/** The process of `probe.py` that this process of Vitest began: the files that it runs share it. */
let probing: ((folder: string, task: string) => Promise<Probed>) | undefined;

function startProbe(program: string): typeof probing & {} {
  const child = spawn(program, [probePath, experimentPath], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  // It reads to the end of what it is given, which is when this process ends; until then it holds nothing open.
  child.unref();
  let last: Promise<unknown> = Promise.resolve();
  return (folder, task) => {
    const answer = last.then(async () => {
      child.stdin.write(`${JSON.stringify([folder, task])}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error('Python ended; what it wrote stands above.');
      return JSON.parse(value) as Probed;
    });
    last = answer.catch(() => {});
    return answer;
  };
}

function pythonIn(program: string, folder: string): Python {
  const file = (name: string, pieces: Iterable<Uint8Array> | string): string => {
    const path = join(folder, name);
    writeFileSync(path, typeof pieces === 'string' ? pieces : Buffer.concat([...pieces]));
    return path;
  };
  const python: Python = {
    folder,
    file,
    call(args) {
      const { status, stdout, stderr, error } = spawnSync(program, args, {
        env,
        encoding: 'utf8',
        cwd: folder,
      });
      if (error) throw error;
      return { status, stdout, stderr };
    },
    endings: async (calls) => (await python.probe<Ending[]>('calls', { calls })).answer,
    async probe<T>(task: string, request: object, given = {}, shapes: Record<string, number[]> = {}) {
      file('request.json', JSON.stringify(request));
      const arrays: NpyArray[] = Object.entries(given).map(([name, values]) =>
        numberArray(name, values as Float32Array, shapes[name]),
      );
      file('given.npz', npzPieces(arrays));
      probing ??= startProbe(program);
      const { printed, wrong } = await probing(folder, task);
      if (wrong !== null) throw new Error(`${printed}\n${wrong}`);
      return {
        answer: JSON.parse(readFileSync(join(folder, 'answer.json'), 'utf8')) as T,
        found: readNpz(readFileSync(join(folder, 'found.npz'))),
      };
    },
  };
  return python;
}
