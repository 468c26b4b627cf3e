import { useEffect, useState } from 'react';
import { commands } from '../../state/commands';
import type { Removal } from '../../state/removal/types';
import { Toasts } from '../../widgets/Toasts';
import { VisuallyHidden } from '../../widgets/VisuallyHidden';
import { useLab } from '../useLab';
import { useWords } from '../useWords';

/** How long a removal can be undone. */
const UNDO_SEC = 30;

/** What was removed and can be brought back, by `Undo` or, the last first, by Ctrl+Z. */
export function Removals() {
  const { removal: words } = useWords();
  const removals = useLab((state) => state.removals);
  const [back, setBack] = useState('');

  useEffect(() => {
    const last = removals.at(-1);
    if (!last) return;
    function onKeyDown(event: KeyboardEvent): void {
      if (!isUndo(event)) return;
      event.preventDefault();
      undo(last!);
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  });

  function undo({ key, location, title }: Removal): void {
    setBack(words.back[location.store](title));
    void commands.undoRemoval(key);
  }

  const toasts = removals.map(({ key, location, title }) => ({
    key,
    text: words.done[location.store](title),
  }));
  return (
    <>
      {removals.length === 0 && <VisuallyHidden>{back}</VisuallyHidden>}
      <Toasts
        toasts={toasts}
        seconds={UNDO_SEC}
        undo={words.undo}
        undoHint={words.undoHint}
        dismiss={words.dismiss}
        onUndo={(key) => undo(removals.find((each) => each.key === key)!)}
        onEnd={(key) => void commands.endRemoval(key)}
      />
    </>
  );
}

/** Ctrl+Z or ⌘Z, where it does not belong to a text that is being typed, or to a question over the page. */
function isUndo(event: KeyboardEvent): boolean {
  const { ctrlKey, metaKey, shiftKey, altKey, key, target } = event;
  if (event.defaultPrevented || ctrlKey === metaKey || shiftKey || altKey || key.toLowerCase() !== 'z') {
    return false;
  }
  return !(target instanceof Element && target.closest(`dialog, textarea, [contenteditable], ${TYPED_INTO}`));
}

const NOT_TYPED_INTO = ['checkbox', 'radio', 'button', 'submit', 'reset', 'range', 'file', 'color'];
const TYPED_INTO = `input${NOT_TYPED_INTO.map((type) => `:not([type="${type}"])`).join('')}`;
