import type { Session } from 'electron';

/**
 * What the page may ask the system for. Empty on purpose: files come by drop and by the file input, the clipboard is
 * written by the main process (`clipboard:write`), and nothing else is needed. Whoever adds a name says why beside it.
 */
const ALLOWED: ReadonlySet<string> = new Set();

/** Answers every permission request and check from the list above, default deny; devices are never handed out. */
export function restrictPermissions(session: Session, onDenied: (permission: string) => void): void {
  const allows = (permission: string): boolean => {
    if (!ALLOWED.has(permission)) onDenied(permission);
    return ALLOWED.has(permission);
  };
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(allows(permission)));
  // Asked by the page's own scripts many times over: not worth a line each in the log.
  session.setPermissionCheckHandler((_contents, permission) => ALLOWED.has(permission));
  session.setDevicePermissionHandler(() => false);
}
