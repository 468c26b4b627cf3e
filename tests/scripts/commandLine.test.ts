import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { helpOf } from '../../scripts/commandLine.mjs';

/** What a program says, and how it ends. */
function run(program: string, ...args: string[]): { code: number; text: string } {
  try {
    return {
      code: 0,
      text: execFileSync(process.execPath, [program, ...args], { encoding: 'utf8', stdio: 'pipe' }),
    };
  } catch (error) {
    const { status, stderr } = error as { status: number; stderr: Buffer };
    return { code: status, text: String(stderr) };
  }
}

describe('the command line', () => {
  it('prints the head comment of a program, without its asterisks', () => {
    expect(helpOf('/**\n * `npm run x`: does.\n *\n * --a  b\n */\nimport {} from "y";')).toBe(
      '`npm run x`: does.\n\n--a  b',
    );
  });

  it('of a program has help, and says what it cannot read', () => {
    const help = run('scripts/annotate.mjs', '--help');
    expect(help.code).toBe(0);
    expect(help.text).toMatch(/^`npm run annotate/);
    const wrong = run('scripts/annotate.mjs', '--nonsense');
    expect(wrong.code).toBe(2);
    expect(wrong.text).toContain("Unknown option '--nonsense'");
    expect(wrong.text).not.toContain('    at ');
  });
});
