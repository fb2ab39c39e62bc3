import { describe, expect, it, vi } from 'vitest';
import { asLabel, readLink, takeLink } from './enrolmentLink';

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

  it('leaves the address even where it is of no use', () => {
    const replaceState = vi.fn();
    expect(takeLink({ hash: '#enrol=', pathname: '/till/', search: '' }, { replaceState })).toBeNull();
    expect(
      takeLink({ hash: '#enrol=%E0%A4%A', pathname: '/till/', search: '' }, { replaceState }),
    ).not.toBeNull();
    expect(replaceState).toHaveBeenCalledTimes(2);
    expect(takeLink({ hash: '#main', pathname: '/till/', search: '' }, { replaceState })).toBeNull();
    expect(replaceState).toHaveBeenCalledTimes(2);
  });

  it('may be pasted, or its key alone', () => {
    expect(readLink(`https://shop.example/till/#enrol=${KEY}`)).toEqual({ key: KEY, label: null });
    expect(readLink(`  ${KEY}\n`)).toEqual({ key: KEY, label: null });
    expect(readLink(' http://h/till/#enrol=abc ')).toEqual({ key: 'abc', label: null });
    expect(readLink('no key')).toBeNull();
  });

  it('gives a name that can stand in numbers', () => {
    expect(asLabel(' Kasse 2 / Süd ')).toBe('Kasse-2--Sd');
    expect(asLabel('صندوق')).toBe('');
  });
});
