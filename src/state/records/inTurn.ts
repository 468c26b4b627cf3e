const turns = new Map<string, Promise<void>>();

/** One task at a time for each record: what changes its annotations builds on the change before. */
export function inTurn(recordId: string, task: () => Promise<void>): Promise<void> {
  const done = (turns.get(recordId) ?? Promise.resolve()).then(task, task);
  turns.set(recordId, done);
  return done;
}
