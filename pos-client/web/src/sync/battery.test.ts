import { describe, expect, it } from 'vitest';
import { type Battery, isLow, watchBattery } from './battery';

describe('the battery (S2-16)', () => {
  it('is low below 15 %, unless it is being charged', () => {
    expect(isLow({ charging: false, level: 0.14 })).toBe(true);
    expect(isLow({ charging: false, level: 0.15 })).toBe(false);
    expect(isLow({ charging: true, level: 0.05 })).toBe(false);
  });

  it('is watched, where the browser tells of it', async () => {
    const battery: Battery = Object.assign(new EventTarget(), { charging: false, level: 0.1 });
    const told: boolean[] = [];
    await watchBattery((saving) => told.push(saving), { getBattery: async () => battery });
    battery.level = 0.09;
    battery.dispatchEvent(new Event('levelchange'));
    battery.charging = true;
    battery.dispatchEvent(new Event('chargingchange'));
    expect(told).toEqual([true, false]);
    await watchBattery((saving) => told.push(saving), {});
    await watchBattery((saving) => told.push(saving), { getBattery: () => Promise.reject(new Error('no')) });
    expect(told).toEqual([true, false]);
  });
});
