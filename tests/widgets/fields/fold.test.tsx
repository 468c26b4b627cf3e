import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Fold } from '../../../src/widgets/fields/Settings';

describe('a folded section', () => {
  function Content(): never {
    throw new Error('rendered');
  }

  it('is not rendered while it is closed, and is if it is initially open', () => {
    const closed = renderToStaticMarkup(
      <Fold summary="Values" value="three of them">
        <Content />
      </Fold>,
    );
    expect(closed).toContain('<summary>Values</summary></details>');
    expect(closed).toContain('three of them');
    const open = renderToStaticMarkup(
      <Fold summary="Values" open>
        <p>1, 2, 3</p>
      </Fold>,
    );
    expect(open).toMatch(/<details[^>]* open="">.*1, 2, 3.*<\/details>/);
  });
});
