import { Suspense, useEffect, useState } from 'react';
import { Button } from '../../widgets/Button';
import { laterPanel } from '../laterPanel';
import { usePageWords } from '../useWords';

const HelpPanel = laterPanel(async () => (await import('./help/HelpPanel')).HelpPanel);

/** Opens the help, as the key `?` does wherever no text is typed. */
export function HelpButton() {
  const { shell } = usePageWords();
  const [isOpen, setOpen] = useState(false);

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.key !== '?' || event.defaultPrevented) return;
      // A question that is open is answered first; a text may contain the character.
      if (
        (event.target as Element).closest(
          'dialog, textarea, select, input:not([type=checkbox], [type=radio])',
        )
      )
        return;
      event.preventDefault();
      setOpen(true);
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);

  return (
    <>
      <Button kind="quiet" aria-haspopup="dialog" aria-keyshortcuts="?" onClick={() => setOpen(true)}>
        {shell.help}
      </Button>
      {isOpen && (
        <Suspense>
          <HelpPanel onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
