import type { Applicant } from '../applicants/ports.ts';
import type { ProviderPerson } from './ports.ts';

/** What a provider may be told of an applicant. */
export function personOf({ type, lang, profile }: Applicant): ProviderPerson {
  const { email, phone, fixedInfo } = profile;
  return { type, lang, email, phone, fixedInfo };
}
