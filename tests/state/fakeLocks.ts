/** The Web Locks that the lab uses: exclusive locks of one browser, of this tab and of others. */
export function fakeLocks() {
  const held = new Map<string, 'here' | 'elsewhere'>();
  const waiting: { name: string; take: () => void }[] = [];

  function letGo(name: string): void {
    held.delete(name);
    const next = waiting.findIndex((one) => one.name === name);
    if (next >= 0) waiting.splice(next, 1)[0]!.take();
  }

  async function request(name: string, ...rest: unknown[]): Promise<unknown> {
    const options = (rest.length > 1 ? rest[0] : {}) as { ifAvailable?: boolean };
    const task = rest.at(-1) as (lock: { name: string } | null) => unknown;
    if (held.has(name)) {
      if (options.ifAvailable) return task(null);
      await new Promise<void>((take) => waiting.push({ name, take }));
    }
    held.set(name, 'here');
    try {
      return await task({ name });
    } finally {
      if (held.get(name) === 'here') letGo(name);
    }
  }

  return {
    request,
    query: async () => ({ held: [...held.keys()].map((name) => ({ name })), pending: [] }),
    held: () => [...held.keys()],
    /** Holds a lock as another tab; call the returned function to release it. */
    holdElsewhere(name: string): () => void {
      held.set(name, 'elsewhere');
      return () => letGo(name);
    },
    letGoOfAll() {
      for (const name of held.keys()) letGo(name);
    },
  };
}
