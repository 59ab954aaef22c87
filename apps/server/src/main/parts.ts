import type { DocumentDefinition } from '@aval/core/documents/definition';
import type { Vision } from '@aval/vision/pool/open-vision';
import type { ChallengeDice } from '../applications/ports.ts';
import type { PictureSides } from '../documents/limit-picture-sides.ts';
import type { MessageGateways, MessageLimits } from '../messages/ports.ts';
import type { BlobStore } from '../platform/blobs/blob-store.ts';
import type { Changes } from '../platform/changes/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { Db } from '../platform/database/open-database.ts';
import type { Metrics } from '../platform/metrics/metrics.ts';
import type { ProviderSetup } from '../providers/ports.ts';
import type { SourceSetup } from '../sources/find-source.ts';
import type { SendWebhook } from '../webhooks/ports.ts';
import type { WebhookOptions } from '../webhooks/webhook-options.ts';

/** What the program is made of: opened and configured by `start`, or by a test. */
export type Parts = {
  readonly db: Db;
  readonly keyring: Keyring;
  readonly blobs: BlobStore;
  readonly examiner: Vision;
  readonly definitions: readonly DocumentDefinition[];
  readonly clock: Clock;
  readonly metrics: Metrics;
  /** What `/metrics` answers: of this process, or of all that share its port. */
  readonly metricsText: () => Promise<string>;
  /** Whether actions may be begun on applicants who are not approved. */
  readonly actionsForUnapproved: boolean;
  /** Sides that uploads have to keep to; any unless given. */
  readonly pictureSides?: PictureSides | undefined;
  /** The ways out for messages, how many may go, and to numbers of which states (alpha-2; empty: all). */
  readonly messages: {
    readonly gateways: MessageGateways;
    readonly limits: MessageLimits;
    readonly smsCountries: readonly string[];
  };
  readonly webhooks: WebhookOptions;
  readonly sendWebhook: SendWebhook;
  /** Told when a webhook was turned off because its receiver fails. */
  readonly onWebhookDisabled: (what: { readonly environmentId: string; readonly webhookId: string }) => void;
  /** Origin under which clients reach this server; known once it listens. */
  readonly publicUrl: () => string;
  /** Tells of changes the moment they commit. */
  readonly changes: Changes;
  /** Milliseconds after which a stream asks again whether its credential counts; half a minute unless given. */
  readonly streamRecheckMs?: number;
  /** Connectors and settings of lists; without it there are imported lists only. */
  readonly sources?: SourceSetup;
  /** Outside providers of verification; none unless given. */
  readonly providers?: ProviderSetup;
  /** What is asked in liveness challenges; random unless given. */
  readonly dice?: ChallengeDice;
  /** Origins that may show the applicant's page in a frame, beside this server's own. */
  readonly frameOrigins?: readonly string[];
};
