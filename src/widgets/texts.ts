import { createContext, useContext } from 'react';
import { common } from '../i18n/en/common';

/** The few texts that widgets contain themselves; all others are passed as props. */
export type WidgetTexts = (typeof common)['widgets'];

const WidgetTextsContext = createContext<WidgetTexts>(common.widgets);

/** Wrap the page in this to set the language of the widgets. */
export const WidgetTextsProvider = WidgetTextsContext.Provider;

/** The texts of the widgets in the language of the page. */
export function useWidgetTexts(): WidgetTexts {
  return useContext(WidgetTextsContext);
}
