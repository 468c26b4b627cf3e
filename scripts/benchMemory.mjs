/** Resident memory of Chromium's processes while a page works, from the system (Linux: /proc). */
import { existsSync, readFileSync } from 'node:fs';

const SAMPLE_MS = 200;

/** Whether the system reports the memory of a process this way. */
export const canReadProcesses = existsSync('/proc/self/status');

/** VmRSS of a process in bytes; 0 if it is gone. @param {number} pid */
function residentBytes(pid) {
  try {
    const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return line ? Number(line[1]) * 1024 : 0;
  } catch {
    return 0;
  }
}

/**
 * Monitors the process of the browser's only tab (the largest renderer, as Chromium keeps a spare one) and the GPU process,
 * which holds the memory of WebGL.
 *
 * @param {import('@playwright/test').Browser} browser
 */
export async function watchMemory(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  /** @param {string} type */
  const pidsOf = (type) => processInfo.filter((entry) => entry.type === type).map(({ id }) => id);
  /** @param {number[]} pids */
  const largest = (pids) => Math.max(0, ...pids.map(residentBytes));
  const renderers = pidsOf('renderer');
  const gpus = pidsOf('GPU');
  let peakTab = 0;
  let peakGpu = 0;
  const sample = () => {
    const tab = largest(renderers);
    const gpu = largest(gpus);
    peakTab = Math.max(peakTab, tab);
    peakGpu = Math.max(peakGpu, gpu);
    return { tab, gpu };
  };
  const timer = setInterval(sample, SAMPLE_MS);
  return {
    sample,
    /** Ends the monitoring. @returns the largest values seen, bytes */
    end: async () => {
      clearInterval(timer);
      await session.detach().catch(() => {});
      return { peakTab, peakGpu };
    },
  };
}
