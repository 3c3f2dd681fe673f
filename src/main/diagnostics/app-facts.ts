/** What runs where: the first question of every support desk. */
import { release, version } from 'node:os';
import { packageKind } from './package-kind';

export interface RunningApp {
  name: string;
  version: string;
  isPackaged: boolean;
  /** Milliseconds. */
  upSince: number;
}

export type AppFacts = ReturnType<typeof appFacts>;

export function appFacts({ name, version: appVersion, isPackaged, upSince }: RunningApp) {
  const { versions, env, platform, arch } = process;
  return {
    name,
    version: appVersion,
    package: packageKind({
      isPackaged,
      env,
      isFromStore: process.windowsStore === true || process.mas === true,
    }),
    runsSince: new Date(upSince).toISOString(),
    electron: versions.electron ?? null,
    chromium: versions.chrome ?? null,
    node: versions.node,
    system: { platform, release: release(), version: version(), arch },
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    language: Intl.DateTimeFormat().resolvedOptions().locale,
  };
}
