import { useEffect, useRef, useState } from 'react';
import { commands } from '../state/commands';
import { Button } from '../widgets/Button';
import { Dialog } from '../widgets/Dialog';
import styles from './ShareButton.module.css';
import { useWords } from './useWords';

/** Copies a link to the settings of the page, or of the open run; where the browser forbids it, shows the link. */
export function ShareButton({ of }: { of: 'page' | 'run' }) {
  const words = useWords().share;
  const [link, setLink] = useState<string>();
  const [isCopied, setCopied] = useState(false);

  async function share(): Promise<void> {
    setCopied(false);
    const made = await commands.settingsLink(of);
    if (made === undefined) return;
    if (await copied(made)) setCopied(true);
    else setLink(made);
  }

  return (
    <span className={styles.share}>
      <Button title={words.buttonHint} onClick={() => void share()}>
        {words.button}
      </Button>
      <span className={styles.copied} role="status">
        {isCopied && words.copied}
      </span>
      {link !== undefined && (
        <Dialog title={words.copyTitle} cancel={words.close} onCancel={() => setLink(undefined)}>
          <p>{words.copyText}</p>
          <LinkField label={words.link} link={link} />
        </Dialog>
      )}
    </span>
  );
}

/** Selected, so that one key copies it. */
function LinkField({ label, link }: { label: string; link: string }) {
  const field = useRef<HTMLTextAreaElement>(null);
  // After the dialog has given the focus to its answer.
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  return <textarea ref={field} className={styles.link} aria-label={label} readOnly rows={4} value={link} />;
}

async function copied(text: string): Promise<boolean> {
  try {
    // Pages without encryption have no clipboard.
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
