import { type ElementHandle, launch } from 'puppeteer-core';
import { eventually, type Role, SHOWN_TEXT, type Tab } from './tab';

const WINDOW = { width: 1440, height: 900 };

export interface FirefoxOptions {
  /** See about:config. */
  preferences?: Record<string, unknown>;
}

/** Starts Firefox with a fresh profile, steered by WebDriver BiDi. */
export async function openFirefox(path: string, { preferences = {} }: FirefoxOptions = {}): Promise<Tab> {
  const browser = await launch({
    ...{ browser: 'firefox', executablePath: path, headless: true, defaultViewport: WINDOW },
    extraPrefsFirefox: { 'intl.locale.requested': 'en-US', ...preferences },
  });
  const page = await browser.newPage();

  async function find(role: Role, name: string): Promise<ElementHandle> {
    const found = await page.$(`::-p-aria([name="${name}"][role="${role}"])`);
    if (!found) throw new Error(`There is no ${role} "${name}" on the page.`);
    return found;
  }

  return {
    browser: await browser.version(),
    go: async (address) => void (await page.goto(address)),
    reload: async () => void (await page.reload()),
    text: async () => String(await page.evaluate(SHOWN_TEXT)),
    evaluate: (expression) => page.evaluate(expression),
    click: (role, name) => eventually(async () => (await find(role, name)).click()),
    async fill(name, value) {
      const field = await eventually(() => find('textbox', name));
      await field.click({ count: 3 });
      await field.type(value);
      await field.press('Enter');
    },
    close: () => browser.close(),
  };
}
