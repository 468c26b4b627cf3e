import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { findPython } from '../python/findPython';
import { expectClean } from './axePage';
import { expect, needsRealRecords, ON_WASM, plain, realRecord, test } from './lab';

test.describe('from records to a misclassified beat', () => {
  test.beforeEach(() => needsRealRecords());

  test('prepares, trains, reads the tables, walks to an error, saves, and comes back after a reload', async ({
    lab,
    page,
  }) => {
    await lab.open(ON_WASM);
    await lab.choose(['100', '119', '200', '208'].flatMap((name) => realRecord(name)));
    await lab.prepare();
    expect((await lab.row('Class counts', /208/)).join(' | ')).toContain('1585');
    expect((await lab.row('Class counts', /208/)).join(' | ')).toContain('992');

    for (const [format, start] of [
      ['PNG', '\x89PNG'],
      ['SVG', '<svg'],
    ] as const) {
      const picture = page.waitForEvent('download');
      await page.getByRole('button', { name: `Save “Mean beat of each class” as ${format}` }).click();
      const bytes = readFileSync(await (await picture).path(), 'latin1');
      expect(bytes.startsWith(start)).toBe(true);
    }

    await lab.shortTraining({ beats: 240, epochs: 2 });
    await lab.number('Networks', 2);
    await lab.button('Start training');
    await expect(page.getByText(/WASM SIMD/).first()).toBeVisible();
    await expect(page.getByText(/beats\/s/).first()).toBeVisible();
    await expect(lab.table('Confusion matrix')).toBeVisible();
    await lab.idle();

    // The matrix holds every tested beat, and its diagonal is the accuracy that the summary states.
    const cells = await lab
      .table('Confusion matrix')
      .getByRole('button', { name: /^true .* predicted/ })
      .all();
    let tested = 0;
    let right = 0;
    let wrong = 0;
    let saidN = 0;
    for (const cell of cells) {
      const name = plain((await cell.getAttribute('aria-label')) ?? (await cell.textContent())!);
      const [, truth, predicted, beats] = /true (\S+), predicted (\S+): (\d+)/.exec(name)!;
      tested += Number(beats);
      if (truth === predicted) right += Number(beats);
      else wrong += Number(beats);
      if (predicted === 'N') saidN += Number(beats);
    }
    // A fifth of 240, up to the rounding of each class.
    expect(Math.abs(tested - 48)).toBeLessThanOrEqual(5);
    expect(wrong).toBeGreaterThan(1);
    const accuracy = (await lab.row('Run summary', 'Accuracy')).join(' ');
    expect(accuracy).toContain(((100 * right) / tested).toFixed(2));
    expect(await lab.row('Per-class metrics', /SVEB/)).not.toEqual([]);

    const csv = (await lab.download('Predictions (CSV)')).text.trim().split('\n');
    expect(csv[0]).toBe('record,sample,time_s,symbol,aami,fold,split,pred,p_N,p_S,p_V,p_F,p_Q,correct,stamp');
    expect(csv).toHaveLength(1 + tested);

    await test.step('the Python script predicts with the weights what the page shows', async () => {
      const [script, weights, beats] = [
        await lab.download('Python script'),
        await lab.download('Weights (NPZ)'),
        await lab.download('Beats (NPZ)'),
      ];
      expect(script.text).toContain('CAPSULE = r"""{\n  "kind": "ecg-lab-capsule",');
      const { program, why } = findPython();
      if (!program) return console.warn(`The script was not run. ${why}`);
      const out = test.info().outputPath('python');
      const call = [script.path, '--weights', weights.path, '--predict', beats.path, '--out', out];
      const said = execFileSync(program, call, { encoding: 'utf8' });
      expect(said.match(/\(as in the run\)/g)).toHaveLength(3);
      const [here, inTheLab] = [...said.matchAll(/: accuracy ([\d.]+),/g)].map(([, value]) => Number(value));
      expect(here).toBe(inTheLab);
      expect(here).toBeCloseTo(right / tested, 4);
    });

    await page.getByRole('button', { name: /misclassified beats$/ }).click();
    const list = page.getByRole('listbox', { name: 'Misclassified beats' });
    const heading = page.getByRole('heading', { name: /^Record \d+, / });
    await expect(list.getByRole('option', { selected: true })).toHaveAttribute('aria-posinset', '1');
    await expect(page.getByText('25 mm/s · 10 mm/mV').first()).toBeVisible();
    const first = (await heading.textContent())!;
    await list.focus();
    await page.keyboard.press('ArrowDown');
    await expect(list.getByRole('option', { selected: true })).toHaveAttribute('aria-posinset', '2');
    await expect(heading).not.toHaveText(first);
    await page.keyboard.press('ArrowUp');
    await expect(heading).toHaveText(first);

    await test.step('the beat is explained, and the training beats that are like it are shown', async () => {
      await page.getByText('Why this class').click();
      const why = page.getByRole('region', { name: 'Why', exact: true });
      for (const method of ['Occlusion', 'Integrated gradients', 'Grad-CAM, head 3']) {
        await expect(why.getByRole('img', { name: `${method}: strongest at` })).toBeVisible();
      }
      await expect(lab.table('What each part contributes')).toBeVisible();
      await page.getByRole('button', { name: 'Find the nearest training beats' }).click();
      const nearest = page.getByRole('region', { name: 'Nearest training beats' });
      await expect(nearest.getByRole('img', { name: /^record \d+ at .*, labelled/ })).toHaveCount(5);
      await lab.idle();

      const whatIf = page.getByRole('region', { name: 'What if' });
      const said = whatIf.getByRole('table', { name: 'Probabilities, as the beat is and changed' });
      const asItIs = () => said.locator('td:nth-child(2)').allTextContents();
      const changed = () => said.locator('td:nth-child(3)').allTextContents();
      await expect.poll(async () => (await changed()).join('')).toContain('%');
      expect(await changed()).toEqual(await asItIs());
      await whatIf.getByRole('slider', { name: 'Size of the beat' }).fill('0.2');
      await whatIf.getByRole('slider', { name: 'Shift in the window' }).fill('60');
      await whatIf.getByRole('checkbox', { name: /^Without the P wave/ }).check();
      await expect.poll(changed).not.toEqual(await asItIs());
      await whatIf.getByRole('button', { name: 'Reset' }).click();
      await expect.poll(changed).toEqual(await asItIs());
      const average = page.getByRole('region', { name: 'Average of a class' });
      await average.getByRole('combobox', { name: 'Predicted class' }).selectOption({ label: 'N' });
      await average.getByRole('button', { name: 'Average over N' }).click();
      const sample = `Mean over ${Math.min(48, saidN)} of ${saidN} beats predicted as N.`;
      await expect(average.getByRole('status')).toHaveText(sample);
      await expect(average.getByRole('img', { name: 'Mean occlusion of N: strongest at' })).toBeVisible();
      await lab.idle();

      // Two networks answer together: each is explained alone.
      await expect(why.getByRole('status')).toContainText('Second seed: the 2 networks of this run');
      await why.getByText('The checks of each method').click();
      const [, , , , seed] = await lab.row('Checks of the methods', 'Occlusion');
      expect(seed).toMatch(/^−?[01]\.\d\d$/);
      await expectClean(lab, 'Why, open');
    });

    await test.step('the tested beats are a map, and those that are encircled on it are listed', async () => {
      const map = page.getByRole('region', { name: 'Beat map' });
      await map.getByText('Beat map', { exact: true }).click();
      for (const source of ['waveforms', 'head 2']) {
        await map.getByRole('combobox', { name: 'Made of' }).selectOption(source);
        await map.getByRole('button', { name: /^Make (the map|it again)$/ }).click();
        await expect(map.getByText('Trustworthiness', { exact: true })).toBeVisible();
        await lab.idle();
      }
      const picture = map.getByRole('application', {
        name: `Map of ${tested} beats by UMAP, coloured by label`,
      });
      const { x, y, width, height } = (await picture.boundingBox())!;
      // Points are somewhere: the pointer looks for one.
      const hovered = map.getByRole('figure', { name: 'Beat under the pointer' });
      for (let at = 0; at < 1000 && !(await hovered.isVisible()); at++) {
        await page.mouse.move(x + 10 + ((at * 37) % (width - 20)), y + 10 + ((at * 23) % (height - 20)));
      }
      await expect(hovered).toContainText(/record \d+ at .*label \S+, predicted \S+ \(/);
      // Zoomed, other beats lie where it lay.
      await page.keyboard.down('Control');
      await page.mouse.wheel(0, -60);
      await page.keyboard.up('Control');
      await expect(hovered).toBeHidden();
      await expect(picture.locator('circle')).toHaveCount(0);
      await map.getByRole('button', { name: 'Show all' }).click();
      await map.getByRole('radio', { name: 'Lasso' }).check({ force: true });
      await page.mouse.move(x + 2, y + 2);
      await page.mouse.down();
      for (const [right, down] of [
        [width - 2, 2],
        [width - 2, height - 2],
        [2, height - 2],
      ] as const) {
        await page.mouse.move(x + right, y + down, { steps: 3 });
      }
      await page.mouse.up();
      const selected = map.getByRole('listbox', { name: 'Selected beats' });
      await expect(selected.getByRole('option').first()).toHaveAttribute('aria-setsize', String(tested));
      await expect(map.getByRole('status').filter({ hasText: 'the others are grey' })).toBeVisible();
      await expect(
        map.getByRole('button', { name: new RegExp(`^Relabel all ${tested} beats$`) }),
      ).toBeVisible();
      await map.getByRole('combobox', { name: 'Coloured by' }).selectOption('error');
      await expect(map.getByRole('button', { name: `wrong ${wrong}`, exact: true })).toBeVisible();
    });

    await page.reload();
    await lab.idle();
    await lab.step('Results');
    await expect(lab.table('Confusion matrix')).toBeVisible();
    expect((await lab.row('Run summary', 'Accuracy')).join(' ')).toBe(accuracy);
    await lab.step('Records');
    await expect(lab.table('Records').getByRole('checkbox', { name: /Use record/ })).toHaveCount(4);
    await lab.step('Beats');
    await expect(lab.table('Class counts')).toBeVisible();

    await test.step('beats are selected in the Lorenz plot by pointer and by ranges, relabelled, and that is undone', async () => {
      await lab.step('Inspect');
      const region = page.getByRole('region', { name: 'Lorenz plot' });
      await lab.unfold('Lorenz plot');
      const plot = region.getByRole('img', { name: /^RR interval before and after each of/ });
      await expect(plot).toBeVisible();
      const box = (await plot.boundingBox())!;
      const at = (x: number, y: number) => [box.x + x * box.width, box.y + y * box.height] as const;
      await page.mouse.move(...at(0.01, 0.01));
      await page.mouse.down();
      for (const corner of [at(0.99, 0.01), at(0.99, 0.99), at(0.01, 0.99)]) await page.mouse.move(...corner);
      await page.mouse.up();
      const list = region.getByRole('listbox', { name: 'Selected beats' });
      await expect(list).toBeVisible();
      const count = async () =>
        Number((await list.getByRole('option').first().getAttribute('aria-setsize'))!);
      const most = await count();
      expect(most).toBeGreaterThan(20);

      await region.getByLabel('Prematurity (%): from').fill('20');
      await page.keyboard.press('Enter');
      await region.getByRole('button', { name: /^List the .* in these ranges$/ }).click();
      await expect(list.getByRole('option').first()).not.toHaveAttribute('aria-setsize', String(most));
      expect(await count()).toBeLessThan(most);
      await region.getByLabel('Label', { exact: true }).selectOption('F');
      await region.getByRole('button', { name: /^Relabel/ }).click();
      await expect(region.getByText(/now ha(ve|s) the label F, in \d records?\.$/)).toBeVisible();
      await region.getByRole('button', { name: 'Undo the relabelling' }).click();
      await expect(region.getByText(/the label F/)).toBeHidden();
      await expectClean(lab, 'Lorenz plot');
    });

    await test.step('doubtful labels are found, kept and changed by keys, and the changes are edits', async () => {
      await lab.step('Inspect');
      await lab.button('Find doubtful labels');
      const doubts = page.getByRole('region', { name: 'Doubtful labels' });
      const keep = doubts.getByRole('button', { name: 'Keep label' });
      const progress = doubts.getByRole('status').filter({ hasText: 'doubtful label' });
      // The focus is in the list already: Enter keeps the first label, and does not find them again.
      const queue = doubts.getByRole('listbox', { name: 'Doubtful labels' });
      await expect(queue).toBeFocused();
      await expect(progress).toContainText(/doubtful labels?; 0 of \d+ decided/);
      await expect(keep).toBeEnabled();
      await page.keyboard.press('Enter');
      await expect(progress).toContainText('; 1 of');
      await expect(queue.getByRole('option', { selected: true })).toHaveAttribute('aria-posinset', '2');
      await expect(keep).toBeEnabled();
      await doubts.getByRole('button', { name: /^Change to/ }).click();
      await expect(progress).toContainText('; 2 of');
      await expect(queue.getByRole('option', { name: /, changed to .$/ })).toHaveCount(1);
      await lab.step('Records');
      await expect(lab.table('Records')).toContainText('1 beat relabelled');
    });
  });

  test('gives 100 687 beats of all 48 records with the defaults', async ({ lab, page }) => {
    const names = Array.from({ length: 135 }, (_, i) => String(100 + i)).filter((name) => {
      try {
        return readFileSync(realRecord(name)[0]!).length > 0;
      } catch {
        return false;
      }
    });
    expect(names).toHaveLength(48);
    await lab.open();
    await lab.choose(names.flatMap((name) => realRecord(name)));
    await expect(page.getByRole('checkbox', { name: /Use record/, checked: true })).toHaveCount(44);
    await lab.prepare();
    const total = (await lab.row('Class counts', /^(All|Total|Sum)/)).join(' | ');
    for (const count of ['100687', '90081', '2781', '7008', '802', '15']) expect(total).toContain(count);
  });
});
