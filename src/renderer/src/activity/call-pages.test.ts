import { describe, expect, it } from 'vitest';
import { CallPages, pageSize } from './call-pages';
import { call } from './testing';

const full = (page: number) =>
  Array.from({ length: pageSize }, (_, place) => call(page * pageSize + place + 1));

describe('the pages on hand', () => {
  it('name the first that is missing of what is looked at', () => {
    const pages = new CallPages();
    expect(pages.missing(0, 0)).toBe(0);
    pages.put(0, full(0));
    pages.put(2, full(2));
    expect(pages.missing(pageSize - 1, 2 * pageSize)).toBe(1);
    expect(pages.missing(0, pageSize - 1)).toBeUndefined();
    expect(pages.at(2 * pageSize + 3)?.seq).toBe(2 * pageSize + 4);
    expect(pages.at(pageSize)).toBeUndefined();
  });

  it('show what was read until it has been read again', () => {
    const pages = new CallPages();
    pages.put(0, full(0));
    pages.expire();
    expect(pages.at(0)?.seq).toBe(1);
    expect(pages.missing(0, 5)).toBe(0);
    pages.put(0, full(0));
    expect(pages.missing(0, 5)).toBeUndefined();
  });

  it('are bounded, and those looked at last are kept', () => {
    const pages = new CallPages(3);
    for (let page = 0; page < 3; page++) pages.put(page, full(page));
    pages.put(0, full(0));
    pages.put(3, full(3));
    expect(pages.at(pageSize)).toBeUndefined();
    expect([0, 2, 3].map((page) => pages.at(page * pageSize)?.seq)).toEqual([1, 201, 301]);
  });

  it('tell whether a call in sight is on its way', () => {
    const pages = new CallPages();
    pages.put(0, [call(3), call(2, { state: 'under-way', status: null }), call(1)]);
    expect(pages.hasUnderWay(0, 2)).toBe(true);
    expect(pages.hasUnderWay(2, 40)).toBe(false);
  });
});
