import { sql } from 'kysely'
import { words } from '../../templates/i18n/index.ts'
import { tellAct, type Told } from '../../templates/mail/act.mail.ts'
import { tellEdition } from '../../templates/mail/edition.mail.ts'
import type { ToldAct } from '../../templates/mail/parts/act.ts'
import type { Context } from '../kernel/context.ts'
import type { Message } from '../kernel/mailer.ts'
import { attachReports } from './attach-reports.ts'
import type { Batch } from './batch.ts'
import { followersTold } from './followers.ts'
import type { MailRow } from './mail-row.ts'
import { personalMessage } from './personal-message.ts'
import { readToldActs } from './read-told-acts.ts'
import { BODIES } from './shelves.ts'

/** Mails about one act, or one edition, each: one body an act and language. Who no longer follows any of its topics at once gets none. */
export async function composeActs(ctx: Context, batch: Batch, rows: readonly MailRow[]): Promise<[string, Message][]> {
  if (rows.length === 0) return []
  const because = await readReasons(ctx, rows)
  const acts = await readToldActs(ctx, [...new Set(rows.flatMap((row) => row.event_seq ?? []))])
  const attach = await attachReports(ctx, batch, rows)
  return rows.flatMap((row): [string, Message][] => {
    const recipient = batch.recipients.get(row.subscriber_id)
    const act = acts.get(row.event_seq ?? -1)
    const subscriptions = recipient?.subscriptions.filter(({ topicId }) =>
      because.has(reasonKey(row.subscriber_id, row.event_seq, topicId)),
    )
    if (!recipient || !act || !subscriptions?.length) return []
    const frequency = subscriptions.some((subscription) => subscription.frequency === 'reports') ? 'reports' : 'at_once'
    const personal = { row, recipient, because: subscriptions, frequency, ...attach(row, recipient) } as const
    return [[row.id, personalMessage(ctx, batch, told(batch, act, recipient.language), personal)]]
  })
}

function told({ memory, place }: Batch, act: ToldAct, language: string): Told {
  const key = `act ${language} ${act.change.seq}`
  const known = memory.get(BODIES, key)
  if (known) return known
  const made = act.edition ? tellEdition(act, act.edition, words(language), place) : tellAct(act, words(language), place)
  memory.set(BODIES, key, made)
  return made
}

async function readReasons(ctx: Context, rows: readonly MailRow[]): Promise<ReadonlySet<string>> {
  const seqs = [...new Set(rows.flatMap((row) => row.event_seq ?? []))]
  const subscribers = [...new Set(rows.map((row) => row.subscriber_id))]
  const found = await sql<{ subscriber_id: string; topic_id: string; seq: number }>`
    select subscriber_id, topic_id, seq from (${followersTold({
      acts: sql<boolean>`n.seq = any(${seqs}::bigint[])`,
      subscribers: sql<boolean>`s.subscriber_id = any(${subscribers}::uuid[])`,
    })}) f`.execute(ctx.db)
  return new Set(found.rows.map((row) => reasonKey(row.subscriber_id, row.seq, row.topic_id)))
}

function reasonKey(subscriberId: string, seq: number | null, topicId: string): string {
  return `${subscriberId} ${seq} ${topicId}`
}
