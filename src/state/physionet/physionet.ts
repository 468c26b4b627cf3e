import { NO_PROGRESS } from '../../physionet/downloadProgress';
import type { PhysioNetAccess } from '../../physionet/fetchFile';
import { requireForward } from '../../physionet/hasForward';
import { parseLocation } from '../../physionet/parseLocation';
import { PhysioNetError, physioNetError } from '../../physionet/problem';
import type {
  DownloadedFile,
  DownloadProgress,
  PhysioNetProblem,
  RecordsListing,
} from '../../physionet/types';
import { importFiles } from '../records/importFiles';
import { refreshUsage } from '../storage/withStorage';
import { current, isForgotten, report, update, withActivity } from '../update';
import { setPhysioNet as set } from './form';
import { physioNetServices } from './services';
import { initialPhysioNet } from './types';

/** Shortest interval between progress updates; more frequent ones would only keep the page busy. */
const PROGRESS_MS = 100;
/** More messages than this about failed downloads would hide what matters. */
const MAX_NAMED = 5;

export async function openPhysioNet(): Promise<void> {
  set({ isOpen: true });
  if (current().physionet.forward === 'there') return;
  await reportingProblems(showInForm, async () => {
    await requireForward(accessWith(new AbortController().signal));
    set({ forward: 'there', problem: undefined });
  });
}

export async function listPhysioNet(text: string): Promise<void> {
  set({ text, problem: undefined });
  const location = parseLocation(text);
  if (!location) {
    set({ problem: notUnderstood(text) });
    return;
  }
  // The location in the field and the listed one are always the same.
  set({ list: undefined, chosen: new Set() });
  await withActivity('listing', {}, ({ signal, update: updateActivity }) =>
    reportingProblems(showInForm, async () => {
      const access = accessWith(signal);
      updateActivity({ detail: location.root });
      await requireForward(access);
      set({ forward: 'there' });
      const { listRecords } = await import('../../physionet/listRecords');
      const listing = await listRecords(location, access, (name) =>
        updateActivity({ detail: `${location.root}/${name}` }),
      );
      const stored = await storedRecords(listing);
      signal.throwIfAborted();
      physioNetServices.listing = listing;
      const { root, folder, record } = listing.location;
      const { entries, sums, refused } = listing;
      set({
        list: { root, folder, entries, stored, hasSums: sums !== undefined, refused },
        chosen: new Set(record === undefined ? [] : [record]),
      });
    }),
  );
}

export async function downloadPhysioNet(): Promise<void> {
  const { listing } = physioNetServices;
  const { chosen, list, progress } = current().physionet;
  if (!listing || !list || progress) return;
  const records = list.entries.filter((path) => chosen.has(path) && !path.endsWith('/'));
  if (records.length === 0) return;
  const downloaded = new Map<string, DownloadedFile[]>();
  const problems: PhysioNetProblem[] = [];
  let isUnstored = false;
  let isForgottenNow = false;
  set({ problem: undefined, progress: NO_PROGRESS });
  await withActivity('downloading', {}, async ({ signal, update: updateActivity }) => {
    signal.addEventListener('abort', () => {
      isForgottenNow = isForgotten(signal);
    });
    const show = throttled((now: DownloadProgress) => {
      if (signal.aborted) return;
      set({ progress: now });
      updateActivity({ detail: now.file, done: now.bytesDone, total: now.bytesTotal });
    });
    const { downloadRecords } = await import('../../physionet/downloadRecords');
    await reportingProblems(report, () =>
      downloadRecords(listing, records, accessWith(signal), {
        onProgress: show.update,
        onRecord({ record, files, problem }) {
          if (signal.aborted) return;
          if (problem) problems.push(problem);
          else downloaded.set(record, files);
        },
        onUnkept() {
          isUnstored = true;
          report(notStored(), 'warning');
        },
      }),
    ).finally(show.end);
  }).finally(() => {
    if (!isForgottenNow) set({ progress: undefined });
  });
  if (isForgottenNow) return;
  if (!isUnstored) await markStored(listing, [...downloaded.keys()]);
  reportProblems(problems);
  // Failed downloads stay ticked, for the next attempt.
  set({
    chosen: new Set([...current().physionet.chosen].filter((path) => !downloaded.has(path))),
    ...(downloaded.size === records.length && { isOpen: false }),
  });
  if (downloaded.size > 0) await importFiles(records.flatMap((record) => downloaded.get(record) ?? []));
  void refreshUsage();
}

export async function deletePhysioNetFiles(): Promise<void> {
  await physioNetServices.store().clear();
  const { list } = current().physionet;
  if (list) set({ list: { ...list, stored: new Set() } });
  await refreshUsage();
}

/** Resets the form and deletes all stored files; for `Clear everything`. */
export async function forgetPhysioNet(): Promise<void> {
  physioNetServices.listing = undefined;
  update({ physionet: initialPhysioNet });
  // If the browser does not allow storage, there is nothing to delete.
  await physioNetServices
    .store()
    .clear()
    .catch(() => undefined);
}

function accessWith(signal: AbortSignal): PhysioNetAccess {
  const { base, fetch, store, patience } = physioNetServices;
  return { base: base(), fetch, store: store(), patience, signal };
}

/** Reports a problem that ends the work; aborting it is not a problem. */
async function reportingProblems(
  onProblem: (problem: PhysioNetProblem) => void,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof PhysioNetError)) throw error;
    onProblem(error.problem);
  }
}

function showInForm(problem: PhysioNetProblem): void {
  set(problem.code === 'physionet-none' ? { problem, forward: 'none' } : { problem });
}

/** A file with this path is stored when all files of a record are; no file of a database begins with a dot. */
const completePath = (root: string, record: string) => `${root}/.whole/${record}`;

async function markStored({ location }: RecordsListing, records: string[]): Promise<void> {
  const store = physioNetServices.store();
  // Only a mark in the list: a failure to store was reported with the first file.
  const marks = records.map((record) => store.keepComplete(completePath(location.root, record), new Blob()));
  await Promise.allSettled(marks);
  const { list } = current().physionet;
  if (list?.root === location.root) set({ list: { ...list, stored: new Set([...list.stored, ...records]) } });
}

async function storedRecords({ location }: RecordsListing): Promise<Set<string>> {
  const prefix = completePath(location.root, '');
  const paths = await physioNetServices
    .store()
    .paths(prefix)
    .catch(() => []);
  return new Set(paths.map((path) => path.slice(prefix.length)));
}

function reportProblems(problems: PhysioNetProblem[]): void {
  for (const problem of problems.slice(0, MAX_NAMED)) report(problem, 'error');
  const more = problems.length - MAX_NAMED;
  if (more <= 0) return;
  const names = problems.slice(MAX_NAMED, 2 * MAX_NAMED).map(({ file }) => file);
  report({
    ...physioNetError(
      'physionet-more',
      '',
      `${more} more records did not come whole from PhysioNet (${names.join(', ')}${more > names.length ? ' …' : ''}). They stay ticked in the list: press Download to try again.`,
      { more, names: names.join(', ') },
    ).problem,
  });
}

function notUnderstood(text: string): PhysioNetProblem {
  const shown = text.trim().slice(0, 80);
  return physioNetError(
    'physionet-address',
    shown,
    `“${shown}” names no database of PhysioNet. Type one as in mitdb/1.0.0, or paste the address of its page.`,
    { shown },
  ).problem;
}

function notStored(): PhysioNetProblem {
  return physioNetError(
    'physionet-unkept',
    '',
    'The browser’s storage for this page is full or refused, so downloaded files are not kept: the next download fetches them again. What came is loaded all the same.',
  ).problem;
}

/** Calls at most once in `PROGRESS_MS`, with the latest value. */
function throttled<T>(call: (value: T) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest: T;
  return {
    update(value: T): void {
      latest = value;
      timer ??= setTimeout(() => {
        timer = undefined;
        call(latest);
      }, PROGRESS_MS);
    },
    end: () => clearTimeout(timer),
  };
}
