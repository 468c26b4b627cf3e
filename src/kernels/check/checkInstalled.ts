import * as tf from '@tensorflow/tfjs';
import type { Uninstall } from '../replaceKernels';
import type { KernelCase } from './cases';
import { checkKernels, type KernelCheck } from './checkKernels';

/** Result of installing kernels, checking and uninstalling them. */
export interface InstalledCheck {
  checks: KernelCheck[];
  /** Names of the kernels that the installation replaced or added. */
  replaced: string[];
  /** After uninstalling, the backend has its original kernels again, and they can read tensors made by the removed ones. */
  restored: boolean;
  /** Memory left behind by computing all cases a second time; 0 if the kernels do not leak. */
  grown: { tensors: number; bytesOnGpu: number };
}

/**
 * Starts a backend, installs kernels on it, checks every case, and uninstalls the kernels.
 *
 * @param before runs with the kernels installed, before the first case
 * @param after runs after the last case, with the kernels still installed
 * @throws Error if the backend cannot be started, and whatever `before` and `after` throw
 */
export async function checkInstalled(options: {
  backend: string;
  install: () => Uninstall;
  cases: KernelCase[];
  before?: () => Promise<void>;
  after?: () => void;
}): Promise<InstalledCheck> {
  const { backend, install, cases, before, after } = options;
  for (const name of ['cpu', backend]) {
    if (!(await tf.setBackend(name))) throw new Error(`The backend ${name} could not be started.`);
  }
  const stock = kernelsOf(backend);
  const uninstall = install();
  try {
    const installed = kernelsOf(backend);
    await before?.();
    const checks = await checkKernels(backend, cases);
    const first = memory();
    await computeAgain(cases);
    const second = memory();
    after?.();
    const made = tf.tidy(() => tf.add(tf.relu(tf.range(-150, 150)), tf.range(0, 300)));
    uninstall();
    const sum = tf.tidy(() => tf.sum(tf.neg(made)));
    const stillRead = await sum.data();
    tf.dispose([made, sum]);
    return {
      checks,
      replaced: [...installed.keys()].filter((name) => installed.get(name) !== stock.get(name)),
      restored: isSame(stock, kernelsOf(backend)) && stillRead[0] === MADE_SUM,
      grown: { tensors: second.tensors - first.tensors, bytesOnGpu: second.bytesOnGpu - first.bytesOnGpu },
    };
  } finally {
    uninstall();
  }
}

/** −(Σ max(i − 150, 0) + Σ i) over i = 0 … 299. */
const MADE_SUM = -(11_175 + 44_850);

async function computeAgain(cases: KernelCase[]): Promise<void> {
  for (const { compute } of cases) {
    const tensors = tf.tidy(compute);
    await tensors[0]!.data();
    tf.dispose(tensors);
  }
}

/** Only the WebGL backend reports its memory on the GPU. */
function memory(): { tensors: number; bytesOnGpu: number } {
  const { numTensors, numBytesInGPU } = tf.memory() as tf.MemoryInfo & { numBytesInGPU?: number };
  return { tensors: numTensors, bytesOnGpu: numBytesInGPU ?? 0 };
}

const kernelsOf = (backend: string) =>
  new Map(tf.getKernelsForBackend(backend).map(({ kernelName, kernelFunc }) => [kernelName, kernelFunc]));

const isSame = (a: Map<string, tf.KernelFunc>, b: Map<string, tf.KernelFunc>) =>
  a.size === b.size && [...a].every(([name, kernel]) => b.get(name) === kernel);
