import type { ApplicantId, EnvironmentId } from '@aval/core/ids';

/** Port: where an applicant's stored files lie, so that erasing him removes them. Every area that stores files has one. */
export type ApplicantFiles = {
  readonly blobKeys: (environmentId: EnvironmentId, applicantId: ApplicantId) => Promise<string[]>;
};

/** The files of several areas as one list. */
export function joinFiles(areas: readonly ApplicantFiles[]): ApplicantFiles {
  return {
    blobKeys: async (environmentId, applicantId) => {
      const lists = await Promise.all(areas.map((area) => area.blobKeys(environmentId, applicantId)));
      return lists.flat();
    },
  };
}
