/** Another commit of this repository, built beside the working tree so that a benchmark can measure both in one run. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * Checks a commit out into a temporary worktree, with the packages that are installed here, and builds its lab there.
 *
 * @param {string} commit anything that git resolves to a commit
 * @returns {{ name: string, folder: string, remove: () => void }} its short name, its build, and a function that removes the worktree
 * @throws Error with a sentence if there is no such commit or it cannot be built with the installed packages
 */
export function buildCommit(commit) {
  const name = git(
    ['rev-parse', '--short', '--verify', `${commit}^{commit}`],
    `There is no commit ${commit}.`,
  );
  const parent = mkdtempSync(join(tmpdir(), 'ecg-lab-bench-'));
  const tree = join(parent, name);
  const remove = () => {
    spawnSync('git', ['worktree', 'remove', '--force', tree]);
    rmSync(parent, { recursive: true, force: true });
  };
  try {
    git(['worktree', 'add', '--detach', tree, name], `Commit ${name} could not be checked out.`);
    symlinkSync(resolve('node_modules'), join(tree, 'node_modules'), 'dir');
    const vite = join('node_modules', 'vite', 'bin', 'vite.js');
    const built = spawnSync(process.execPath, [vite, 'build', '--mode', 'bench', '--logLevel', 'warn'], {
      cwd: tree,
      encoding: 'utf8',
    });
    if (built.status !== 0) {
      throw new Error(
        `Commit ${name} does not build with the packages that are installed here.\n${built.stderr}`,
      );
    }
  } catch (error) {
    remove();
    throw error;
  }
  return { name, folder: join(tree, 'dist'), remove };
}

/** @param {string[]} args @param {string} problem message if git fails */
function git(args, problem) {
  const { status, stdout, stderr } = spawnSync('git', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${problem} ${stderr.trim()}`);
  return stdout.trim();
}
