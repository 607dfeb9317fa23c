import { Ellipsis } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '../components/button.tsx';
import { Icon } from '../components/icon.tsx';
import { IconTile } from '../components/icon-tile.tsx';
import { Menu, type MenuItem } from '../components/menu.tsx';
import { en } from '../messages/en.ts';
import type { Entry } from './identity-entries.ts';
import { ENTRY_ICONS } from './identity-list.tsx';

const texts = en.identities.actions;

type DetailHeadProps = {
  readonly kind: Entry['kind'];
  readonly title: string;
  readonly chips: ReactNode;
  readonly menu?: readonly (readonly MenuItem[])[];
  /** What the page's main button says and does; it is busy until that settled. */
  readonly primary?: { readonly label: string; readonly onPress: () => Promise<void> };
};

/** The top of the detail: what it is, its facts in chips, and what can be done with it. */
export function DetailHead({ kind, title, chips, menu, primary }: DetailHeadProps) {
  const [busy, setBusy] = useState(false);
  const press = async () => {
    setBusy(true);
    await primary?.onPress();
    setBusy(false);
  };
  return (
    <div className="detail-head-frame">
      <div className="detail-head">
        <IconTile of={ENTRY_ICONS[kind]} />
        <h2 className="detail-head-title">{title}</h2>
        <div className="detail-head-chips">{chips}</div>
        <div className="detail-head-buttons">
          {menu !== undefined && (
            <Menu
              trigger={
                <Button variant="quiet" icon={<Icon of={Ellipsis} />} aria-label={texts.more} title={texts.more} />
              }
              groups={menu}
            />
          )}
          {primary !== undefined && (
            <Button variant="primary" busy={busy} onClick={() => void press()}>
              {primary.label}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}
