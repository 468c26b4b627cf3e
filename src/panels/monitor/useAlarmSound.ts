import { useEffect } from 'react';

/** A short tone of 880 Hz, twice a second and a half. */
const TONE_HZ = 880;
const TONE_SEC = 0.2;
const EVERY_MS = 1500;

/** Sounds while it is on. Without a click before, the browser keeps silent. */
export function useAlarmSound(isOn: boolean): void {
  useEffect(() => {
    if (!isOn || typeof AudioContext === 'undefined') return;
    const context = new AudioContext();
    const sound = () => {
      const tone = new OscillatorNode(context, { frequency: TONE_HZ });
      const volume = new GainNode(context, { gain: 0.2 });
      tone.connect(volume).connect(context.destination);
      tone.start();
      tone.stop(context.currentTime + TONE_SEC);
    };
    sound();
    const timer = setInterval(sound, EVERY_MS);
    return () => {
      clearInterval(timer);
      void context.close();
    };
  }, [isOn]);
}
