/** What the operating system tells of the screen and of sleep, as a small port. After `ready` only. */
import { powerMonitor } from 'electron';
import { sessionIsLocked } from './power-session';

export interface Power {
  /** Windows and macOS alone tell of it; on Linux `screenIsLocked` has to be asked. */
  onLockScreen(listener: () => void): void;
  onSuspend(listener: () => void): void;
  onResume(listener: () => void): void;
  /** False where the system tells of it by itself, or does not say. */
  screenIsLocked(): Promise<boolean>;
}

export const systemPower: Power = {
  onLockScreen: (listener) => void powerMonitor.on('lock-screen', listener),
  onSuspend: (listener) => void powerMonitor.on('suspend', listener),
  onResume: (listener) => void powerMonitor.on('resume', listener),
  screenIsLocked: async () => process.platform === 'linux' && sessionIsLocked(),
};
