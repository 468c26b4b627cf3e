import type { StockBackend, StockReply, StockRequest } from './stockMessages';
import type { BenchEngine, Stretch } from './trainEngine';
import type { TrainBenchOptions } from './trainOptions';
import type { EngineColumns } from './trainRows';

const BACKENDS: Record<string, StockBackend> = {
  'stock-webgl': 'webgl',
  'stock-cpu': 'cpu',
  'stock-wasm': 'wasm',
};
const MOST_WARM_UPS = 4;

export function isStockEngine(engine: string): boolean {
  return engine in BACKENDS;
}

/** Opens plain tfjs in a separate worker for the benchmark. */
export async function openStockEngine(engine: string, options: TrainBenchOptions): Promise<BenchEngine> {
  const { lengthSamples, classCount, seed, stretchSec } = options;
  const same = { lengthSamples, classCount, seed };
  const worker = new Worker(new URL('./trainStock.worker.ts', import.meta.url), {
    type: 'module',
    name: engine,
  });
  const ask = (request: StockRequest) =>
    new Promise<EngineColumns | Stretch>((resolve, reject) => {
      worker.onerror = ({ message }) => reject(new Error(message || 'The worker did not load.'));
      worker.onmessage = ({ data }: MessageEvent<StockReply>) => {
        if (data.kind === 'done') resolve(data.value);
        else reject(new Error(data.reason));
      };
      worker.postMessage(request);
    });
  const stretch = async (batch: number, trainSteps: number, inferSteps: number) =>
    (await ask({ kind: 'stretch', batch, trainSteps, inferSteps, ...same })) as Stretch;

  let columns: EngineColumns;
  try {
    columns = (await ask({ kind: 'open', backend: BACKENDS[engine]!, ...same })) as EngineColumns;
  } catch (error) {
    worker.terminate();
    throw error;
  }
  const stepsOf = new Map<number, [train: number, infer: number]>();
  return {
    columns: () => columns,
    async prepare(batch) {
      // The first run compiles, the second is timed; if that was short, it is repeated with more steps.
      await stretch(batch, 1, 1);
      let steps: [number, number] = [1, 1];
      for (let run = 1; ; run++) {
        const { trainSec, inferSec } = await stretch(batch, ...steps);
        const train = Math.max(1, Math.round((steps[0] * stretchSec) / trainSec));
        const infer = Math.max(1, Math.round((steps[1] * stretchSec) / 4 / inferSec));
        if (run === MOST_WARM_UPS || trainSec > stretchSec / 2) {
          stepsOf.set(batch, [train, infer]);
          return;
        }
        steps = [train, infer];
      }
    },
    async stretch(batch) {
      const steps = stepsOf.get(batch);
      if (!steps) throw new Error(`The batch ${batch} was not prepared.`);
      return stretch(batch, ...steps);
    },
    dispose: () => worker.terminate(),
  };
}
