import { expect, it } from 'vitest';
import { fileSize } from './file-size';

it.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1000, '1 KB'],
  [1_234_567, '1.2 MB'],
  [3.6e8, '360 MB'],
  [4e12, '4,000 GB'],
])('%d is %s', (bytes, text) => {
  expect(fileSize(bytes)).toBe(text);
});
