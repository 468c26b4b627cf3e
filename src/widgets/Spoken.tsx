import type { ReactNode } from 'react';
import { VisuallyHidden } from './VisuallyHidden';

export interface SpokenProps {
  /** What a screen reader says. */
  sentence: string;
  /** The words of the sentence that are also shown, in its order, each with what is shown. */
  shown: { word: string; as: ReactNode }[];
}

/**
 * A sentence of which only some words are visible: the rest is for screen readers. Unlike an `aria-label`, what is seen is part of
 * what is said, so that a control can be called by what is written on it. The element around it needs a `position`.
 */
export function Spoken({ sentence, shown }: SpokenProps) {
  let rest = sentence;
  const parts: ReactNode[] = [];
  shown.forEach(({ word, as }, index) => {
    const at = Math.max(0, rest.indexOf(word));
    parts.push(
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts have no other identity than their place.
      <Part key={index} before={rest.slice(0, at)}>
        {as}
      </Part>,
    );
    rest = rest.slice(at + word.length);
  });
  return (
    <>
      {parts}
      {rest !== '' && <VisuallyHidden>{rest}</VisuallyHidden>}
    </>
  );
}

function Part({ before, children }: { before: string; children: ReactNode }) {
  return (
    <>
      {before !== '' && <VisuallyHidden>{before}</VisuallyHidden>}
      {children}
    </>
  );
}
