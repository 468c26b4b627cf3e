import { formatQuantity } from '../format';
import type { WidgetTexts } from '../texts';

export interface NumberBounds {
  min?: number | undefined;
  max?: number | undefined;
  /** Integers only. */
  integer?: boolean | undefined;
  unit?: string | undefined;
}

/**
 * Parses a typed number: a comma or a point for decimals, blanks between groups allowed.
 * Returns the number, or a message about what is wrong with it.
 */
export function parseNumber(
  text: string,
  bounds: NumberBounds,
  texts: WidgetTexts,
): { ok: true; value: number } | { ok: false; error: string } {
  const plain = text.replace(/\s/g, '').replace(',', '.').replace('−', '-');
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN;
  if (!Number.isFinite(value)) return { ok: false, error: texts.notANumber };
  if (bounds.integer && !Number.isInteger(value)) return { ok: false, error: texts.notInteger };
  const { min, max } = bounds;
  if ((min !== undefined && value < min) || (max !== undefined && value > max)) {
    return { ok: false, error: boundsSentence(bounds, texts) };
  }
  return { ok: true, value };
}

function boundsSentence({ min, max, unit }: NumberBounds, texts: WidgetTexts): string {
  const format = (value: number) => formatQuantity(value, unit ?? '').trimEnd();
  if (min !== undefined && max !== undefined) return texts.between(format(min), format(max));
  return min !== undefined ? texts.below(format(min)) : texts.above(format(max ?? Number.NaN));
}
