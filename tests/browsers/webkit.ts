import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { findFreePort } from '../../scripts/serve.mjs';
import { eventually, type Role, SHOWN_TEXT, type Tab } from './tab';
import { type Session, startSession } from './webdriver';

export interface WebKitOptions {
  /** Lets the page have SharedArrayBuffer, as Safari does; WebKitGTK 2.50 keeps it off by default. */
  sharedMemory?: boolean;
}

/** Elements that may have a role. */
const CANDIDATES: Record<Role, string> = { button: 'button, summary', textbox: 'input, textarea' };

/** End, and Backspace often enough for what a field holds: this driver does not select by Ctrl+A. */
const EMPTY = `\uE010${'\uE003'.repeat(20)}`;
/** The key by which WebDriver refers to an element: https://www.w3.org/TR/webdriver2/#elements */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const ENTER = '\uE007';

/** Starts WebKitGTK's browser on a screen of its own, with nothing stored, steered by WebKitWebDriver. */
export async function openWebKit(
  { driver, xServer }: { driver: string; xServer: string },
  { sharedMemory = false }: WebKitOptions = {},
): Promise<Tab> {
  const started: ChildProcess[] = [];
  const end = () => {
    for (const child of started.reverse()) child.kill();
  };
  try {
    const display = await startScreen(xServer, started);
    const port = await findFreePort(4500);
    started.push(
      spawn(driver, [`--port=${port}`], {
        stdio: 'ignore',
        env: { ...process.env, DISPLAY: display, ...(sharedMemory && { JSC_useSharedArrayBuffer: '1' }) },
      }),
    );
    return tabOf(await startSession(`http://127.0.0.1:${port}`), end);
  } catch (error) {
    end();
    throw error;
  }
}

/** @returns the display's name: the first that is free */
async function startScreen(xServer: string, started: ChildProcess[]): Promise<string> {
  const screen = spawn(xServer, ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  started.push(screen);
  const [number] = await Promise.race([
    once(screen.stdio[3] as Readable, 'data'),
    once(screen, 'exit').then(() => {
      throw new Error(`${xServer} did not start.`);
    }),
  ]);
  return `:${String(number).trim()}`;
}

function tabOf({ capabilities, ask, close }: Session, end: () => void): Tab {
  const evaluate = (expression: string) =>
    ask('POST', '/execute/sync', { script: `return ${expression}`, args: [] });

  async function find(role: Role, name: string): Promise<string> {
    const elements = await ask('POST', '/elements', { using: 'css selector', value: CANDIDATES[role] });
    for (const element of elements as Record<string, string>[]) {
      const path = `/element/${Object.values(element)[0]}`;
      const isIt =
        (await ask('GET', `${path}/computedlabel`)) === name &&
        (await ask('GET', `${path}/computedrole`)) === role;
      if (isIt) return path;
    }
    throw new Error(`There is no ${role} "${name}" on the page.`);
  }

  /** Scrolled to the middle first, as a person would: the driver takes what a fixed bar covers for visible. */
  async function click(path: string): Promise<void> {
    const args = [{ [ELEMENT]: path.slice('/element/'.length) }];
    await ask('POST', '/execute/sync', { script: "arguments[0].scrollIntoView({ block: 'center' })", args });
    await ask('POST', `${path}/click`, {});
  }

  return {
    browser: `WebKitGTK ${capabilities.browserVersion}`,
    go: async (url) => void (await ask('POST', '/url', { url })),
    reload: async () => void (await ask('POST', '/refresh', {})),
    text: async () => String(await evaluate(SHOWN_TEXT)),
    evaluate,
    click: (role, name) => eventually(async () => click(await find(role, name))),
    async fill(name, value) {
      const field = await eventually(() => find('textbox', name));
      await ask('POST', `${field}/value`, { text: `${EMPTY}${value}${ENTER}` });
    },
    async close() {
      await close().finally(end);
    },
  };
}
