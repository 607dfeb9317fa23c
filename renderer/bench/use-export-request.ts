import { useMemo, useState } from 'react';
import type { CredentialFacts, ImportState } from '../../shared/credential/credential.ts';
import type { ExportPurpose } from './certificate/export-form.ts';
import { usableCredentials } from './import-stage.ts';

/** The credential whose export dialog is open, and what the person came for. */
export type ExportRequest = { readonly credential: CredentialFacts; readonly purpose: ExportPurpose };

export type ExportOpening = {
  readonly exporting: ExportRequest | null;
  readonly openExport: (request: ExportRequest) => void;
  readonly closeExport: () => void;
};

/** Which credential of the Bench is being exported. The dialog can be asked for by a card, a key and a finding. */
export function useExportRequest(): ExportOpening {
  const [exporting, setExporting] = useState<ExportRequest | null>(null);
  return useMemo(() => ({ exporting, openExport: setExporting, closeExport: () => setExporting(null) }), [exporting]);
}

/** The credential that a file of the tray holds both halves of, so that it can be saved in another form; else null. */
export function savable(imported: ImportState, file: string): CredentialFacts | null {
  const holders = usableCredentials(imported).filter(({ files }) => files.includes(file));
  return holders.find(({ kind }) => kind === 'certificate') ?? null;
}
