/** The lab in a browser for an experiment, whose storage may outlive the command: then a training of hours goes on after a break. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { openLab } from '../benchShared.mjs';
import { launchArgs } from '../chromiumArgs.mjs';
import { findChromium } from '../findChromium.mjs';
import { serve } from '../serve.mjs';
import { hasUnfinishedTraining } from './page.mjs';

/**
 * @typedef {object} OpenExperiment
 * @property {string} address
 * @property {import('@playwright/test').Page} page
 * @property {string} version of Chromium
 * @property {boolean} isBegun its training was broken off, and can be resumed on the page
 * @property {() => Promise<void>} close
 */

/**
 * @param {object} options
 * @param {string} options.folder of the build
 * @param {string | undefined} options.profile folder of the browser's storage; undefined: nothing is kept
 * @param {string} options.command that decides the numbers: a profile belongs to one
 * @returns {Promise<OpenExperiment>}
 * @throws Error with a sentence, if the profile is another command's
 */
export async function openExperiment({ folder, profile, command }) {
  if (profile === undefined) {
    const lab = await openLab({ folder, args: launchArgs() });
    const page = await lab.browser.newPage({ acceptDownloads: true });
    return { ...lab, page, version: lab.browser.version(), isBegun: false };
  }
  const before = readNote(profile, command);
  if (before) {
    const begun = await openProfile(folder, profile, before.port);
    if (await hasUnfinishedTraining(begun.page, begun.address)) return { ...begun, isBegun: true };
    await begun.close();
    rmSync(profile, { recursive: true });
  }
  const opened = await openProfile(folder, profile, 0);
  const port = Number(new URL(opened.address).port);
  writeFileSync(noteOf(profile), JSON.stringify({ command, port }));
  return { ...opened, isBegun: false };
}

/** What the storage is of, and the port of its address: another address has other storage. @param {string} profile */
const noteOf = (profile) => join(profile, 'experiment.json');

/**
 * @param {string} profile
 * @param {string} command
 * @returns {{ command: string, port: number } | undefined} undefined if the folder is new
 */
function readNote(profile, command) {
  if (!existsSync(profile)) return undefined;
  if (!existsSync(noteOf(profile))) {
    throw new Error(
      `The folder ${profile} holds no experiment. Name one with --profile that is not there yet.`,
    );
  }
  const note = JSON.parse(readFileSync(noteOf(profile), 'utf8'));
  if (note.command !== command) {
    throw new Error(
      `The folder ${profile} holds another experiment: ${note.command}. Name another folder with --profile.`,
    );
  }
  return note;
}

/**
 * @param {string} folder of the build
 * @param {string} profile
 * @param {number} port 0: any
 */
async function openProfile(folder, profile, port) {
  mkdirSync(profile, { recursive: true });
  const { server, address } = await serve({ folder, port });
  const { path } = findChromium({ log: console.log });
  const context = await chromium.launchPersistentContext(join(profile, 'browser'), {
    ...{ executablePath: path, args: launchArgs(), acceptDownloads: true },
  });
  const close = async () => {
    await context.close();
    server.close();
  };
  const page = context.pages()[0] ?? (await context.newPage());
  // What a page is told of the version is rounded.
  const session = await context.newCDPSession(page);
  const version = (await session.send('Browser.getVersion')).product.replace(/^.*\//, '');
  return { address, page, version, close };
}
