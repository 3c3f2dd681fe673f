import { Tabs } from '@mantine/core';
import { IconInfoCircle, IconKey, IconLock, IconPalette, IconStack2, IconWorld } from '@tabler/icons-react';
import type { SettingsSection } from '../app/app-store';
import { Dialog } from '../components/Dialog';
import { Network } from '../network/Network';
import { useApp } from '../stores';
import { About } from './About';
import { Appearance } from './Appearance';
import { Keychain } from './Keychain';
import { ProductionLock } from './ProductionLock';
import { RealmsAndTokens } from './RealmsAndTokens';
import classes from './Settings.module.css';

const sections = [
  ['appearance', 'Appearance', IconPalette, Appearance],
  ['realms', 'Realms and tokens', IconStack2, RealmsAndTokens],
  ['production', 'Production lock', IconLock, ProductionLock],
  ['keychain', 'Keychain', IconKey, Keychain],
  ['network', 'Network', IconWorld, Network],
  ['about', 'About', IconInfoCircle, About],
] as const;

export default function Settings({ section }: { readonly section: SettingsSection }) {
  const close = useApp((state) => state.close);
  return (
    <Dialog head="lined" onClose={close} size={860} title="Settings" classNames={{ body: classes.body }}>
      <Tabs
        defaultValue={section}
        orientation="vertical"
        variant="none"
        keepMounted={false}
        classNames={{
          root: classes.tabs,
          list: classes.list,
          tab: classes.tab,
          tabLabel: classes.tabLabel,
          panel: classes.panel,
        }}
      >
        <Tabs.List aria-label="Settings">
          {sections.map(([value, title, Icon]) => (
            <Tabs.Tab
              key={value}
              value={value}
              data-autofocus={value === section || undefined}
              leftSection={<Icon size={16} stroke={1.75} aria-hidden />}
            >
              {title}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {sections.map(([value, title, , Section]) => (
          <Tabs.Panel key={value} value={value}>
            <h3 className={classes.heading}>{title}</h3>
            <Section />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Dialog>
  );
}
