import type { Migration } from 'kysely/migration'
import * as foundation from './0001-foundation.ts'
import * as accounts from './0002-accounts.ts'
import * as log from './0003-log.ts'
import * as catalogue from './0004-catalogue.ts'
import * as record from './0005-record.ts'
import * as reports from './0006-reports.ts'
import * as leafLength from './0007-leaf-length.ts'
import * as access from './0008-access.ts'
import * as evidenceFiles from './0009-evidence-files.ts'
import * as unfinishedForms from './0010-unfinished-forms.ts'
import * as proposals from './0011-proposals.ts'
import * as replies from './0012-replies.ts'
import * as serviceRole from './0013-service-role.ts'
import * as reportSchedules from './0014-report-schedules.ts'
import * as editionRevisions from './0015-edition-revisions.ts'
import * as reportRequests from './0016-report-requests.ts'
import * as topics from './0017-topics.ts'
import * as subscriptions from './0018-subscriptions.ts'
import * as mails from './0019-mails.ts'
import * as webhooks from './0020-webhooks.ts'
import * as hubPings from './0021-hub-pings.ts'
import * as standings from './0022-standings.ts'
import * as activities from './0023-activities.ts'
import * as imports from './0024-imports.ts'
import * as requests from './0025-requests.ts'
import * as dumps from './0026-dumps.ts'
import * as activityCitations from './0027-activity-citations.ts'
import * as catalogueOrder from './0028-catalogue-order.ts'
import * as actsByKind from './0029-acts-by-kind.ts'
import * as quotesBySource from './0030-quotes-by-source.ts'
import * as processes from './0031-processes.ts'
import * as secondFactor from './0032-second-factor.ts'
import * as journalFilters from './0033-journal-filters.ts'

/** Every migration in order. A name that was released never changes; a new one is added at the end. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-foundation': foundation,
  '0002-accounts': accounts,
  '0003-log': log,
  '0004-catalogue': catalogue,
  '0005-record': record,
  '0006-reports': reports,
  '0007-leaf-length': leafLength,
  '0008-access': access,
  '0009-evidence-files': evidenceFiles,
  '0010-unfinished-forms': unfinishedForms,
  '0011-proposals': proposals,
  '0012-replies': replies,
  '0013-service-role': serviceRole,
  '0014-report-schedules': reportSchedules,
  '0015-edition-revisions': editionRevisions,
  '0016-report-requests': reportRequests,
  '0017-topics': topics,
  '0018-subscriptions': subscriptions,
  '0019-mails': mails,
  '0020-webhooks': webhooks,
  '0021-hub-pings': hubPings,
  '0022-standings': standings,
  '0023-activities': activities,
  '0024-imports': imports,
  '0025-requests': requests,
  '0026-dumps': dumps,
  '0027-activity-citations': activityCitations,
  '0028-catalogue-order': catalogueOrder,
  '0029-acts-by-kind': actsByKind,
  '0030-quotes-by-source': quotesBySource,
  '0031-processes': processes,
  '0032-second-factor': secondFactor,
  '0033-journal-filters': journalFilters,
}
