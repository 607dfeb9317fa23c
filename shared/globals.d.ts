// What both worlds (Node and the browser) have and this folder may use. Nothing else from either.
declare class TextEncoder {
  encode(input?: string): Uint8Array;
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: Uint8Array): string;
}
declare class URL {
  constructor(url: string, base?: string);
  readonly hostname: string;
  readonly port: string;
  readonly protocol: string;
  readonly href: string;
  readonly username: string;
  readonly password: string;
}
declare function atob(data: string): string;
