import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ProxySetting } from '../../../shared/network';
import { FailureNotice } from '../components/FailureNotice';
import { RadioChoice } from '../components/RadioChoice';
import { useAct } from '../components/use-act';
import classes from './Network.module.css';
import { draftOf, isSame, type Mode, settingOf } from './proxy-draft';
import { useNetwork } from './stores';

interface Choice {
  readonly mode: Mode;
  readonly title: string;
  readonly text: string;
  readonly address?: { readonly of: 'pac' | 'manual'; readonly label: string; readonly example: string };
}

const choices: readonly Choice[] = [
  {
    mode: 'system',
    title: 'As this computer has it',
    text: 'Its proxy, PAC file or automatic discovery, and its exceptions.',
  },
  { mode: 'direct', title: 'Directly', text: 'No proxy, whatever this computer has.' },
  {
    mode: 'pac',
    title: 'By a PAC file',
    text: 'A script of your IT that names the proxy for each address.',
    address: {
      of: 'pac',
      label: 'Address of the PAC file',
      example: 'http://wpad.example.com/proxy.pac',
    },
  },
  {
    mode: 'manual',
    title: 'Through one proxy',
    text: 'For every realm. If it asks for a name and password, so does the app.',
    address: { of: 'manual', label: 'Address of the proxy', example: 'http://proxy.example.com:8080' },
  },
];

/** Nothing is changed until it is applied: arrow keys pass over every choice. */
export function ProxyForm({ setting }: { readonly setting: ProxySetting }) {
  const setProxy = useNetwork((state) => state.setProxy);
  const [draft, setDraft] = useState(() => draftOf(setting));
  const { run, busy, failure } = useAct(setProxy);
  const [tried, setTried] = useState<ProxySetting | null>(null);
  const wanted = settingOf(draft);
  const unchanged = isSame(wanted, setting);
  // What was said of another choice, or of another address, no longer holds.
  const current = tried && isSame(tried, wanted) ? failure : null;
  const atField = current?.field === 'url';

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy || unchanged) return;
    setTried(wanted);
    void run(wanted);
  };

  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <fieldset className={classes.group}>
        <legend className={classes.legend}>Reach the realms</legend>
        {choices.map(({ mode, title, text, address }) => (
          <div key={mode} className={classes.choice} data-chosen={draft.mode === mode || undefined}>
            <RadioChoice
              className={classes.radio}
              name="proxy-mode"
              value={mode}
              title={title}
              text={text}
              checked={draft.mode === mode}
              onChoose={() => setDraft({ ...draft, mode })}
            />
            {address && draft.mode === mode && (
              <TextInput
                className={classes.address}
                label={address.label}
                placeholder={address.example}
                autoComplete="off"
                spellCheck={false}
                value={draft[address.of]}
                error={atField ? `${current.message} ${current.hint}` : undefined}
                onChange={(event) => setDraft({ ...draft, [address.of]: event.currentTarget.value })}
              />
            )}
          </div>
        ))}
      </fieldset>
      {current && !atField && <FailureNotice failure={{ ...current, retryable: false }} />}
      <div className={classes.apply}>
        <p role="status" className={classes.text}>
          {tried && unchanged && !busy && !current
            ? 'Applied: every request from here on goes this way.'
            : ''}
        </p>
        <Button type="submit" loading={busy} disabled={unchanged}>
          Apply
        </Button>
      </div>
    </form>
  );
}
