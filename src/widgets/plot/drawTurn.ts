let last: Promise<void> = Promise.resolve();

/**
 * Resolves in a task of its own, after every turn asked for before: two plots that change at once are drawn in two
 * tasks, so that the page can answer in between.
 */
export function drawTurn(): Promise<void> {
  last = last.then(() => new Promise((resolve) => setTimeout(resolve)));
  return last;
}
