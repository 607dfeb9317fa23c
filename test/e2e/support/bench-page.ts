import type { Locator } from '@playwright/test';
import type { Protocol } from '../../../shared/wire/endpoints.ts';
import type { RunningApp } from './running-app.ts';
import * as system from './system.ts';

export type TargetName = 'Simulator' | 'Sandbox' | 'Production' | 'Custom';

const PROTOCOLS: Readonly<Record<Protocol, string>> = { http2: 'HTTP/2', legacy: 'Legacy binary' };

/** The window as a person finds their way in it: everything by role and name. */
export class BenchPage {
  readonly running: RunningApp;

  constructor(running: RunningApp) {
    this.running = running;
  }

  get page() {
    return this.running.page;
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  field(name: string): Locator {
    return this.page.getByRole('textbox', { name, exact: true });
  }

  tab(name: 'Form' | 'JSON' | 'Headers'): Locator {
    return this.page.getByRole('tab', { name: new RegExp(`^${name}`) });
  }

  /** The choice of a segmented control. */
  choice(group: string, name: string): Locator {
    return this.page.getByRole('radiogroup', { name: group, exact: true }).getByRole('radio', { name, exact: true });
  }

  get diagnosis(): Locator {
    return this.page.getByRole('alert');
  }

  get stages(): Locator {
    return this.page.getByRole('list', { name: 'Stages of the connection test' }).getByRole('listitem');
  }

  get results(): Locator {
    return this.page.getByRole('region', { name: 'Results' }).getByRole('listitem');
  }

  get transcript(): Locator {
    return this.page.getByRole('region', { name: 'Transcript of the connection test' });
  }

  /** What assistive technology is told politely. */
  get announcement(): Locator {
    return this.page.getByRole('status');
  }

  get progress(): Locator {
    return this.page.getByRole('region', { name: 'Progress' }).getByRole('listitem');
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** Hands files to the input behind "Choose files", by path. */
  async importFiles(...paths: readonly string[]): Promise<void> {
    await this.page.getByLabel('Import certificates').setInputFiles([...paths]);
  }

  async unlock(passphrase: string): Promise<void> {
    await this.field('Passphrase').fill(passphrase);
    await this.button('Unlock').click();
  }

  /** Tells the team of the only signing key in hand. */
  async nameKey(teamId: string): Promise<void> {
    await this.field('Team ID').fill(teamId);
    await this.button(/^Use key /).click();
    await this.button('Test connection').waitFor();
  }

  /** Imports a certificate and its locked key, and waits for the ready Bench. */
  async importPair(files: { readonly cer: string; readonly p12: string; readonly passphrase: string }): Promise<void> {
    await this.importFiles(files.cer, files.p12);
    await this.unlock(files.passphrase);
    await this.button('Export PEM').waitFor();
  }

  /** Uses a list of the app's own, as the protocol's or the sound's. */
  async select(name: string, option: string | RegExp): Promise<void> {
    await this.page.getByRole('combobox', { name, exact: true }).click();
    await this.page.getByRole('option', { name: option, exact: true }).click();
  }

  async aimAt(target: TargetName, protocol: Protocol = 'http2'): Promise<void> {
    await this.choice('Target', target).click();
    await this.select('Protocol', PROTOCOLS[protocol]);
  }

  /** Aims at a server of the test's own; `caFile` is what the system's dialog answers. */
  async aimAtCustom(
    server: { readonly host?: string; readonly port: number; readonly caFile?: string },
    protocol: Protocol = 'http2',
  ): Promise<void> {
    await this.aimAt('Custom', protocol);
    await this.field('Host').fill(server.host ?? '127.0.0.1');
    await this.field('Port').fill(String(server.port));
    if (server.caFile !== undefined) await this.#trust(server.caFile);
  }

  /** Aims the Feedback page at a server of the test's own. */
  async aimFeedbackAt(server: { readonly port: number; readonly caFile?: string }): Promise<void> {
    await this.openFeedback();
    await this.choice('Target', 'Custom').click();
    await this.field('Host').fill('127.0.0.1');
    await this.field('Port').fill(String(server.port));
    if (server.caFile !== undefined) await this.#trust(server.caFile);
  }

  async #trust(caFile: string): Promise<void> {
    await system.answerDialog(this.running.app, caFile);
    await this.button('Choose CA file').click();
    await this.page.getByText(/^Holds /).waitFor();
  }

  async startSimulator(): Promise<void> {
    await this.button('Start simulator').first().click();
    await this.button(/^Simulator on/).waitFor();
  }

  /** Presses Test connection and waits for its end. */
  async test(): Promise<void> {
    await this.button('Test connection').click();
    await this.testEnded();
  }

  async testEnded(): Promise<void> {
    await this.page
      .getByText(/^\s*(Connected in |Failed at |Not tested$|Test cancelled$)/)
      .first()
      .waitFor();
  }

  /** Presses Send notification and waits for the answer; gives its row. */
  async send(): Promise<Locator> {
    const before = await this.results.count();
    await this.button('Send notification').click();
    const row = this.results.first();
    await this.page.getByRole('region', { name: 'Results' }).getByRole('listitem').nth(before).waitFor();
    await row.filter({ hasNotText: 'Sending…' }).waitFor();
    return row;
  }

  openSettings(): Promise<void> {
    return this.#open('Settings');
  }

  openBench(): Promise<void> {
    return this.#open('Bench');
  }

  openIdentities(): Promise<void> {
    return this.#open('Identities');
  }

  openSimulator(): Promise<void> {
    return this.#open('Simulator');
  }

  openFeedback(): Promise<void> {
    return this.#open('Feedback');
  }

  async #open(section: string): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Sections' })
      .getByRole('button', { name: section, exact: true })
      .click();
  }

  /** The devices that the Feedback page lists, as far as they are drawn. */
  get gone(): Locator {
    return this.page
      .getByRole('region', { name: 'Devices without the app' })
      .getByRole('row')
      .filter({ has: this.page.getByRole('cell') });
  }

  /** The entries of the Identities list, of which one with this text when it is told. */
  identity(text?: string | RegExp): Locator {
    const options = this.page.getByRole('listbox', { name: 'Identities' }).getByRole('option');
    return text === undefined ? options : options.filter({ hasText: text });
  }

  /** Uses the menu of the identity that is shown. */
  async chooseAction(name: string): Promise<void> {
    await this.button('More actions').click();
    await this.page.getByRole('menuitem', { name }).click();
  }

  /** Fills the dialog for a signing request and has it written into a folder; a null passphrase declines encryption. */
  async createRequest(folder: string, passphrase: string | null): Promise<void> {
    const { dialog } = this;
    await dialog.getByRole('textbox', { name: 'Common name' }).fill('Example Weather push');
    await dialog.getByRole('textbox', { name: 'Email' }).fill('you@example.com');
    if (passphrase === null) await this.choice('Private key', 'Do not encrypt').click();
    else {
      await dialog.getByRole('textbox', { name: 'Passphrase', exact: true }).fill(passphrase);
      await dialog.getByRole('textbox', { name: 'Repeat passphrase' }).fill(passphrase);
    }
    await system.answerDialog(this.running.app, folder);
    await dialog.getByRole('button', { name: 'Choose folder and save' }).click();
    await dialog.getByText('2 files').first().waitFor();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  /** The entry of the list of templates with this name. */
  template(name: string): Locator {
    return this.page
      .getByRole('listbox', { name: 'Templates' })
      .getByRole('option')
      .filter({ has: this.page.getByText(name, { exact: true }) });
  }

  /** Uses the menu of the template that is shown. */
  async chooseTemplateAction(name: string): Promise<void> {
    await this.button('More actions for the template').click();
    await this.page.getByRole('menuitem', { name }).click();
  }

  /** Saves the message as a template, by way of the dialog. */
  async saveTemplate(name: string): Promise<void> {
    await this.button('Templates').click();
    await this.button('Current message').click();
    await this.page.getByRole('menuitem', { name: 'Save as template' }).click();
    await this.field('Name').fill(name);
    await this.button('Save template').click();
    await this.template(name).waitFor();
    await this.page.keyboard.press('Escape');
    await this.dialog.waitFor({ state: 'hidden' });
  }

  async resize(width: number, height: number): Promise<void> {
    await system.resize(this.running, width, height);
  }
}
