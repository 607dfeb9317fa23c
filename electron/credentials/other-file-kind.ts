import type { OtherFileKind } from '../../shared/problem.ts';

const IMAGES = ['89504e47', 'ffd8ff', '47494638', '52494646', '424d', '49492a00', '4d4d002a'];
const ARCHIVES = ['504b0304', '504b0506', '1f8b', '78617221', '425a68', 'fd377a58', '377abcaf', '52617221'];

/** What a file that is no credential seems to be, by its first bytes, else by its name; null when nothing tells. */
export function otherFileKind(name: string, bytes: Uint8Array): OtherFileKind | null {
  if (bytes.length === 0) return 'empty';
  const start = Buffer.from(bytes.subarray(0, 8)).toString('hex');
  if (IMAGES.some((magic) => start.startsWith(magic))) return 'image';
  if (ARCHIVES.some((magic) => start.startsWith(magic))) return 'archive';
  if (/\.(mobileprovision|provisionprofile)$/i.test(name)) return 'provisioning-profile';
  if (/\.(certsigningrequest|csr)$/i.test(name)) return 'signing-request';
  return isText(bytes) ? 'text' : null;
}

function isText(bytes: Uint8Array): boolean {
  const sample = Buffer.from(bytes.subarray(0, 4096)).toString('utf8');
  const printable = [...sample].filter((character) => character >= ' ' || '\t\r\n'.includes(character));
  // The sample may cut a character in two, which leaves one replacement character at its end.
  return printable.length === [...sample].length && !sample.slice(0, -1).includes('\ufffd');
}
