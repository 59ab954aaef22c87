import type { ApplicantId, EnvironmentId, EnvironmentKind } from '@aval/core/ids';
import type { SourceAnswer, SourceHit } from '@aval/core/screening/source-hit';
import type { ListEntry, ScreeningSubject } from '@aval/core/screening/subject';
import type { SecretKey } from '../platform/crypto/data-key.ts';

/** Port: something a person can be looked up in. Never throws for what a source or the network does. */
export type Source = {
  readonly name: string;
  readonly kind: 'list' | 'yente' | 'http';
  readonly lookUp: (subject: ScreeningSubject, environment: EnvironmentKind) => Promise<SourceAnswer>;
};

/** The source of that name; a name that nobody knows is a list that was never imported. */
export type FindSource = (name: string) => Source;

export const listFormats = ['ofac-xml', 'ofac-csv', 'eu-xml', 'un-xml'] as const;
export type ListFormat = (typeof listFormats)[number];

/** An imported list. */
export type ListState = {
  readonly name: string;
  readonly format: string;
  readonly entries: number;
  /** sha256 of the files imported, hex. */
  readonly digest: string;
  /** ISO day that the file itself tells. */
  readonly publishedOn: string | undefined;
  readonly importedAt: Date;
};

export type Candidate = { readonly entry: ListEntry; readonly digest: string };

/** Keys to look for: an entry is a candidate when it has the keys of at least `needed` words of a group. */
export type AskedKey = {
  readonly group: number;
  readonly needed: number;
  readonly word: number;
  readonly key: string;
};

/** What stands in the file beside the entries; known at its end. */
export type ImportedFile = {
  readonly format: ListFormat;
  readonly digest: string;
  readonly publishedOn: string | undefined;
};

/** Port: the installation's imported lists. */
export type ListStore = {
  readonly list: () => Promise<ListState[]>;
  /** State and candidates of one moment; undefined when there is no such list. */
  readonly candidates: (
    name: string,
    keys: readonly AskedKey[],
  ) => Promise<{ readonly state: ListState; readonly candidates: readonly Candidate[] } | undefined>;
  /** Held until the transaction ends: one import of a list at a time. */
  readonly lock: (name: string) => Promise<void>;
  readonly addEntries: (
    versionId: string,
    firstNumber: number,
    entries: readonly ListEntry[],
  ) => Promise<void>;
  /** Makes the entries of the version the list, and drops what was before. */
  readonly publish: (versionId: string, state: ListState) => Promise<void>;
};

/** How a case stands: open hits, every hit dismissed, or a hit confirmed. */
export type AmlCaseStatus = 'onHold' | 'approved' | 'rejected';
export type AmlCase = { readonly status: AmlCaseStatus; readonly openedAt: Date; readonly lookedUpAt: Date };

export type HitResolution = 'truePositive' | 'falsePositive';

/** A hit as it is kept; `hash` names source, entry, version of the entry and what was known of the person. */
export type StoredHit = {
  readonly id: string;
  readonly hash: string;
  readonly source: string;
  readonly hit: SourceHit;
  readonly foundAt: Date;
  readonly resolved:
    | {
        readonly resolution: HitResolution;
        readonly comment: string;
        readonly at: Date;
        readonly by: string;
      }
    | undefined;
};

/** Port: what was found of applicants. `dataKey` is the applicant's. */
export type AmlStore = {
  readonly findCase: (environmentId: EnvironmentId, applicantId: ApplicantId) => Promise<AmlCase | undefined>;
  readonly saveCase: (
    environmentId: EnvironmentId,
    applicantId: ApplicantId,
    amlCase: AmlCase,
  ) => Promise<void>;
  /** Hashes of the hits that an officer dismissed. */
  readonly dismissed: (
    environmentId: EnvironmentId,
    applicantId: ApplicantId,
  ) => Promise<ReadonlySet<string>>;
  readonly hits: (
    environmentId: EnvironmentId,
    applicantId: ApplicantId,
    dataKey: SecretKey,
  ) => Promise<StoredHit[]>;
  /** False, and nothing written, when the same hit is there already. */
  readonly addHit: (
    environmentId: EnvironmentId,
    applicantId: ApplicantId,
    dataKey: SecretKey,
    hit: StoredHit,
  ) => Promise<boolean>;
  readonly resolveHit: (
    environmentId: EnvironmentId,
    applicantId: ApplicantId,
    dataKey: SecretKey,
    hit: StoredHit,
  ) => Promise<void>;
};

/** One round of looking up again those who were approved. */
export type ScreeningRun = {
  readonly id: string;
  readonly cause: string;
  readonly startedAt: Date;
  readonly finishedAt: Date | undefined;
  /** The last applicant done. */
  readonly after: string;
  readonly lookedUp: number;
  readonly newHits: number;
  readonly failed: number;
};

/** Port: rounds of looking up again. */
export type ScreeningRunStore = {
  readonly list: (environmentId: EnvironmentId, limit: number) => Promise<ScreeningRun[]>;
  readonly find: (environmentId: EnvironmentId, id: string) => Promise<ScreeningRun | undefined>;
  /** As it stands, nobody else may change it until the transaction ends. */
  readonly lock: (environmentId: EnvironmentId, id: string) => Promise<ScreeningRun | undefined>;
  /** Begins a round; one that is still under way ends here. */
  readonly begin: (environmentId: EnvironmentId, run: ScreeningRun) => Promise<void>;
  readonly save: (environmentId: EnvironmentId, run: ScreeningRun) => Promise<void>;
  /** Approved applicants of levels that name sources, in the order of their ids. */
  readonly approved: (environmentId: EnvironmentId, after: string, limit: number) => Promise<ApplicantId[]>;
};
