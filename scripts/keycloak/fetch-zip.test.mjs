import { expect, test } from 'vitest';
import { atHome } from './fetch-zip.mjs';

test('Java is told of the home that we were told of, whatever it is called', () => {
  expect(atHome({ HOME: '/home/of an odd account' }).JAVA_TOOL_OPTIONS).toBe(
    '"-Duser.home=/home/of an odd account"',
  );
});

test('what else Java was told stays', () => {
  const env = { HOME: '/home/ana', JAVA_TOOL_OPTIONS: '-Xmx1g', MAVEN_OPTS: '-X' };
  expect(atHome(env)).toEqual({ ...env, JAVA_TOOL_OPTIONS: '-Xmx1g "-Duser.home=/home/ana"' });
});
