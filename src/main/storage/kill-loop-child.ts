/** Saves a counter, as the id of a realm, as fast as it can, and says on stdout what is saved, until it is killed. */
import { writeSync } from 'node:fs';
import { fakeExdev } from './exdev-for-tests';
import { openSettings } from './settings-file';

const [folder = '', exdev] = process.argv.slice(2);
if (exdev === 'exdev') fakeExdev();

openSettings(folder, Date.now()).then(({ stored }) => {
  for (;;) {
    const { lastScope } = stored.value.preferences;
    const count = lastScope?.kind === 'realm' ? Number(lastScope.realmId.slice(2)) + 1 : 1;
    stored.update((content) => ({
      ...content,
      preferences: { ...content.preferences, lastScope: { kind: 'realm', realmId: `n-${count}` } },
    }));
    writeSync(1, `${count}\n`);
  }
});
