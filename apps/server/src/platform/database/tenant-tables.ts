import type { Generated } from 'kysely';
import type { Json } from './column-types.ts';

// Rows of tenants: their environments, credentials, levels, questionnaires, themes, and what the installation keeps of itself.

export type TenantTable = { id: string; name: string; created_at: Date };

export type EnvironmentTable = {
  id: string;
  tenant_id: string;
  kind: string;
  client_id: string;
  wrapped_key: Buffer;
  created_at: Date;
};

export type AppTokenTable = {
  id: string;
  environment_id: string;
  name: string;
  public_part: string;
  private_hash: string;
  secret_sealed: Buffer;
  permissions: string[];
  created_at: Date;
  revoked_at: Date | null;
};

export type LevelTable = {
  id: string;
  environment_id: string;
  name: string;
  type: string;
  definition: Json;
  created_at: Date;
  created_by: Generated<string | null>;
  modified_at: Generated<Date | null>;
  modified_by: Generated<string | null>;
};

export type QuestionnaireDefinitionTable = {
  environment_id: string;
  id: string;
  version: number;
  definition: Json;
  created_at: Date;
};

export type ThemeTable = { environment_id: string; definition: Json; changed_at: Date };

export type ThemeFileTable = { environment_id: string; name: string; content: Buffer };

export type AccessTokenTable = {
  token_hash: string;
  environment_id: string;
  applicant_id: string;
  action_id: string | null;
  one_device: Generated<boolean>;
  device_hash: string | null;
  created_at: Date;
  expires_at: Date;
};

export type OfficerSessionTable = {
  id: string;
  environment_id: string;
  app_token_id: string;
  token_hash: string;
  officer_id: string;
  name_sealed: Buffer | null;
  permissions: string[];
  created_at: Date;
  expires_at: Date;
};

export type WebsdkLinkTable = {
  code_hash: string;
  environment_id: string;
  applicant_id: string;
  action_id: string | null;
  settings_sealed: Buffer;
  created_at: Date;
  expires_at: Date;
  opened_at: Date | null;
};

export type ShareTokenTable = {
  token_hash: string;
  environment_id: string;
  applicant_id: string;
  for_environment_id: string;
  created_at: Date;
  expires_at: Date;
  used_at: Generated<Date | null>;
};

export type IdempotencyKeyTable = {
  environment_id: string;
  key_hash: string;
  request_hash: string;
  response_sealed: Buffer | null;
  created_at: Date;
};

export type InstallationTable = {
  id: number;
  master_key_id: string;
  journal_public_key: string;
  journal_private_key_sealed: Buffer;
  created_at: Date;
};
