import { describe, expect, it, vi } from 'vitest';
import { asLabel, readLink, takeLink } from './link';

const KEY = 'tsk_0123456789abcdefABCDEF';

describe('an enrolment link', () => {
  it('is read and leaves the address at once', () => {
    const replaceState = vi.fn();
    const address = { hash: `#enrol=${KEY}&label=Front+till`, pathname: '/till/', search: '?a=1' };
    expect(takeLink(address, { replaceState })).toEqual({
      key: KEY,
      label: 'Front-till',
    });
    expect(replaceState).toHaveBeenCalledWith(null, '', '/till/?a=1');
  });

  it('may be pasted, or its key alone', () => {
    expect(readLink(`https://shop.example/till/#enrol=${KEY}`)).toEqual({ key: KEY, label: null });
    expect(readLink(`  ${KEY}\n`)).toEqual({ key: KEY, label: null });
    expect(readLink('no key')).toBeNull();
  });

  it('gives a name that can stand in numbers', () => {
    expect(asLabel(' Kasse 2 / Süd ')).toBe('Kasse-2--Sd');
    expect(asLabel('صندوق')).toBe('');
  });
});
