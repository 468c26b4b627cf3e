/** `npm start`: builds the lab and serves it on this machine. */
import { join } from 'node:path';
import { build } from 'vite';
import { upstreamFromEnvironment } from './physionetForward.mjs';
import { addressFromEnvironment, serve } from './serve.mjs';

const root = join(import.meta.dirname, '..');

try {
  const where = addressFromEnvironment();
  const upstream = upstreamFromEnvironment();
  console.log('Building the lab …');
  await build({ root, logLevel: 'warn' });
  const { address } = await serve({ folder: join(root, 'dist'), ...where, upstream });
  console.log(`ECG lab: ${address}`);
  console.log(`Demo:    ${address}?demo  (loads synthetic records, trains, and shows the results)`);
  console.log('Stop with Ctrl+C.');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
