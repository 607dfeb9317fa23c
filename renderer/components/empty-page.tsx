import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import './empty-page.css';

type EmptyPageProps = {
  readonly icon: LucideIcon;
  readonly title: string;
  /** What will appear here. */
  readonly text: string;
  /** The one action that brings it, and what else there is to say. */
  readonly children?: ReactNode;
};

/** Stands where nothing is yet: what will appear, and how. */
export function EmptyPage({ icon, title, text, children }: EmptyPageProps) {
  return (
    <div className="empty-page">
      <span className="empty-page-icon">
        <Icon of={icon} size={20} />
      </span>
      <h2 className="type-page-title">{title}</h2>
      <p className="empty-page-text">{text}</p>
      {children}
    </div>
  );
}
