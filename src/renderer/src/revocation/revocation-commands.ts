/** What the palette offers of revoking: what is selected, a plan that came as a file, and the run that was made small. */

import { selectedConsents } from '../consents/selection-store';
import { consentsStore } from '../consents/stores';
import { planStore, runStore } from './stores';

interface RevocationCommand {
  readonly id: string;
  readonly title: string;
  readonly group: 'Actions';
  readonly keywords: string;
  run(): void;
}

/** @param selected how many consents are selected */
export function revocationCommands(selected: number): RevocationCommand[] {
  const { run, place } = runStore.getState();
  const revokeSelected: RevocationCommand = {
    id: 'revoke-selected',
    title: `Revoke ${selected.toLocaleString('en')} selected…`,
    group: 'Actions',
    keywords: 'consents plan review',
    run: () =>
      void planStore.getState().choose(selectedConsents(consentsStore.getState(), new Uint32Array())),
  };
  const showRun: RevocationCommand = {
    id: 'show-run',
    title: run?.state === 'ended' ? 'Show the revocation report' : 'Show the revocation run',
    group: 'Actions',
    keywords: 'progress pause stop proof',
    run: () => runStore.getState().show(),
  };
  return [
    ...(selected > 0 ? [revokeSelected] : []),
    ...(run && place === 'bar' ? [showRun] : []),
    {
      id: 'open-plan',
      title: 'Open plan file…',
      group: 'Actions',
      keywords: 'revoke approve second person',
      run: () => void planStore.getState().openFile(),
    },
  ];
}
