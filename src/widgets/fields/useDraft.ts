import { createContext, type KeyboardEvent, useContext, useEffect, useState } from 'react';

/** What a text means, or what is wrong with it. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; error: string };

/**
 * Keeps refused texts by the names of their fields, so that they outlive fields that are folded away, and so that others know
 * of them.
 */
export interface DraftKeeper {
  refused(name: string): string | undefined;
  /** @param text undefined: there is none any more */
  refuse(name: string, text: string | undefined): void;
}

const DraftContext = createContext<DraftKeeper | undefined>(undefined);
export const DraftProvider = DraftContext.Provider;

export interface DraftOptions<T> {
  /** Under which a refused text is kept; without one it is forgotten with the field. */
  name: string | undefined;
  /** The value in use, as the field shows it. */
  shown: string;
  parse: (text: string) => Parsed<T>;
  /** Called with values of texts that differ from the one in use. */
  onCommit: (value: T) => void;
  disabled: boolean | undefined;
}

/**
 * The text of a field while it is typed. It is committed on Enter or when the field loses focus; refused text stays in the
 * field with its error, and the previous value stays in use. Escape restores that.
 */
export function useDraft<T>({ name, shown, parse, onCommit, disabled }: DraftOptions<T>) {
  const keeper = useContext(DraftContext);
  const [typed, setTyped] = useState<string>();
  // For fields without a name; void once another value is in use.
  const [own, setOwn] = useState<{ text: string; over: string }>();
  const isKept = keeper !== undefined && name !== undefined;
  const refused = isKept ? keeper.refused(name) : own?.over === shown ? own.text : undefined;
  const found = refused === undefined ? undefined : parse(refused);

  function refuse(text: string | undefined): void {
    if (isKept) keeper.refuse(name, text);
    else setOwn(text === undefined ? undefined : { text, over: shown });
  }

  // Nobody could correct it.
  useEffect(() => {
    if (disabled && refused !== undefined) refuse(undefined);
  });

  function commit(text: string): void {
    const parsed = parse(text);
    setTyped(undefined);
    refuse(parsed.ok ? undefined : text);
    if (parsed.ok && text !== shown) onCommit(parsed.value);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'Enter') commit(event.currentTarget.value);
    if (event.key !== 'Escape') return;
    setTyped(undefined);
    refuse(undefined);
  }

  const text = typed ?? refused ?? shown;
  return {
    text,
    error: found && !found.ok ? found.error : undefined,
    commit,
    /** For the input. */
    props: {
      value: text,
      disabled,
      autoComplete: 'off',
      'data-setting': name,
      onChange: (event: { currentTarget: HTMLInputElement }) => setTyped(event.currentTarget.value),
      onBlur: () => typed !== undefined && commit(typed),
      onKeyDown,
    },
  };
}

/** In place of a field that does not apply: what was refused in it is forgotten. @param name or the beginning of several names */
export function useNoDraft(name: string | undefined): void {
  const keeper = useContext(DraftContext);
  useEffect(() => {
    if (name !== undefined) keeper?.refuse(name, undefined);
  }, [keeper, name]);
}
