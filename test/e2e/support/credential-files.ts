import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type MadeCertificate, makeCertificate, makeKey, makePkcs12 } from '../../support/openssl-files.ts';

/** Files of the kinds that a developer has, made by openssl. */

/** Apple's `.p8`, named as Apple names it. */
export function makeSigningKey(folder: string, keyId: string): string {
  return makeKey(join(folder, `AuthKey_${keyId}.p8`), 'ec');
}

export type CredentialFiles = {
  /** Certificate and key of three apps, in no order. */
  readonly paths: readonly string[];
  readonly weather: MadeCertificate;
  readonly maps: MadeCertificate;
  readonly transit: MadeCertificate;
  /** The only one that is locked: `Transit.p12`. */
  readonly passphrase: string;
};

/** Six files of three credentials, as they lie in a folder. */
export function makeThreeCredentials(folder: string): CredentialFiles {
  mkdirSync(folder, { recursive: true });
  const passphrase = 'tram and train';
  const weather = makeCertificate(folder, { topic: 'com.example.weather', name: 'aps_development' });
  const maps = makeCertificate(folder, { topic: 'com.example.maps', name: 'aps', kind: 'universal', days: 21 });
  const transit = makeCertificate(folder, {
    topic: 'com.example.transit',
    name: 'aps_production',
    kind: 'production',
    days: 5,
  });
  const key = { contents: 'key', cipher: 'aes-256' } as const;
  return {
    paths: [
      weather.cer,
      makePkcs12(join(folder, 'Maps.p12'), maps, { ...key, passphrase: '' }),
      transit.cer,
      makePkcs12(join(folder, 'Weather.p12'), weather, { ...key, passphrase: '' }),
      maps.cer,
      makePkcs12(join(folder, 'Transit.p12'), transit, { ...key, passphrase }),
    ],
    ...{ weather, maps, transit, passphrase },
  };
}
