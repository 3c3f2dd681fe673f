import { Component, type ReactNode } from 'react';
import classes from './ErrorBoundary.module.css';

/** When our own code breaks: say so, and offer the way back. Nothing of the error is shown, for it may hold personal data. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    // Plain elements: the component library may be what broke.
    return (
      <main className={classes.screen} role="alert">
        <h1 className={classes.title}>The window made a mistake and had to stop.</h1>
        <p className={classes.text}>
          Realms and secrets are kept outside the window and are safe. If you were revoking, open that consent
          again to see how it ended.
        </p>
        <button type="button" className={classes.reload} onClick={() => window.location.reload()}>
          Reload
        </button>
      </main>
    );
  }
}
