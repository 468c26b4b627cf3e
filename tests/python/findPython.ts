import { spawnSync } from 'node:child_process';

/** What the program needs. */
const PACKAGES = ['numpy', 'scipy', 'pywt', 'torch'];

/** Looks for the packages without loading them. */
const LOOK = `import importlib.util as u; exit(any(u.find_spec(n) is None for n in ${JSON.stringify(PACKAGES)}))`;

/** A Python that has the packages, or why there is none; `ECG_LAB_PYTHON` names the one to take. */
export function findPython(): { program: string | undefined; why: string } {
  const named = process.env.ECG_LAB_PYTHON;
  const candidates = named ? [named] : ['python3', '/usr/bin/python3'];
  return {
    program: candidates.find((program) => spawnSync(program, ['-c', LOOK]).status === 0),
    why: `None of ${candidates.join(', ')} has NumPy, SciPy, PyWavelets and PyTorch (ECG_LAB_PYTHON names another).`,
  };
}
