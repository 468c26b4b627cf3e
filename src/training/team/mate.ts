import type { FromMate, MateThread, ToMate } from './messages';

/** An answer that the leader waits for. */
interface Waiting {
  resolve: (answer: FromMate) => void;
  reject: (reason: Error) => void;
}

/** A mate and its pending requests. */
export interface Mate {
  /** Sends a message that has no answer. */
  send(message: Extract<ToMate, { kind: 'model' }>): void;
  /** @throws Error (rejects) if the mate fails or its thread is gone */
  ask<K extends 'gradients' | 'rows'>(
    message: Omit<Extract<ToMate, { kind: K }>, 'id'> & { kind: K },
    transfer: ArrayBuffer[],
  ): Promise<Extract<FromMate, { kind: K }>>;
  /** Its thread is gone, or it has failed so that it cannot be used any more. */
  isGone(): boolean;
  end(): void;
}

/** Opens a mate's backend. @throws Error (rejects) with the reason if that fails */
export async function openMate(thread: MateThread): Promise<Mate> {
  const waiting = new Map<number, Waiting>();
  let gone: Error | undefined;
  let nextId = 1;
  let opening: Waiting | undefined;

  const fail = (reason: Error) => {
    gone ??= reason;
    opening?.reject(reason);
    for (const { reject } of waiting.values()) reject(reason);
    waiting.clear();
  };

  thread.onGone(fail);
  thread.listen((answer) => {
    if (answer.kind === 'opened') {
      opening?.resolve(answer);
      return;
    }
    if (answer.kind === 'failed') {
      const reason = new Error(answer.message);
      const asked = answer.id === undefined ? undefined : waiting.get(answer.id);
      if (!asked) fail(reason);
      else {
        waiting.delete(answer.id!);
        asked.reject(reason);
      }
      return;
    }
    waiting.get(answer.id)?.resolve(answer);
    waiting.delete(answer.id);
  });

  const opened = new Promise<FromMate>((resolve, reject) => {
    opening = { resolve, reject };
  });
  thread.post({ kind: 'open' }, []);
  try {
    await opened;
  } catch (error) {
    thread.end();
    throw error;
  }

  return {
    send: (message) => thread.post(message, []),
    ask(message, transfer) {
      if (gone) return Promise.reject(gone);
      const id = nextId++;
      const answer = new Promise<FromMate>((resolve, reject) => waiting.set(id, { resolve, reject }));
      thread.post({ ...message, id } as ToMate, transfer);
      return answer as never;
    },
    isGone: () => gone !== undefined,
    end() {
      thread.end();
      fail(new Error('The training was ended.'));
    },
  };
}
