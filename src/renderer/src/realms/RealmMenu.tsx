import { ActionIcon, Menu } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconCopy,
  IconDots,
  IconKey,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import type { RealmProfile } from '../../../shared/realm';
import { appStore, useApp, useRealms } from '../stores';

interface Props {
  readonly profile: RealmProfile;
  readonly place: { readonly index: number; readonly count: number };
  readonly className?: string | undefined;
}

const icon = { size: 15, stroke: 1.75, 'aria-hidden': true } as const;

/** What can be done with a realm besides opening it. */
export function RealmMenu({ profile, place, className }: Props) {
  const open = useApp((state) => state.open);
  const duplicate = useRealms((state) => state.duplicate);
  const move = useRealms((state) => state.move);
  const realmId = profile.id;
  const report = (act: Promise<unknown>) => act.catch(appStore.getState().tell);
  const copy = async () => open({ kind: 'realm-form', realmId: (await duplicate(realmId)).profile.id });
  return (
    <Menu
      position="bottom-end"
      width={190}
      withinPortal={false}
      floatingStrategy="fixed"
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <ActionIcon
          className={className}
          variant="subtle"
          color="gray"
          size={26}
          aria-label={`Actions for ${profile.name}`}
        >
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconPencil {...icon} />}
          onClick={() => open({ kind: 'realm-form', realmId })}
        >
          Edit
        </Menu.Item>
        <Menu.Item leftSection={<IconCopy {...icon} />} onClick={() => report(copy())}>
          Duplicate
        </Menu.Item>
        <Menu.Item leftSection={<IconKey {...icon} />} onClick={() => open({ kind: 'tokens', realmId })}>
          Tokens
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconArrowUp {...icon} />}
          disabled={place.index === 0}
          onClick={() => report(move(realmId, -1))}
        >
          Move up
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowDown {...icon} />}
          disabled={place.index === place.count - 1}
          onClick={() => report(move(realmId, 1))}
        >
          Move down
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          color="var(--danger)"
          leftSection={<IconTrash {...icon} />}
          onClick={() => open({ kind: 'delete-realm', realmId })}
        >
          Delete…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
