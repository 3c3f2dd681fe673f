/** #2: the app as an ordinary user, with the sandbox of the operating system that root cannot have. */
import { readFileSync, readlinkSync } from 'node:fs';
import { launchAsUser, type UserApp, whyNoSandbox } from './support/as-user';
import { skipFor } from './support/figures';
import { test as base, expect } from './support/fixtures';
import { expectCount, openRealm } from './support/screens';

const test = base.extend<{ asUser: UserApp }>({
  asUser: async ({ profile }, use) => {
    skipFor(whyNoSandbox());
    const app = await launchAsUser(profile);
    await use(app);
    await app.close();
  },
});

/** What the kernel says of a process. */
function processStatus(pid: number): Record<string, string> {
  const lines = readFileSync(`/proc/${pid}/status`, 'utf8').trim().split('\n');
  return Object.fromEntries(lines.map((line) => line.split(/:\s*/, 2) as [string, string]));
}

const namespace = (pid: number, kind: 'user' | 'pid' | 'net'): string =>
  readlinkSync(`/proc/${pid}/ns/${kind}`);

test('not as root, the window is in the sandbox of the system, and the demo realms work', async ({
  asUser: { electron, uid },
}) => {
  const page = await electron.firstWindow();

  await test.step('no switch took the sandbox away', async () => {
    const asked = await electron.evaluate(({ app }) =>
      ['no-sandbox', 'disable-setuid-sandbox', 'disable-seccomp-filter-sandbox', 'no-zygote'].filter((name) =>
        app.commandLine.hasSwitch(name),
      ),
    );
    expect(asked).toEqual([]);
    expect(await electron.evaluate(() => process.getuid?.())).toBe(uid);
  });

  await test.step('the kernel confines the window', async () => {
    const pids = await electron.evaluate(({ BrowserWindow }) => ({
      app: process.pid,
      window: BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0,
    }));
    const status = processStatus(pids.window);
    // 2: only the system calls of a list are let through.
    expect(status).toMatchObject({ Seccomp: '2', NoNewPrivs: '1', CapEff: '0000000000000000' });
    expect(status.Uid).toMatch(new RegExp(`^${uid}\\b`));
    for (const kind of ['user', 'pid', 'net'] as const)
      expect(namespace(pids.window, kind), `${kind} namespace of the window`).not.toBe(
        namespace(pids.app, kind),
      );
    expect(processStatus(pids.app).Seccomp).toBe('0');
  });

  await test.step('and the app works in it', async () => {
    await page.getByRole('button', { name: 'Explore with demo realms' }).click();
    await expectCount(page, '600 consents');
    await openRealm(page, 'Demo Production');
    await expectCount(page, '600 consents');
  });
});
