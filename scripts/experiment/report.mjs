/** The Markdown report of an experiment: what was run, with what, and the tables of the page. */
import { cpus, totalmem } from 'node:os';

/**
 * @param {object} given
 * @param {Record<string, any>} given.capsule parsed
 * @param {Record<string, string[][]>} given.tables of the page, by name
 * @param {string} given.command that makes it again
 * @param {Date} given.startedAt
 * @param {string} given.browser version of Chromium
 * @param {{ seconds: number, capsuleBar: string | undefined, isResumed?: boolean }} given.outcome
 * @returns {string}
 */
export function reportOf({ capsule, tables, command, startedAt, browser, outcome }) {
  const { experiment, engine, leaks = [] } = capsule;
  const threads = engine.threads ? ` × ${engine.threads}` : '';
  const processor = cpus()[0]?.model.trim() ?? 'unknown processor';
  return [
    `# ${capsule.title}`,
    '',
    `Made ${startedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC by \`${command}\`.`,
    '',
    `- Engine: ${engine.backend}${threads}${engine.renderer ? `, ${engine.renderer}` : ''}; seed ${experiment.train.seed}; Chromium ${browser}; lab ${capsule.versions.lab}, tfjs ${capsule.versions.tfjs}`,
    `- Machine: ${cpus().length} × ${processor}, ${Math.round(totalmem() / 2 ** 30)} GiB`,
    ...(capsule.stopped ? [`- Not complete: ${capsule.stopped.text}`] : []),
    outcome.isResumed
      ? `- ${experiment.records.length} records; broken off and resumed, ${outcome.seconds.toFixed(0)} s for the last part`
      : `- ${experiment.records.length} records; ${outcome.seconds.toFixed(0)} s from start to results, preparing included`,
    ...(outcome.capsuleBar ? [`- Repeated from a capsule; the page says: ${outcome.capsuleBar}`] : []),
    '',
    '## Leak check',
    '',
    ...(leaks.length === 0
      ? ['Nothing found.']
      : leaks.map(
          (/** @type {{ level: string, message: string }} */ { level, message }) => `- ${level}: ${message}`,
        )),
    '',
    ...Object.entries(tables).flatMap(([name, rows]) => [`## ${name}`, '', ...markdownTable(rows), '']),
  ].join('\n');
}

/** @param {string[][]} rows the first one is the head */
function markdownTable(rows) {
  const width = Math.max(...rows.map((row) => row.length));
  const line = (/** @type {string[]} */ cells) =>
    `| ${Array.from({ length: width }, (_, i) => (cells[i] ?? '').replaceAll('|', '\\|')).join(' | ')} |`;
  const [head = [], ...rest] = rows;
  return [line(head), `|${' --- |'.repeat(width)}`, ...rest.map(line)];
}
