import type { Kysely, Transaction as KyselyTransaction } from 'kysely'
import type { AccountTables } from './schema/accounts.ts'
import type { CatalogueTables } from './schema/catalogue.ts'
import type { HubTables } from './schema/hubs.ts'
import type { LogTables } from './schema/log.ts'
import type { RecordTables } from './schema/record.ts'
import type { ProposalTables } from './schema/proposals.ts'
import type { ReplyTables } from './schema/replies.ts'
import type { ReportTables } from './schema/reports.ts'
import type { SubscriptionTables } from './schema/subscriptions.ts'
import type { TopicTables } from './schema/topics.ts'
import type { WebhookTables } from './schema/webhooks.ts'
import type { WorkspaceTables } from './schema/workspace.ts'
import type { StandingTables } from './schema/standings.ts'
import type { ActivityTables } from './schema/activities.ts'
import type { ImportTables } from './schema/imports.ts'
import type { RequestTables } from './schema/requests.ts'
import type { DumpTables } from './schema/dumps.ts'
import type { ProcessTables } from './schema/processes.ts'

export interface Tables
  extends
    CatalogueTables,
    AccountTables,
    LogTables,
    RecordTables,
    ReportTables,
    ProposalTables,
    ReplyTables,
    TopicTables,
    SubscriptionTables,
    HubTables,
    WebhookTables,
    StandingTables,
    ActivityTables,
    ImportTables,
    RequestTables,
    DumpTables,
    ProcessTables,
    WorkspaceTables {}

/** A handle that queries go through: the pool's, or a transaction's. */
export type Database = Kysely<Tables>
export type Transaction = KyselyTransaction<Tables>
