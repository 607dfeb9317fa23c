/** Texts of the window around the pages. */
export const app = {
  name: 'Pushbench',
  sections: 'Sections',
  section: {
    bench: 'Bench',
    identities: 'Identities',
    simulator: 'Simulator',
    feedback: 'Feedback',
    settings: 'Settings',
  },
  showInspector: 'Show inspector',
  hideInspector: 'Hide inspector',
  inspector: 'Inspector',
  progress: 'Progress',
  sendBar: 'Send',
  simulator: {
    off: 'Simulator off',
    start: 'Start',
    startLong: 'Start simulator',
    starting: 'Starting…',
    on: 'Simulator on',
    stop: 'Stop simulator',
    http2: 'HTTP/2',
    legacy: 'Legacy binary',
    received: 'Received',
    portInUse: (port: number) => `Port ${port} in use`,
    otherPort: (busy: readonly number[]) =>
      busy.length === 1
        ? `Port ${busy.join()} was in use, so another was taken.`
        : `Ports ${busy.join(' and ')} were in use, so others were taken.`,
    offExplained: 'A local APNs on this computer: test and send without an Apple account or a network.',
    failed: 'Did not start',
    tryAgain: 'Try again',
    open: 'Open the Simulator section',
  },
  failed: {
    title: 'Pushbench could not show this page',
    text: 'This is a fault in Pushbench. Your files and keys are untouched. Reload the window; if it happens again, report it with the log.',
    reload: 'Reload',
  },
} as const;
