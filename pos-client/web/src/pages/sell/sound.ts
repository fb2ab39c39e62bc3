const LOW_HZ = 220;
const SECONDS = 0.18;
let context: AudioContext | null = null;

/** A low tone: the code that was scanned is none. Whoever scans doesn't look at the screen. */
export function refuseTone(): void {
  context ??= new AudioContext();
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.type = 'square';
  tone.frequency.value = LOW_HZ;
  volume.gain.value = 0.05;
  tone.connect(volume).connect(context.destination);
  tone.start();
  tone.stop(context.currentTime + SECONDS);
}
