import { messageOf } from '../base/messageOf';
import { openLabEngine } from './trainLab';
import { measureMemory } from './trainMemory';
import { readTrainOptions } from './trainOptions';
import { measurePaces } from './trainPaces';
import type { BenchRow } from './trainRows';
import { isStockEngine, openStockEngine } from './trainStock';

/**
 * The page of `npm run bench:train`: each engine, the lab's and plain tfjs, trains the reference network on synthetic
 * beats for a few seconds. Prints rows to the console as `BENCH {…}`, and `BENCH-DONE` at the end; an engine that fails gives
 * the reason, and the next one follows. Needs nothing but a browser: open the page and read.
 */
function print(text: string): void {
  console.log(text);
  document.querySelector('pre')!.append(`${text}\n`);
}

function report(row: BenchRow): void {
  const where = { isolated: crossOriginIsolated, cores: navigator.hardwareConcurrency };
  print(`BENCH ${JSON.stringify({ ...row, ...where, agent: navigator.userAgent }, roundNumber)}`);
}

/** Four digits are enough, and keep the rows readable. */
function roundNumber(_: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;
}

/** A program that controls the page may measure something between the rounds by defining this function. */
async function betweenRounds(round: number): Promise<void> {
  await (globalThis as { benchBetweenRounds?: (round: number) => Promise<void> }).benchBetweenRounds?.(round);
}

async function main(): Promise<void> {
  const options = readTrainOptions(new URL(location.href).searchParams);
  if (options.memory) report(await measureMemory(options, report));
  else {
    const open = (engine: string) =>
      (isStockEngine(engine) ? openStockEngine : openLabEngine)(engine, options);
    await measurePaces(options, open, betweenRounds, report);
  }
}

main()
  .catch((error) => print(`BENCH ${JSON.stringify({ job: 'page', failed: messageOf(error) })}`))
  .finally(() => print('BENCH-DONE'));
