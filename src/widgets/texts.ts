import { createContext, useContext } from 'react';
import { common } from '../i18n/en/common';

/** The few sentences that widgets say by themselves; everything else comes in by props. */
export type WidgetTexts = (typeof common)['widgets'];

const WidgetTextsContext = createContext<WidgetTexts>(common.widgets);

/** Wrap the page in it to change the widgets' language. */
export const WidgetTextsProvider = WidgetTextsContext.Provider;

/** The widgets' own sentences in the page's language. */
export function useWidgetTexts(): WidgetTexts {
  return useContext(WidgetTextsContext);
}
