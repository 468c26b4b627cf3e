import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { IconButton } from '../../../widgets/Button';
import { useWords } from '../../useWords';
import { About, Citations } from './Citations';
import { ClassGlossary } from './ClassGlossary';
import styles from './Help.module.css';

/** The help over the page: terms, keys, how to cite, version. Closing it returns the focus to where it was. */
export function HelpPanel({ onClose }: { onClose: () => void }) {
  const { help: words } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();

  // Closed before React removes it: only `close` gives the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does for the keyboard what the click beside it does.
    <dialog
      ref={dialog}
      className={styles.help}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClose={() => {
        // Browsers close it without asking if Escape is pressed twice; removed by React, it is told too late to matter.
        if (dialog.current?.open === false) onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className={styles.head}>
        <h2 id={id}>{words.title}</h2>
        <IconButton label={words.close} onClick={onClose}>
          ×
        </IconButton>
      </div>
      {/* Long, so that the keyboard must be able to scroll it. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
      <section className={styles.body} tabIndex={0} aria-labelledby={id}>
        <p className={styles.notice}>
          <strong>{words.notMedical}</strong> {words.notMedicalText}
        </p>
        <Part title={words.classes}>
          <ClassGlossary />
        </Part>
        {words.terms.map(({ title, terms }) => (
          <Part key={title} title={title}>
            <dl className={styles.terms}>
              {terms.map(([term, text]) => (
                <div key={term}>
                  <dt>{term}</dt>
                  <dd>{text}</dd>
                </div>
              ))}
            </dl>
          </Part>
        ))}
        <Part title={words.keys}>
          <Keys />
        </Part>
        <Part title={words.cite}>
          <Citations />
        </Part>
        <Part title={words.about}>
          <About />
        </Part>
      </section>
    </dialog>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Keys() {
  const { help: words } = useWords();
  return (
    <div className={styles.keys}>
      {words.keyGroups.map(({ title, keys }) => (
        <div key={title}>
          <h4>{title}</h4>
          <dl>
            {keys.map(([key = '', what]) => (
              <div key={key}>
                <dt>
                  {keysIn(key).map((name) => (
                    <kbd key={name}>{name}</kbd>
                  ))}
                </dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </div>
  );
}

/** `Page Up Page Down` are two keys. */
function keysIn(text: string): string[] {
  return text.split(/(?<!Page) /);
}
