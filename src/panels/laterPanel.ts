import { type ComponentType, lazy } from 'react';
import { loadWords } from '../i18n';

/** A panel that is loaded when it is first shown, with the words it needs. */
export function laterPanel<Props extends object = object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  return lazy(async () => {
    const [panel] = await Promise.all([load(), loadWords('en')]);
    return { default: panel };
  }) as ComponentType<Props>;
}

/** The same for what the page can do without: if it cannot be loaded, `instead` is shown. */
export function laterExtra<Props extends object = object>(
  load: () => Promise<ComponentType<Props>>,
  instead: ComponentType<Props> = () => null,
): ComponentType<Props> {
  return lazy(async () => {
    try {
      const [panel] = await Promise.all([load(), loadWords('en')]);
      return { default: panel };
    } catch {
      return { default: instead };
    }
  }) as ComponentType<Props>;
}
