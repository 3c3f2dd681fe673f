/**
 * How far the reading of each realm has come. The consents themselves come packed, on the port of the browse (see `consent-chunk.ts`), as
 * the window asks for them: so it is never flooded, and a window that goes away simply stops asking.
 */
import { z } from 'zod';
import type { Failure } from './failure';

export const browseIdSchema = z.string().min(1).max(64);

export interface RealmProgress {
  readonly realmId: string;
  readonly state: 'loading' | 'complete' | 'stopped' | 'failed';
  readonly received: number;
  /** What the server says there is; null when it does not say. */
  readonly total: number | null;
  /** Records without a usable id: counted, never guessed. */
  readonly unreadable: number;
  /** Records that came twice (overlapping pages): merged into one. */
  readonly repeated: number;
  readonly failure?: Failure;
}
