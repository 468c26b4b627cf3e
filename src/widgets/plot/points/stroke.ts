/** What a pointer drew since it was pressed. */
export interface Stroke {
  /** It has not left its beginning: the pointer has clicked. */
  isClick: boolean;
  /** Pixels x, y, x, y …; of a click its beginning alone. */
  line: number[];
}

/** A pointer that stays so near to where it was pressed has clicked. */
const CLICK_PX = 4;

/** @param at in pixels of the page, from any corner */
export function beginStroke({ x, y }: { x: number; y: number }): Stroke {
  return { isClick: true, line: [x, y] };
}

/** Goes on to a place. What a hand trembles in a click is no line. */
export function extendStroke(stroke: Stroke, at: { x: number; y: number }): void {
  const [x, y] = stroke.line;
  if (Math.hypot(at.x - x!, at.y - y!) > CLICK_PX) stroke.isClick = false;
  if (!stroke.isClick) stroke.line.push(at.x, at.y);
}

/** Whether the line encloses anything. */
export const isOutline = ({ isClick, line }: Stroke): boolean => !isClick && line.length >= 6;
