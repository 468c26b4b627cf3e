/** The lab in a browser for an experiment, whose storage may outlive the command: then a training of hours goes on after a break. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
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
 * @property {() => void} finish to be called when its files are written
 * @property {() => Promise<void>} close
 */

/**
 * @param {object} options
 * @param {string} options.folder of the build
 * @param {string | undefined} options.profile folder of the browser's storage; undefined: nothing is kept
 * @param {string} options.command that decides the numbers: a profile belongs to one
 * @param {string[]} options.data folders of its records
 * @returns {Promise<OpenExperiment>}
 * @throws Error with a sentence, if the profile is not one of this experiment, or that has ended
 */
export async function openExperiment({ folder, profile, command, data }) {
  if (profile === undefined) {
    const lab = await openLab({ folder, args: launchArgs() });
    const page = await lab.browser.newPage({ acceptDownloads: true });
    return { ...lab, page, version: lab.browser.version(), isBegun: false, finish: () => {} };
  }
  const finish = () => writeNote(profile, { ...readNote(profile), isFinished: true });
  const before = checkProfile({ profile, command, data });
  if (before) {
    const begun = await openProfile(folder, profile, before.port);
    if (await hasUnfinishedTraining(begun.page, begun.address)) return { ...begun, isBegun: true, finish };
    // It was broken off before its first epoch had ended.
    await begun.close();
    rmSync(profile, { recursive: true });
  }
  const opened = await openProfile(folder, profile, 0);
  writeNote(profile, {
    command,
    data: data.map((each) => resolve(each)),
    port: Number(new URL(opened.address).port),
  });
  return { ...opened, isBegun: false, finish };
}

/**
 * Whether an experiment can begin in a profile, or go on.
 *
 * @param {{ profile: string | undefined, command: string, data: string[] }} options as of `openExperiment`
 * @returns {Note | undefined} undefined if there is nothing in it yet
 * @throws Error with a sentence, if the profile is not one of this experiment, or that has ended
 */
export function checkProfile({ profile, command, data }) {
  if (profile === undefined || !existsSync(profile)) return undefined;
  if (!existsSync(noteOf(profile))) {
    throw new Error(
      `The folder ${profile} holds no experiment. Name one with --profile that is not there yet.`,
    );
  }
  const note = readNote(profile);
  const records = data.map((each) => resolve(each)).join(',');
  if (note.command !== command || note.data.join(',') !== records) {
    throw new Error(
      `The folder ${profile} holds another experiment: ${note.command}, with the records of ${note.data.join(', ')}. Name another folder with --profile.`,
    );
  }
  if (note.isFinished) {
    throw new Error(
      `The experiment in ${profile} has ended, and its files were written. To make it again, name another folder with --profile, or delete this one.`,
    );
  }
  return note;
}

/** @typedef {{ command: string, data: string[], port: number, isFinished?: boolean }} Note */

/** What the storage is of, and the port of its address: another address has other storage. @param {string} profile */
const noteOf = (profile) => join(profile, 'experiment.json');

/** @param {string} profile @returns {Note} */
const readNote = (profile) => JSON.parse(readFileSync(noteOf(profile), 'utf8'));

/** @param {string} profile @param {Note} note */
const writeNote = (profile, note) => writeFileSync(noteOf(profile), JSON.stringify(note));

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
