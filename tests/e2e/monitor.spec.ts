import { emulatePolar } from '../live/devices/emulatePolar';
import { ecg } from '../live/ecg';
import { expectClean } from './axePage';
import { expect, test } from './lab';

/** Frames of a Polar H10 as text, for the page: one lost, one doubled, one half, one of other firmware. */
function faultyFrames(): string[] {
  const frames = emulatePolar(
    ecg(130, [...Array<number>(20).fill(0.8), 4.5, ...Array<number>(20).fill(0.8)]),
    130,
  );
  return frames
    .flatMap(({ bytes }, i) => {
      if (i === 10) return [];
      if (i === 20) return [bytes, bytes];
      if (i === 30) return [bytes.subarray(0, bytes.length - 1), bytes];
      if (i === 40) return [Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 1, 2, 3), bytes];
      return [bytes];
    })
    .map((bytes) => Buffer.from(bytes).toString('base64'));
}

/** A Polar H10 where the browser's Web Bluetooth is: it answers the start and then sends these frames, one every 5 ms. */
function emulateBluetooth(frames: string[]): void {
  const bytesOf = (text: string) => new DataView(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer);
  class Characteristic extends EventTarget {
    value?: DataView;
    async startNotifications() {}
    tell(value: DataView) {
      this.value = value;
      this.dispatchEvent(new Event('characteristicvaluechanged'));
    }
    async writeValueWithResponse([command]: Uint8Array) {
      if (command !== 2) return;
      this.tell(new DataView(Uint8Array.of(0xf0, 2, 0, 0).buffer));
      let next = 0;
      const timer = setInterval(() => {
        if (next === frames.length) clearInterval(timer);
        else data.tell(bytesOf(frames[next++]!));
      }, 5);
    }
  }
  const control = new Characteristic();
  const data = new Characteristic();
  const service = { getCharacteristic: async (id: string) => (id.startsWith('fb005c81') ? control : data) };
  const gatt = { connect: async () => ({ getPrimaryService: async () => service }), disconnect() {} };
  const device = Object.assign(new EventTarget(), { name: 'Polar H10 emulated', gatt });
  let asked = 0;
  const bluetooth = {
    async requestDevice() {
      // Refused first, as by a person who does not allow it.
      if (asked++ === 0) throw new DOMException('no', 'SecurityError');
      return device;
    },
  };
  Object.defineProperty(navigator, 'bluetooth', { value: bluetooth });
}

test('replays a record to events and a new record, and takes a device with faults', async ({ lab, page }) => {
  await page.addInitScript(emulateBluetooth, faultyFrames());
  await lab.open();
  await lab.work('Load demo records');
  await lab.step('Monitor');
  await expect(page.getByText('Not a medical device; no one is watching.')).toBeVisible();
  const events = page.getByRole('region', { name: 'Events' });

  await test.step('a demo record at 60 ×, to its end', async () => {
    await page.getByLabel('Speed').selectOption('60 ×');
    await lab.tick('Fast, above', false);
    await lab.number('Limit: Slow, below', 70);
    await lab.button('Replay');
    await expect(page.getByRole('img', { name: /^ECG of / })).toBeVisible();
    await expect(page.getByRole('alert').getByText('Alarm: Bradycardia').first()).toBeVisible();
    // Only the sound can be set while it runs.
    await expect(page.getByLabel('Sound until acknowledged')).toBeEnabled();
    await expect(page.getByLabel('Speed')).toBeDisabled();
    await page.keyboard.press('Escape');
    await lab.button('Mark event');
    await expect(events.getByRole('button', { name: 'Mark' }).first()).toBeVisible();
    await expect(page.getByText(/^\d+\sms, 95 % within \d+\sms$/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Start monitoring' })).toBeEnabled();
    await events.getByRole('button', { name: 'Bradycardia' }).first().click();
    await expect(events.getByRole('application', { name: /Eight seconds around Bradycardia/ })).toBeVisible();
    const trend = page.getByRole('region', { name: 'Trend' }).getByRole('img');
    await expect(trend).toHaveAccessibleName(
      /^Heart rate over \d+:\d\d: mean \d+, lowest \d+, highest \d+ bpm$/,
    );
    await expectClean(lab, 'Monitor');
    expect(await lab.problems().innerText()).toBe('');
  });

  await test.step('a refused permission, then a device with faults, whose recording outlives the page', async () => {
    await page.getByRole('combobox', { name: 'Source', exact: true }).selectOption('Polar H10 (Bluetooth)');
    await lab.button('Start monitoring');
    await expect(lab.problems()).toContainText('open the settings of this site, allow Bluetooth');
    await lab.button('Start monitoring');
    const wrong = page.getByRole('region', { name: 'What was wrong with what came' });
    for (const sentence of [
      'came twice',
      'ends within a sample',
      'firmware may be newer',
      'were lost on the way',
    ]) {
      await expect(wrong).toContainText(sentence);
    }
    await expect(events.getByRole('button', { name: 'Pause' }).first()).toBeVisible();
    await expect(page.getByText(/\(0:\d\d safe against a crash\)/)).toBeVisible();
    await expect(page.getByText('(0:00 safe against a crash)')).toBeHidden();
    await page.reload();
    await expect(page.getByRole('region', { name: 'A recording was not finished' })).toBeVisible();
    await lab.work('Keep as record');
  });

  await test.step('both are records now', async () => {
    await expect(page.getByRole('region', { name: 'A recording was not finished' })).toBeHidden();
    await lab.step('Records');
    await expect(lab.table('Records').getByRole('rowheader', { name: /^live_\d{8}_\d{6}$/ })).toHaveCount(2);
  });
});
