import { distribution, features } from './distribution.mjs';

/**
 * How Keycloak is started: in dev mode (http, no cluster, nothing kept) and with a database in memory, so that every run finds the
 * realms as their files say. The same for installing and for testing: other options would make Keycloak build itself anew for a minute.
 * @param {{ home: string, port: number }} options
 * @returns {{ command: string, args: string[] }}
 */
export const startCommand = ({ home, port }) => ({
  command: `${home}/bin/kc.sh`,
  args: [
    'start-dev',
    '--import-realm',
    '--db=dev-mem',
    `--features=${features.join(',')}`,
    '--http-host=127.0.0.1',
    `--http-port=${port}`,
    '--log-level=warn',
  ],
});

/**
 * @param {{ java: import('./java.mjs').Java, admin: { username: string, password: string }, env?: NodeJS.ProcessEnv }} options
 * @returns {NodeJS.ProcessEnv}
 */
export const startEnv = ({ java, admin, env = process.env }) => ({
  ...Object.fromEntries(Object.entries(env).filter(([name]) => !/^(KC_|KEYCLOAK|QUARKUS_|JAVA_)/.test(name))),
  JAVA_HOME: java.home,
  JAVA_OPTS_KC_HEAP: '-Xms64m -Xmx512m',
  // It lives for a minute: time spent on optimising code does not come back.
  JAVA_OPTS_APPEND: '-XX:TieredStopAtLevel=1',
  KC_BOOTSTRAP_ADMIN_USERNAME: admin.username,
  KC_BOOTSTRAP_ADMIN_PASSWORD: admin.password,
});

/** Another release, or other features, are kept apart. */
export const cacheName = [distribution.version, ...features].join('-').replace(/[^\w.-]/g, '-');
