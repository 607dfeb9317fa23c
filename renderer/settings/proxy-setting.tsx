import { type KeyboardEvent, useState } from 'react';
import { MAX_PROXY_LENGTH } from '../../shared/settings/limits.ts';
import { Segmented } from '../components/segmented.tsx';
import { TextField } from '../components/text-field.tsx';
import { en } from '../messages/en.ts';
import { type ProxyKind, proxyInForce, proxyKind, readProxy } from './proxy-choice.ts';
import { SettingsRow } from './settings-row.tsx';
import { useSettings } from './use-settings.ts';

const texts = en.settings.proxy;

const KINDS: readonly ProxyKind[] = ['environment', 'none', 'address'];

/** Which HTTP proxy connections go through. */
export function ProxySetting() {
  const { settings, change } = useSettings();
  const [kind, setKind] = useState(proxyKind(settings.proxy));
  const choose = (next: ProxyKind) => {
    setKind(next);
    if (next !== 'address') change({ proxy: next });
  };
  return (
    <>
      <SettingsRow label={texts.label} note={texts.note}>
        <Segmented
          label={texts.label}
          value={kind}
          options={KINDS.map((value) => ({ value, label: texts.kinds[value] }))}
          onChange={choose}
        />
      </SettingsRow>
      {kind === 'address' && <ProxyAddress />}
    </>
  );
}

/**
 * The address of one's own. It is saved when the typing has ended, not letter by letter: half of
 * "http://ada:1234@proxy.example" is a proxy too, whose port would be the password.
 */
function ProxyAddress() {
  const { settings, change } = useSettings();
  const [typed, setTyped] = useState(proxyKind(settings.proxy) === 'address' ? settings.proxy : '');
  const [judged, setJudged] = useState(false);
  const read = readProxy(typed);
  const stays = texts.stays(proxyInForce(settings.proxy));
  const end = () => {
    setJudged(typed !== '');
    if (read.ok && read.setting !== settings.proxy) change({ proxy: read.setting });
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') end();
  };
  return (
    <SettingsRow label={texts.address} note={texts.addressNote}>
      <div className="settings-proxy-address">
        <TextField
          label={texts.address}
          labelPosition="hidden"
          mono
          value={typed}
          placeholder={texts.placeholder}
          maxLength={MAX_PROXY_LENGTH}
          error={judged && !read.ok && `${read.error} ${stays}`}
          note={!read.ok ? stays : read.setting === settings.proxy ? texts.inForce(read.at) : texts.pressEnter(read.at)}
          onChange={(text) => {
            setTyped(text);
            setJudged(false);
          }}
          onBlur={end}
          onKeyDown={press}
        />
      </div>
    </SettingsRow>
  );
}
