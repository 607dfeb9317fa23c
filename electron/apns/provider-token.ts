import { createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { CLOCK_TOLERANCE_MS, TOKEN_REUSE_SECONDS } from '../../shared/token/provider-token.ts';
import type { TokenKeyMaterial } from '../credentials/credential-material.ts';

/** A signed JWT that APNs takes in place of a client certificate, and when it was signed (UNIX seconds). */
export type ProviderToken = { readonly jwt: string; readonly issuedAt: number };

/**
 * Signs a provider token with Apple's `.p8` key: ES256, key and team id, and the time (Apple, "Establishing a
 * token-based connection to APNs"). The signature is r and s, 32 bytes each, as JWS wants it (RFC 7518, 3.4).
 */
export function signProviderToken(material: TokenKeyMaterial, at: Date): ProviderToken {
  return signWith(createPrivateKey(material.privateKeyPem), material, at);
}

function signWith(key: KeyObject, { keyId, teamId }: TokenKeyMaterial, at: Date): ProviderToken {
  const issuedAt = Math.floor(at.getTime() / 1000);
  const signed = `${part({ alg: 'ES256', kid: keyId })}.${part({ iss: teamId, iat: issuedAt })}`;
  const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' });
  return { jwt: `${signed}.${signature.toString('base64url')}`, issuedAt };
}

function part(value: Readonly<Record<string, unknown>>): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/**
 * The provider token of one connection. It is signed once and used for 50 minutes: APNs refuses one older than an hour,
 * and a connection that brings a new one more often than every 20 minutes.
 */
export class ProviderTokens {
  readonly #material: TokenKeyMaterial;
  readonly #key: KeyObject;
  readonly #now: () => Date;
  #current: ProviderToken | null = null;
  #authorization = '';
  #offsetMs = 0;

  constructor(material: TokenKeyMaterial, now: () => Date) {
    this.#material = material;
    this.#key = createPrivateKey(material.privateKeyPem);
    this.#now = now;
  }

  /** The value of the `authorization` header. */
  authorization(): string {
    const age = this.#current === null ? Infinity : this.#time() / 1000 - this.#current.issuedAt;
    if (age >= TOKEN_REUSE_SECONDS) this.#sign();
    return this.#authorization;
  }

  /** When the token in use was signed, UNIX seconds; null before the first. */
  get issuedAt(): number | null {
    return this.#current?.issuedAt ?? null;
  }

  /** Signs anew after the server called the token of `refused` expired, unless that was done meanwhile. */
  renew(refused: string): void {
    if (refused === this.#authorization) this.#sign();
  }

  /** The server's clock minus ours; from a minute on the next token is signed by the server's clock. */
  setClockOffset(ms: number): void {
    this.#offsetMs = Math.abs(ms) >= CLOCK_TOLERANCE_MS ? ms : 0;
  }

  #sign(): void {
    this.#current = signWith(this.#key, this.#material, new Date(this.#time()));
    this.#authorization = `bearer ${this.#current.jwt}`;
  }

  #time(): number {
    return this.#now().getTime() + this.#offsetMs;
  }
}
