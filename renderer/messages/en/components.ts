const count = new Intl.NumberFormat('en');

/** Texts of the components. */
export const components = {
  close: 'Close',
  copied: 'Copied',
  copyFailed: 'Not copied',
  showPassphrase: 'Show passphrase',
  hidePassphrase: 'Hide passphrase',
  size: 'Size',
  bytesOf: (bytes: number, limit: number) => `${count.format(bytes)} / ${count.format(limit)} bytes`,
  errorCount: (errors: number) => (errors === 1 ? '1 error' : `${errors} errors`),
  warningCount: (warnings: number) => (warnings === 1 ? '1 warning' : `${warnings} warnings`),
  releaseToImport: (files: number) => (files === 1 ? 'Release to import 1 file' : `Release to import ${files} files`),
  more: (label: string) => `Increase ${label}`,
  less: (label: string) => `Decrease ${label}`,
  stepState: {
    waiting: 'waiting',
    running: 'running',
    passed: 'passed',
    failed: 'failed',
    skipped: 'skipped',
  },
} as const;
