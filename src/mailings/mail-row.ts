import type { Selectable } from 'kysely'
import type { SubscriptionTables } from '../../db/schema/subscriptions.ts'

/** A mail that is owed, as its row has it. */
export type MailRow = Selectable<SubscriptionTables['mails']>
