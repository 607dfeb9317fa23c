import { cText } from './literals.ts';
import {
  authority,
  CLOSED,
  frameExpiration,
  framePriority,
  type Heading,
  IDENTIFIER,
  isAddress,
  type LegacyFacts,
  QUIET_MS,
  SENT,
  STATUS_WORDS,
} from './request-facts.ts';

/** A program in C with OpenSSL 1.1 or newer that sends one notification over the binary protocol. */
export function cProgram(facts: LegacyFacts, { title, before }: Heading): string {
  const { caFile, credential, token, payload } = facts;
  const pem = quoted(credential.pemFile);
  const commands = [...before, 'cc push.c -o push -lssl -lcrypto', './push'];
  return `// ${title} Save it as push.c; then, in its folder:
${commands.map((command) => `// ${command}`).join('\n')}
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <time.h>

static const char payload[] =
    ${cText(payload, '    ')};

static void check(int fine, const char *what) {
  if (fine) return;
  fprintf(stderr, "%s failed\\n", what);
  ERR_print_errors_fp(stderr);
  exit(1);
}

// Every number of the protocol has its highest byte first.
static unsigned char *number(unsigned char *at, unsigned long value, int bytes) {
  while (bytes-- > 0) *at++ = (unsigned char)(value >> (8 * bytes));
  return at;
}

static unsigned char *block(unsigned char *at, const void *value, size_t length) {
  at = number(at, length, 2);
  memcpy(at, value, length);
  return at + length;
}

int main(void) {
  SSL_CTX *context = SSL_CTX_new(TLS_client_method());
  SSL_CTX_set_verify(context, SSL_VERIFY_PEER, NULL);
${passphraseLines(credential.passphraseFile)}  check(${
    caFile === null
      ? 'SSL_CTX_set_default_verify_paths(context)'
      : `SSL_CTX_load_verify_locations(context, ${quoted(caFile)}, NULL)`
  }, "Reading the CA");
  check(SSL_CTX_use_certificate_chain_file(context, ${pem}) == 1, "Reading the certificate");
  check(SSL_CTX_use_PrivateKey_file(context, ${pem}, SSL_FILETYPE_PEM) == 1, "Reading the key");

  BIO *gateway = BIO_new_ssl_connect(context);
  SSL *ssl = NULL;
  BIO_get_ssl(gateway, &ssl);
  SSL_set_mode(ssl, SSL_MODE_AUTO_RETRY);
${nameLines(facts)}
  BIO_set_conn_hostname(gateway, ${quoted(authority(facts))});
  check(BIO_do_connect(gateway) == 1 && BIO_do_handshake(gateway) == 1, "Connecting");

  long token_length = 0;
  unsigned char *token = OPENSSL_hexstr2buf(${quoted(token)}, &token_length);
  unsigned char frame[sizeof payload + 256], *end = frame;
${frameLines(facts)}
  check(BIO_write(gateway, frame, end - frame) == end - frame, "Writing the notification");

  // Silence is success; a refusal is six bytes: 8, a status, the identifier; or the end of the connection alone.
${STATUS_WORDS.map((line) => `  // ${line}`).join('\n')}
  struct timeval limit = {${Math.floor(QUIET_MS / 1000)}, ${(QUIET_MS % 1000) * 1000}};
  setsockopt(BIO_get_fd(gateway, NULL), SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  unsigned char packet[6];
  int refused = 1;
  if (BIO_read(gateway, packet, sizeof packet) == sizeof packet) printf("Refused with status %d\\n", packet[1]);
  else if (!BIO_should_retry(gateway)) printf("${CLOSED}\\n");
  else refused = printf("${SENT}\\n") < 0;
  BIO_free_all(gateway);
  SSL_CTX_free(context);
  return refused;
}
`;
}

/** Without a file OpenSSL itself asks for the passphrase. */
function passphraseLines(file: string | null): string {
  if (file === null) return '';
  return `  char passphrase[1024] = "";
  FILE *file = fopen(${quoted(file)}, "r");
  check(file != NULL && fgets(passphrase, sizeof passphrase, file) != NULL, "Reading the passphrase");
  passphrase[strcspn(passphrase, "\\r\\n")] = 0;
  fclose(file);
  SSL_CTX_set_default_passwd_cb_userdata(context, passphrase);
`;
}

/** What the server's certificate has to be made out to; a name is told to the server, too. */
function nameLines(facts: LegacyFacts): string {
  const { host } = facts;
  const name = quoted(host);
  const set = isAddress(facts)
    ? `set1_ip_asc(SSL_get0_param(ssl), ${name})`
    : `set1_host(SSL_get0_param(ssl), ${name}, 0)`;
  const check = `  check(X509_VERIFY_PARAM_${set}, "Naming the host");`;
  return isAddress(facts) ? check : `${check}\n  SSL_set_tlsext_host_name(ssl, ${name});`;
}

function frameLines(facts: LegacyFacts): string {
  const expiration = frameExpiration(facts);
  const inADay = '(unsigned long)time(NULL) + 86400';
  const blocks = `  end = block(end, token, token_length);
  end = block(end, payload, sizeof payload - 1);`;
  switch (facts.command) {
    case 0:
      return `  end = number(end, 0, 1);  // command 0
${blocks}`;
    case 1:
      return `  end = number(end, 1, 1);  // command 1
  end = number(end, ${IDENTIFIER}, 4);  // identifier
  end = number(end, ${expiration ?? inADay}, 4);  // expiration
${blocks}`;
    case 2:
      // Apple's table: items of an id, a length and a value.
      return `  end += 5;  // command 2 and the length of its items, written below
  end = block(number(end, 1, 1), token, token_length);
  end = block(number(end, 2, 1), payload, sizeof payload - 1);
  end = number(number(number(end, 3, 1), 4, 2), ${IDENTIFIER}, 4);  // identifier
${expiration === null ? '' : `  end = number(number(number(end, 4, 1), 4, 2), ${expiration}, 4);  // expiration\n`}  end = number(number(number(end, 5, 1), 1, 2), ${framePriority(facts)}, 1);  // priority
  number(number(frame, 2, 1), end - frame - 5, 4);`;
  }
}

/** A literal on one line. */
function quoted(text: string): string {
  return cText(text, '');
}
