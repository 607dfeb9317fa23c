/**
 * Before a credential is shown to a server, its chain is read over a connection of its own, without a certificate. Which
 * a simulator that demands one would tell as a client's mistake, so the app gives its own simulator this name in its
 * ClientHello (RFC 6066, section 3; ".invalid" belongs to nobody, RFC 6761).
 */
export const CHAIN_READING_NAME = 'chain-reading.pushbench.invalid';
