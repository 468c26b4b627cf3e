import * as Comlink from 'comlink';
import { holdLock } from './lifeLock';
import { opfsFolders } from './monitor/folders';
import { createMonitorWorker } from './monitor/monitorWorker';
import { lockedRecording, recordingLock } from './monitor/recordingLock';
import type { MonitorReport } from './monitor/types';

const worker = createMonitorWorker({
  folders: opfsFolders,
  async classifier(network, samplingHz) {
    // Loaded only for a network.
    const [{ openWasm }, { createLiveClassifier }] = await Promise.all([
      import('../kernels/wasm/openWasm'),
      import('./monitor/liveClassifier'),
    ]);
    await openWasm();
    return createLiveClassifier(network, samplingHz);
  },
  now: () => performance.now() / 1000,
  every(sec, call) {
    const timer = setInterval(call, 1000 * sec);
    return () => clearInterval(timer);
  },
  wait: (sec) => new Promise((resolve) => setTimeout(resolve, 1000 * sec)),
  hold: (name) => holdLock(recordingLock(name)),
  async held() {
    const { held = [] } = (await navigator.locks?.query()) ?? {};
    return new Set(held.map(({ name = '' }) => lockedRecording(name)).filter((name) => name !== undefined));
  },
});

Comlink.expose({
  ...worker,
  open: (...[settings, source, tell]: Parameters<typeof worker.open>) =>
    worker.open(settings, source, (report: MonitorReport) =>
      tell(
        Comlink.transfer(
          report,
          report.samples.map(({ filtered }) => filtered.buffer),
        ),
      ),
    ),
} satisfies typeof worker);
