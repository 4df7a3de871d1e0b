import type { Selectable } from 'kysely'
import type { Tables } from '../../db/schema.ts'
import type { Context } from '../kernel/context.ts'
import type { Message } from '../kernel/mailer.ts'

/** A mail that is owed, as its table holds it. */
export type MailRow = Selectable<Tables['mails']>

/** Makes the messages of rows, by row id; null: there is nothing (any more) to say. */
export type ComposeMails = (ctx: Context, rows: readonly MailRow[]) => Promise<ReadonlyMap<string, Message | null>>
