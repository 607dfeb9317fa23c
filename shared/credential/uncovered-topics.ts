import type { CredentialFacts } from './credential.ts';

/**
 * The topics that a certificate covers, when the one that was typed is not among them; empty when nothing speaks
 * against it. A topic below a covered one (`com.example.app.voip`) may be covered: certificates of one push type name
 * the app alone. A signing key covers every topic of its team, and an empty field means the certificate's own.
 */
export function uncoveredTopics(typed: string, credential: CredentialFacts | null): readonly string[] {
  const wanted = typed.trim();
  if (wanted === '' || credential?.kind !== 'certificate') return [];
  const topics = credential.topics.map(({ topic }) => topic);
  return topics.some((topic) => wanted === topic || wanted.startsWith(`${topic}.`)) ? [] : topics;
}
