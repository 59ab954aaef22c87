import type { CompiledQuery } from 'kysely';
import { PostgresQueryCompiler, sql } from 'kysely';

/** Tables without tenant: what belongs to the installation. */
const installationTables = new Set(['tenant', 'installation', 'journal_checkpoint']);
const tenantTables = [
  'environment',
  'app_token',
  'level',
  'questionnaire_definition',
  'theme',
  'theme_file',
  'applicant',
  'review',
  'review_attempt',
  'document_image',
  'check_result',
  'access_token',
  'action',
  'action_image',
  'action_check',
  'websdk_link',
  'applicant_note',
  'note_attachment',
  'blacklisted_applicant',
  'blacklist_term',
  'blacklist_face',
  'share_token',
  'erasure',
  'webhook',
  'webhook_event',
  'webhook_delivery',
  'webhook_attempt',
  'webhook_replay',
  'journal_entry',
  'journal_head',
  'message',
  'confirmation',
  'confirmed_identifier',
  'aml_case',
  'aml_hit',
  'screening_run',
  'provider_session',
  'idempotency_key',
  'application',
  'application_event',
  'liveness_attempt',
  'flow_upload',
  'flow_upload_chunk',
].filter((table) => !installationTables.has(table));

const marker = '/* every tenant */';

/**
 * Put on the few queries that serve the installation itself (looking up a credential, verifying the journal):
 * `.modifyEnd(acrossTenants)`. A reader can find them all by this name.
 */
export const acrossTenants = sql.raw(marker);

const seen = new Set<string>();

/** Throws on SQL that touches a tenant's table without naming the environment. Texts are few, so each is looked at once. */
export function requireTenant(text: string): void {
  if (seen.has(text)) return;
  const touched = tenantTables.filter((table) => text.includes(`"${table}"`));
  const isDefinition = /^\s*(create|alter|drop|comment)\b/i.test(text);
  if (touched.length > 0 && !isDefinition && !text.includes(marker) && !namesEnvironment(text)) {
    throw new Error(`a query on ${touched.join(', ')} names no environment: ${text}`);
  }
  seen.add(text);
}

/** A condition on the column, or an insert that fills it. */
function namesEnvironment(text: string): boolean {
  if (/"environment_id" (=|in)/.test(text) || /"environment"\."id" =/.test(text)) return true;
  return (
    /\binsert into\b/i.test(text) &&
    (text.includes('"environment_id"') || text.includes('insert into "environment"'))
  );
}

/** Compiles for PostgreSQL and lets no query leave without naming its tenant. */
export class TenantCheckingCompiler extends PostgresQueryCompiler {
  override compileQuery(...parameters: Parameters<PostgresQueryCompiler['compileQuery']>): CompiledQuery {
    const compiled = super.compileQuery(...parameters);
    requireTenant(compiled.sql);
    return compiled;
  }
}
