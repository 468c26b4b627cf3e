/**
 * Waits until a transaction is written. Where it fails, most of its requests only say that they were aborted:
 * what is thrown is the reason (`QuotaExceededError` where the storage is full).
 */
export async function committed(done: Promise<void>, requests: Promise<unknown>[]): Promise<void> {
  const ends = await Promise.allSettled([done, ...requests]);
  const reasons = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : []));
  if (reasons.length === 0) return;
  throw reasons.find((reason) => (reason as DOMException | null)?.name !== 'AbortError') ?? reasons[0];
}

/**
 * Runs a task of requests that follow from each other: all of it is written or nothing.
 *
 * @param task waits for nothing but requests of this transaction
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
