/** What the commands for users do with their command line before anything is built. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * The comment at the head of a program, as text: what `--help` prints.
 *
 * @param {string} source of the program
 */
export function helpOf(source) {
  const comment = /\/\*\*\n([\s\S]*?)\*\//.exec(source)?.[1] ?? '';
  return comment.replace(/^ \* ?/gm, '').trim();
}

/**
 * Reads the command line of a program. `--help` prints its head comment instead; what cannot be read is one sentence. Both end
 * the program.
 *
 * @template T
 * @param {string} program its `import.meta.url`
 * @param {(args: string[]) => T | Promise<T>} parse @throws Error with a sentence
 * @returns {Promise<T>}
 */
export async function parsedOrHelp(program, parse) {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    console.log(helpOf(readFileSync(fileURLToPath(program), 'utf8')));
    process.exit(0);
  }
  try {
    return await parse(args);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n--help says what there is.`);
    process.exit(2);
  }
}
