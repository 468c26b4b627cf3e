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
