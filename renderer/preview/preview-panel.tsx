import { memo, useState } from 'react';
import { Segmented } from '../components/segmented.tsx';
import { en } from '../messages/en.ts';
import type { PhoneView } from './phone.tsx';
import { Preview, type PreviewProps } from './preview.tsx';

const texts = en.preview;

/** The preview with its title and the choice between lock screen and banner; for the inspector. */
export function PreviewPanel(props: Omit<PreviewProps, 'view'>) {
  const [view, setView] = useState<PhoneView>('lock-screen');
  return (
    <section className="preview-panel">
      <Header view={view} onView={setView} />
      <Preview {...props} view={view} />
    </section>
  );
}

type HeaderProps = { readonly view: PhoneView; readonly onView: (view: PhoneView) => void };

/** It does not follow what is typed. */
const Header = memo(function Header({ view, onView }: HeaderProps) {
  return (
    <header className="preview-header">
      <h2 className="type-card-title">{texts.title}</h2>
      <Segmented
        label={texts.view}
        value={view}
        options={[
          { value: 'lock-screen', label: texts.lockScreen },
          { value: 'banner', label: texts.banner },
        ]}
        onChange={onView}
      />
    </header>
  );
});
