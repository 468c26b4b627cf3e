/** Limits the number of tasks that run at a time; the others wait in order. */
export function createTurns(atATime: number): <T>(task: () => Promise<T>) => Promise<T> {
  let free = atATime;
  const waiting: (() => void)[] = [];
  return async (task) => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  };
}
