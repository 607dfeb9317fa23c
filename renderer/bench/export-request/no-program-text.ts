import type { NoProgram, Program } from '../../../shared/export-request/export-request.ts';
import { en } from '../../messages/en.ts';

const texts = en.bench.exportRequest.none;

/** Why a request has no program of a kind. */
export function noProgramText(program: Program, reason: NoProgram): string {
  if (reason !== 'only-legacy') return texts[reason];
  return texts[reason][program === 'openssl' ? 'openssl' : 'other'];
}
