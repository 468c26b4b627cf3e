import * as tf from '@tensorflow/tfjs';
import { kernelCases } from '../kernels/check/cases';
import { checkInstalled } from '../kernels/check/checkInstalled';
import { elementCases } from '../kernels/check/elementCases';
import { fuzzCases } from '../kernels/check/fuzzCases';
import type { Uninstall } from '../kernels/replaceKernels';
import { installWebglKernels } from '../kernels/webgl/install';
import { labPrograms } from '../kernels/webgl/runtime';
import { selfTest } from '../training/engine/selfTest';
import { openWebGL } from '../training/engine/webglContext';

/**
 * The page that checks kernels: prints one row `KERNEL {name, worst}` per case, where `worst` is the largest difference from
 * tfjs's cpu backend relative to the largest magnitude; then `KERNELS {…}` with what was replaced and run, and `KERNELS-DONE`.
 */
interface Subject {
  /** Makes the backend available for selection. @returns what it runs on */
  open(): string;
  install(): Uninstall;
  /** The lab's programs that were compiled so far. */
  programs(): string[];
}

const subjects: Record<string, Subject> = {
  webgl: {
    open: () => openWebGL('page').renderer,
    install: installWebglKernels,
    programs: () => labPrograms(tf.backend()),
  },
};

function print(text: string): void {
  console.log(text);
  document.querySelector('pre')!.append(`${text}\n`);
}

async function check(address: URLSearchParams): Promise<void> {
  const backend = address.get('backend') ?? 'webgl';
  const subject = subjects[backend];
  if (!subject)
    throw new Error(`There are no kernels for ${backend}, only for ${Object.keys(subjects).join(', ')}.`);
  const renderer = subject.open();
  let programs: string[] = [];
  const { checks, replaced, restored, grown } = await checkInstalled({
    backend,
    install: subject.install,
    cases: [
      ...kernelCases(),
      ...elementCases(),
      ...fuzzCases(Number(address.get('seed') ?? 1), Number(address.get('fuzz') ?? 30)),
    ],
    // The self-test comes first, so that programs are compiled ahead without running, as when an engine starts.
    before: () => selfTest(backend),
    after: () => {
      programs = subject.programs();
    },
  });
  for (const row of checks) print(`KERNEL ${JSON.stringify(row)}`);
  print(`KERNELS ${JSON.stringify({ backend, renderer, replaced, restored, grown, programs })}`);
}

check(new URL(location.href).searchParams)
  .catch((error) => print(`failed: ${error}`))
  .finally(() => print('KERNELS-DONE'));
