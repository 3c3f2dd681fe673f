import { Loader } from '@mantine/core';
import { IconCircle, IconCircleCheckFilled, IconCircleMinus, IconCircleXFilled } from '@tabler/icons-react';
import type { ShownStage } from './stage-list';

const words: Record<ShownStage['state'], string> = {
  waiting: 'Not run',
  running: 'Running',
  passed: 'Passed',
  failed: 'Failed',
  skipped: 'Skipped',
};

const icons = {
  waiting: [IconCircle, 'var(--text-muted)'],
  passed: [IconCircleCheckFilled, 'var(--success)'],
  failed: [IconCircleXFilled, 'var(--danger)'],
  skipped: [IconCircleMinus, 'var(--text-muted)'],
} as const;

/** Shape and word besides colour. */
export function StageIcon({ state }: { readonly state: ShownStage['state'] }) {
  if (state === 'running') return <Loader size={16} role="img" aria-label={words.running} />;
  const [Icon, colour] = icons[state];
  return <Icon size={18} stroke={1.5} color={colour} role="img" aria-label={words[state]} />;
}
