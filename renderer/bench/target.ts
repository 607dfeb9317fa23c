import type { TargetChoice } from '../../shared/ipc/schemas.ts';
import type { SimulatorState } from '../../shared/ipc/simulator-state.ts';
import {
  appleEndpoint,
  DEFAULT_PORTS,
  type Environment,
  environmentOfHost,
  isRetiredHost,
} from '../../shared/wire/endpoints.ts';
import type { TargetForm } from './bench-state.ts';

/** What is wrong with a custom endpoint's fields; null where a field is right. */
export type CustomTrouble = {
  readonly host: 'missing' | 'with-scheme' | 'with-port' | 'characters' | null;
  readonly port: 'not-a-port' | null;
};

/** Judges the custom fields. A missing port is the protocol's own. */
export function customTrouble({ custom }: Pick<TargetForm, 'custom'>): CustomTrouble {
  return { host: hostTrouble(custom.host.trim()), port: portTrouble(custom.port.trim()) };
}

function hostTrouble(host: string): CustomTrouble['host'] {
  if (host === '') return 'missing';
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(host)) return 'with-scheme';
  if (/^[^:]+:\d+$/.test(host)) return 'with-port';
  return /^[a-z0-9_.:[\]-]+$/i.test(host) && host.length <= 253 ? null : 'characters';
}

function portTrouble(port: string): CustomTrouble['port'] {
  if (port === '') return null;
  const value = Number(port);
  return /^\d+$/.test(port) && value >= 1 && value <= 65535 ? null : 'not-a-port';
}

/** The target as the main process takes it, null while the custom fields are not right. */
export function targetChoice(form: TargetForm): TargetChoice | null {
  const { kind, protocol } = form;
  if (kind === 'simulator') return { kind, protocol };
  if (kind !== 'custom') return { kind, protocol, port: form.applePort };
  const trouble = customTrouble(form);
  if (trouble.host !== null || trouble.port !== null) return null;
  const { host, port, caFile } = form.custom;
  return {
    kind,
    protocol,
    host: host.trim(),
    port: port.trim() === '' ? DEFAULT_PORTS[protocol] : Number(port),
    caFile,
  };
}

/** Where a choice leads, null for a simulator that is not running (its ports are known only then). */
export function addressOf(choice: TargetChoice, simulator: SimulatorState): Address | null {
  if (choice.kind === 'custom') return { host: choice.host, port: choice.port };
  if (choice.kind === 'simulator') {
    if (simulator.status !== 'on') return null;
    return {
      host: simulator.host,
      port: choice.protocol === 'http2' ? simulator.http2Port : simulator.legacyPort,
    };
  }
  const { host, port } = appleEndpoint(choice.kind, choice.protocol, choice.port ?? undefined);
  return { host, port };
}

export type Address = { readonly host: string; readonly port: number };

/** "host:port", with the brackets an IPv6 address needs. */
export function addressText({ host, port }: Address): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]:${port}` : `${host}:${port}`;
}

/** Whether the choice is one of the hosts that Apple switched off. */
export function isRetired(choice: TargetChoice): boolean {
  if (choice.kind === 'simulator') return false;
  if (choice.kind === 'custom') return isRetiredHost(choice.host);
  return isRetiredHost(appleEndpoint(choice.kind, choice.protocol).host);
}

/** Whether a choice reaches real devices of real users: by choice, or by one of Apple's production hosts. */
export function isProduction(choice: TargetChoice): boolean {
  if (choice.kind === 'custom') return environmentOfHost(choice.host) === 'production';
  return choice.kind === 'production';
}

/** The environment a choice stands for, null where nobody can know. The simulator acts as Apple's sandbox. */
export function environmentOf(choice: TargetChoice): Environment | null {
  if (choice.kind === 'custom') return environmentOfHost(choice.host);
  return choice.kind === 'production' ? 'production' : 'sandbox';
}
