import { type ExampleFacts, PEM_FILE, pemCommand } from './example-facts.ts';

/** A program in C with OpenSSL 1.1 or newer and the binary protocol, command 2, with the demo certificate. */
export function cExample(facts: ExampleFacts): string {
  const { ca, demo, host, legacyPort, token } = facts;
  const [named, length] = /^[\d.]+$|:/.test(host) ? ['ip_asc', ''] : ['host', ', 0'];
  return `// C with OpenSSL and the legacy binary protocol to Pushbench's simulator. Save it as push.c; then, in its folder:
// ${pemCommand(facts)}
// cc push.c -o push -lssl -lcrypto
// ./push
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <time.h>

static void check(int fine, const char *what) {
  if (fine) return;
  fprintf(stderr, "%s failed\\n", what);
  ERR_print_errors_fp(stderr);
  exit(1);
}

static unsigned char *number(unsigned char *at, unsigned long value, int bytes) {
  while (bytes-- > 0) *at++ = (unsigned char)(value >> (8 * bytes));
  return at;
}

static unsigned char *item(unsigned char *at, int id, const void *value, size_t length) {
  at = number(number(at, id, 1), length, 2);
  memcpy(at, value, length);
  return at + length;
}

int main(void) {
  char passphrase[256] = "";
  FILE *file = fopen(${quoted(demo.passphraseFile)}, "r");
  check(file != NULL && fgets(passphrase, sizeof passphrase, file) != NULL, "Reading the passphrase");
  passphrase[strcspn(passphrase, "\\r\\n")] = 0;
  fclose(file);

  SSL_CTX *context = SSL_CTX_new(TLS_client_method());
  SSL_CTX_set_verify(context, SSL_VERIFY_PEER, NULL);
  SSL_CTX_set_default_passwd_cb_userdata(context, passphrase);
  check(SSL_CTX_load_verify_locations(context, ${quoted(ca)}, NULL), "Reading the CA");
  check(SSL_CTX_use_certificate_chain_file(context, "${PEM_FILE}") == 1, "Reading the certificate");
  check(SSL_CTX_use_PrivateKey_file(context, "${PEM_FILE}", SSL_FILETYPE_PEM) == 1, "Reading the key");

  BIO *gateway = BIO_new_ssl_connect(context);
  SSL *ssl = NULL;
  BIO_get_ssl(gateway, &ssl);
  SSL_set_mode(ssl, SSL_MODE_AUTO_RETRY);
  check(X509_VERIFY_PARAM_set1_${named}(SSL_get0_param(ssl), ${quoted(host)}${length}), "Naming the host");
  BIO_set_conn_hostname(gateway, ${quoted(`${host}:${legacyPort}`)});
  check(BIO_do_connect(gateway) == 1 && BIO_do_handshake(gateway) == 1, "Connecting");

  // Command 2: its length, then items of an id, a length and a value.
  long token_length = 0;
  unsigned char *token = OPENSSL_hexstr2buf(${quoted(token)}, &token_length);
  const char *payload = "{\\"aps\\":{\\"alert\\":{\\"title\\":\\"Hello\\",\\"body\\":\\"From C\\"}}}";
  unsigned char identifier[4], expiration[4], priority = 10, frame[4096], *end = frame + 5;
  number(identifier, 1, 4);
  number(expiration, (unsigned long)time(NULL) + 86400, 4);
  end = item(end, 1, token, token_length);
  end = item(end, 2, payload, strlen(payload));
  end = item(end, 3, identifier, sizeof identifier);
  end = item(end, 4, expiration, sizeof expiration);
  end = item(end, 5, &priority, 1);
  number(number(frame, 2, 1), end - frame - 5, 4);
  check(BIO_write(gateway, frame, end - frame) == end - frame, "Writing the notification");

  // Silence is success; a refusal is six bytes, the second of them its status.
  struct timeval limit = {1, 500000};
  setsockopt(BIO_get_fd(gateway, NULL), SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  unsigned char packet[6];
  if (BIO_read(gateway, packet, sizeof packet) == sizeof packet) printf("refused with status %d\\n", packet[1]);
  else printf("accepted\\n");
  BIO_free_all(gateway);
  SSL_CTX_free(context);
  return 0;
}
`;
}

/** A string literal of C. */
function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('?', '\\?')}"`;
}
