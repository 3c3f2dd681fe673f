import { Button, SegmentedControl } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { PlanItem } from '../../../shared/revocation';
import { useNow } from '../components/use-now';
import { ItemList } from './ItemList';
import { itemColumns } from './item-columns';
import classes from './review.module.css';
import shared from './revocation.module.css';
import type { Slices } from './slices';

export type ItemsShown = 'all' | 'revocable' | 'ended';

interface Props {
  readonly slices: Slices<PlanItem>;
  readonly hasRealm: boolean;
  readonly shown: ItemsShown;
  readonly onShow: (shown: ItemsShown) => void;
  readonly onBack: () => void;
}

const choices: { value: ItemsShown; label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'revocable', label: 'Can be revoked' },
  { value: 'ended', label: 'Already ended' },
];

/** Every consent of the plan, one by one. */
export function PlanItems({ slices, hasRealm, shown, onShow, onBack }: Props) {
  const now = useNow(60_000);
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);
  return (
    <>
      <div className={classes.items}>
        <SegmentedControl
          classNames={{ root: classes.choice, label: classes.choiceLabel }}
          size="xs"
          aria-label="Which consents"
          data={choices}
          value={shown}
          onChange={onShow}
        />
        <ItemList
          slices={slices}
          label="Consents of the plan"
          {...itemColumns(now, hasRealm)}
          empty="There is none."
        />
      </div>
      <div className={shared.actions}>
        <Button
          ref={back}
          variant="default"
          leftSection={<IconArrowLeft size={16} aria-hidden />}
          onClick={onBack}
        >
          Back to the review
        </Button>
      </div>
    </>
  );
}
