import { LayoutTemplate } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { en } from '../../messages/en.ts';
import { useRunCommand } from '../../shell/commands.tsx';
import './templates-button.css';

const texts = en.bench.templates;

/** Opens the templates. Where the row is narrow its drawing alone is seen. */
export function TemplatesButton() {
  const runCommand = useRunCommand();
  return (
    <Button
      variant="quiet"
      size="compact"
      className="templates-button"
      icon={<Icon of={LayoutTemplate} size={14} />}
      aria-label={texts.openName}
      title={texts.openName}
      onClick={() => runCommand('templates')}
    >
      {texts.open}
    </Button>
  );
}
