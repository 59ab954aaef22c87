import { appError } from '@aval/core/errors';
import { applicantIdSchema } from '@aval/core/ids';
import { failure, success } from '@aval/core/result';
import { z } from 'zod';
import { nothing, type Route, route } from '../platform/http/route.ts';
import { type MakeReportDependencies, makeReport } from './make-report.ts';
import { reportLanguage } from './report-words.ts';

export function reportRoutes(deps: MakeReportDependencies): Route[] {
  const make = makeReport(deps);
  return [
    route(
      {
        method: 'GET',
        path: '/resources/applicants/:applicantId/summary/report',
        access: { permission: 'document.read', accessToken: 'refused' },
        summary: 'Everything known of an applicant as a PDF',
        params: z.object({ applicantId: applicantIdSchema }),
        query: z.object({
          // `basic` and `summary` are what one client asks for.
          report: z.enum(['applicantReport', 'companyReport', 'basic', 'summary']).default('applicantReport'),
          lang: z.string().max(16).optional(),
        }),
        body: nothing,
        response: { contentTypes: ['application/pdf'] },
      },
      async (context, { params: { applicantId }, query }) => {
        if (query.report === 'companyReport')
          return failure(
            appError('invalid-value', 'The applicant is an individual: ask for applicantReport'),
          );
        const made = await make(context, { applicantId, language: reportLanguage(query.lang) });
        if (!made.ok) return made;
        return success({
          bytes: made.value,
          contentType: 'application/pdf',
          headers: {
            'Content-Disposition': `inline; filename="report-${applicantId}.pdf"`,
            'Cache-Control': 'no-store',
          },
        });
      },
    ),
  ];
}
