/**
 * W3C WebDriver (https://www.w3.org/TR/webdriver2/), as far as these tests use it: JSON over HTTP. For these few requests a client library
 * would be one more dependency, with a choice of drivers and downloads to keep out of the way.
 */

/** Far beyond what it takes on a busy machine. */
const START_MS = 180_000;
const POLL_MS = 100;

/** A browser that a driver has started. */
export interface Session {
  capabilities: { browserVersion: string };
  /** @throws Error (rejects) with the driver's own words */
  ask(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<unknown>;
  /** Ends the browser. */
  close(): Promise<void>;
}

/** Starts a browser as soon as the driver at this address answers. */
export async function startSession(driver: string): Promise<Session> {
  await answers(`${driver}/status`);
  const { sessionId, capabilities } = (await request(`${driver}/session`, 'POST', {
    capabilities: { alwaysMatch: {} },
  })) as { sessionId: string; capabilities: Session['capabilities'] };
  const session = `${driver}/session/${sessionId}`;
  return {
    capabilities,
    ask: (method, path, body) => request(`${session}${path}`, method, body),
    close: async () => void (await request(session, 'DELETE')),
  };
}

async function request(address: string, method: string, body?: object): Promise<unknown> {
  const response = await fetch(address, { method, ...(body && { body: JSON.stringify(body) }) });
  const { value } = (await response.json()) as { value: { error?: string; message?: string } | null };
  if (!response.ok) throw new Error(`${method} ${address}: ${value?.error}: ${value?.message}`);
  return value;
}

/** Waits until a server that has just been started listens. */
async function answers(address: string): Promise<void> {
  const end = Date.now() + START_MS;
  for (;;) {
    try {
      await request(address, 'GET');
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }
}
