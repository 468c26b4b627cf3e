import { serverGone } from './answers';
import { attempt, TryAgain } from './attempt';
import type { PhysioNetAccess } from './fetchFile';
import { physioNetError } from './problem';

/** The forward's response is never longer. */
const MAX_ANSWER_BYTES = 1000;

/**
 * Asks the page's own server whether it forwards to PhysioNet.
 *
 * @throws PhysioNetError `physionet-none` for static hosting, `physionet-server` if the server does not answer
 */
export async function requireForward(
  access: Pick<PhysioNetAccess, 'base' | 'fetch' | 'patience' | 'signal'>,
): Promise<void> {
  const { base, patience, signal } = access;
  const answer = await attempt('', patience, signal, async (running) => {
    const response = await access.fetch(base, {
      signal: running.signal,
      cache: 'no-store',
      credentials: 'omit',
    });
    const isJson = response.headers.get('Content-Type')?.startsWith('application/json') ?? false;
    if (response.ok && isJson) return firstBytes(response);
    await response.body?.cancel();
    return '';
  }).catch((error: unknown) => {
    throw error instanceof TryAgain ? serverGone('') : error;
  });
  if (/^\s*\{\s*"forward"\s*:\s*true\b/.test(answer)) return;
  throw physioNetError(
    'physionet-none',
    '',
    'This page comes from a plain web server that cannot fetch from PhysioNet. Download the database’s zip from physionet.org and drop it here, or start the lab with npm start.',
  );
}

async function firstBytes(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const part = await reader?.read();
    if (!part || part.done) return text;
    text += decoder.decode(part.value, { stream: true });
    if (text.length <= MAX_ANSWER_BYTES) continue;
    await reader?.cancel();
    return '';
  }
}
