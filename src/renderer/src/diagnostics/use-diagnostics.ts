import { useEffect, useState } from 'react';
import type { Diagnostics } from '../../../shared/diagnostics';
import { bridge } from '../bridge';
import { useAct } from '../components/use-act';

/** The bundle that is looked at: made when the dialog comes, and again when it is asked for. */
export function useDiagnostics() {
  const [shown, setShown] = useState<Diagnostics | null>(null);
  const [savedAs, setSavedAs] = useState<string | null>(null);
  const preparing = useAct(async () => {
    setShown(null);
    setSavedAs(null);
    setShown(await bridge.diagnostics.prepare());
  });
  const saving = useAct(async () => {
    if (!shown) return;
    setSavedAs(null);
    const answer = await bridge.diagnostics.save({ bundleId: shown.bundleId });
    if (answer.saved) setSavedAs(answer.fileName);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once when the dialog appears, and by its button from then on
  useEffect(() => void preparing.run(), []);
  return { shown, savedAs, preparing, saving };
}
