import { Component, type ReactNode } from 'react';
import { Button } from '../components/button.tsx';
import { en } from '../messages/en.ts';
import './error-boundary.css';

type Props = { readonly children: ReactNode };

/** Shows what can be done when a page fails to render, in place of an empty window. Never a stack trace. */
export class ErrorBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <div className="error-page" role="alert">
        <h1 className="type-page-title">{en.app.failed.title}</h1>
        <p>{en.app.failed.text}</p>
        <Button variant="primary" size="footer" onClick={() => window.location.reload()}>
          {en.app.failed.reload}
        </Button>
      </div>
    );
  }
}
