/**
 * `npm start`: builds the lab and serves it on this machine. `npm start -- --host NAME --port N` serves it by another
 * name or address, e.g. 0.0.0.0 for every interface.
 */
import { join } from 'node:path';
import { build } from 'vite';
import { upstreamFromEnvironment } from './physionetForward.mjs';
import { serve, serveOptions } from './serve.mjs';

const root = join(import.meta.dirname, '..');

try {
  const { host, port } = serveOptions(process.argv.slice(2));
  const upstream = upstreamFromEnvironment();
  console.log('Building the lab …');
  await build({ root, logLevel: 'warn' });
  const { address } = await serve({ folder: join(root, 'dist'), host, port, upstream });
  console.log(`ECG lab: ${address}`);
  console.log(`Demo:    ${address}?demo  (loads synthetic records, trains, and shows the results)`);
  console.log('Stop with Ctrl+C.');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
