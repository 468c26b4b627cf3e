import { createContext, useContext } from 'react';
import { words } from '../i18n';

/** The few sentences that widgets say by themselves; everything else comes in by props. */
export type WidgetTexts = (typeof words)['en']['common']['widgets'];

const WidgetTextsContext = createContext<WidgetTexts>(words.en.common.widgets);

/** Wrap the page in it to change the widgets' language. */
export const WidgetTextsProvider = WidgetTextsContext.Provider;

/** The widgets' own sentences in the page's language. */
export function useWidgetTexts(): WidgetTexts {
  return useContext(WidgetTextsContext);
}
