/**
 * Waits until a transaction is written. If it fails, most of its requests only report that they were aborted: what is
 * thrown is the cause (`QuotaExceededError` if the storage is full).
 */
export async function committed(done: Promise<void>, requests: Promise<unknown>[]): Promise<void> {
  const ends = await Promise.allSettled([done, ...requests]);
  const reasons = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : []));
  if (reasons.length === 0) return;
  throw reasons.find((reason) => (reason as DOMException | null)?.name !== 'AbortError') ?? reasons[0];
}

/**
 * Runs a task of dependent requests in one transaction: either all of it is written or nothing.
 *
 * @param task awaits only requests of this transaction
 */
export async function allOrNothing<T>(
  transaction: { done: Promise<void>; abort: () => void },
  task: () => Promise<T>,
): Promise<T> {
  const result = task().catch((error: unknown) => {
    try {
      transaction.abort();
    } catch {
      // A request that failed has ended it already.
    }
    throw error;
  });
  await committed(transaction.done, [result]);
  return result;
}
