import { Suspense } from 'react';
import { laterExtra } from '../laterPanel';
import { useLab } from '../useLab';
import { usePageWords } from '../useWords';

const ProblemList = laterExtra(async () => (await import('./ProblemLists')).ProblemList, PlainProblems);
const NoteList = laterExtra(async () => (await import('./ProblemLists')).NoteList);

/** What is wrong, announced as it appears; notes are announced when nothing else is said. */
export function Problems() {
  const { shell } = usePageWords();
  const isWrong = useLab((state) => state.problems.some(({ severity }) => severity !== 'note'));
  const isNoted = useLab((state) => state.problems.some(({ severity }) => severity === 'note'));
  return (
    <>
      <div role="alert" aria-label={shell.problems}>
        {isWrong && (
          <Suspense>
            <ProblemList />
          </Suspense>
        )}
      </div>
      <div role="status" aria-label={shell.notes}>
        {isNoted && (
          <Suspense>
            <NoteList />
          </Suspense>
        )}
      </div>
    </>
  );
}

/** If even the list of problems cannot be loaded, they are at least told. */
function PlainProblems() {
  const problems = useLab((state) => state.problems);
  return problems.map(({ id, message }) => <p key={id}>{message}</p>);
}
