import type { ReactNode } from 'react';

type SettingsRowProps = { readonly label: string; readonly note?: string; readonly children: ReactNode };

/** A setting: what it is called and means at the left, the control (which carries the same name) at the right. */
export function SettingsRow({ label, note, children }: SettingsRowProps) {
  return (
    <div className="settings-row">
      <div>
        <div className="settings-row-label" aria-hidden="true">
          {label}
        </div>
        {note && <p className="settings-row-note">{note}</p>}
      </div>
      <div className="settings-row-control">{children}</div>
    </div>
  );
}
