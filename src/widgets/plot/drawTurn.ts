let last: Promise<void> = Promise.resolve();

/**
 * Resolves in a task of its own, after all earlier calls: two plots that change at once are drawn in two tasks, so
 * that the page can respond in between.
 */
export function drawTurn(): Promise<void> {
  last = last.then(() => new Promise((resolve) => setTimeout(resolve)));
  return last;
}
