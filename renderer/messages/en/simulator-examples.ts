/** Texts of the menu of client programs. */
export const simulatorExamples = {
  copy: 'Copy example',
  off: 'Start the simulator first: the examples hold its ports and files.',
  names: {
    curl: 'curl, HTTP/2',
    'node-apn': 'node-apn, HTTP/2',
    'php-http2': 'PHP with curl, HTTP/2',
    'php-legacy': 'PHP streams, legacy binary',
    'c-legacy': 'C with OpenSSL, legacy binary',
  },
} as const;
