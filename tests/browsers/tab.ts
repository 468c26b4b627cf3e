/** A tab of a real browser. Things on the page are found as a person finds them: by role and accessible name. */
export interface Tab {
  /** Name and version of the browser. */
  browser: string;
  go(address: string): Promise<void>;
  reload(): Promise<void>;
  /** The text that the page shows, each run of white space as one space. */
  text(): Promise<string>;
  /** @param expression JavaScript; its value must be JSON-safe */
  evaluate(expression: string): Promise<unknown>;
  /** Waits for it where it is not there yet, or something lies over it. */
  click(role: Role, name: string): Promise<void>;
  /** Types into a text field in place of what it holds, and presses Enter. */
  fill(name: string, value: string): Promise<void>;
  /** Ends the browser. */
  close(): Promise<void>;
}

export type Role = 'button' | 'textbox';

export const SHOWN_TEXT = "document.body.innerText.replace(/\\s+/g, ' ')";

const POLL_MS = 250;
/** Far beyond what anything takes on a busy machine. */
const ACTION_MS = 180_000;

/**
 * Waits until the page shows a text.
 *
 * @returns what matched
 * @throws Error with what the page shows, where it does not come
 */
export async function shows(tab: Tab, wanted: RegExp, limitMs = 600_000): Promise<string> {
  const end = Date.now() + limitMs;
  for (;;) {
    const text = await tab.text();
    const found = wanted.exec(text)?.[0];
    if (found !== undefined) return found;
    if (Date.now() > end) {
      throw new Error(
        `${tab.browser} does not show ${wanted} after ${limitMs / 1000} s, but: ${text.slice(0, 2000)}`,
      );
    }
    await pause();
  }
}

/** Tries until it succeeds: a page that is still being laid out moves things away from under the pointer. */
export async function eventually<T>(work: () => Promise<T>): Promise<T> {
  const end = Date.now() + ACTION_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > end) throw error;
      await pause();
    }
  }
}

const pause = () => new Promise((resolve) => setTimeout(resolve, POLL_MS));
