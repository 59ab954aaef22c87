import type { ApplicantId, EnvironmentId, ImageId } from '@aval/core/ids';

/** A stored picture that was examined before. */
export type ReadPicture = { readonly imageId: ImageId; readonly applicantId: ApplicantId };

/** Port: the pictures whose findings, and so whose face templates, are stored. */
export type ReadPictures = {
  readonly count: (environmentId: EnvironmentId) => Promise<number>;
  /** Up to `limit` of them with ids above `after`, in the order of their ids. */
  readonly list: (environmentId: EnvironmentId, after: number, limit: number) => Promise<ReadPicture[]>;
};
