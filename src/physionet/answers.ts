import { TryAgain } from './attempt';
import { type PhysioNetError, physioNetError } from './problem';

/**
 * Maps a response that does not bring the file to a problem.
 *
 * @returns TryAgain if a retry may help, else the problem itself
 */
export function refusalOf(path: string, response: Response): PhysioNetError | TryAgain {
  const { status } = response;
  const reason = response.headers.get('X-Forward-Problem');
  if (reason === 'unreachable' || reason === 'stalled') {
    return new TryAgain(
      physioNetError(
        'physionet-unreachable',
        path,
        'PhysioNet does not answer. Check that this computer is on the internet and press the button again; what was downloaded is kept.',
      ),
    );
  }
  if (status === 404 || status === 410) {
    return physioNetError('physionet-missing', path, `PhysioNet has no ${path}.`);
  }
  if (status === 401 || status === 403 || reason === 'redirect') {
    return physioNetError(
      'physionet-forbidden',
      path,
      `PhysioNet gives ${path} only to users who have signed in or signed an agreement. Download it with your account and drop the files here.`,
    );
  }
  const refused = physioNetError(
    'physionet-refused',
    path,
    `PhysioNet refused ${path} (HTTP status ${status}). Try again later, or download the files yourself and drop them here.`,
    { status },
  );
  return status === 408 || status === 429 || status >= 500 ? new TryAgain(refused) : refused;
}

/** The page's own server is not reachable. */
export function serverGone(path: string): PhysioNetError {
  return physioNetError(
    'physionet-server',
    path,
    'The server of this page does not answer. Start it again (npm start) and press the button again; what was downloaded is kept.',
  );
}

export function tooLarge(path: string, limitBytes: number): PhysioNetError {
  const megabytes = Math.round((10 * limitBytes) / 2 ** 20) / 10;
  return physioNetError(
    'physionet-too-large',
    path,
    `${path} is larger than expected (more than ${megabytes} MB), so it was not downloaded. Check it on PhysioNet, or drop the files here.`,
    { megabytes },
  );
}

/** Start and total length from the Content-Range of a 206 response (RFC 9110, 14.4). */
export function contentRange(
  text: string | null,
): { start: number; totalBytes: number | undefined } | undefined {
  const found = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(text ?? '');
  if (!found) return undefined;
  return { start: Number(found[1]), totalBytes: found[2] === '*' ? undefined : Number(found[2]) };
}
