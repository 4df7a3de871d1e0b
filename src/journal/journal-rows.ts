import { sql } from 'kysely'
import { JOURNAL_ACTS, type JournalAct, type JournalItem } from '../../templates/view/journal.ts'
import type { Context } from '../kernel/context.ts'
import type { JournalFilter } from './journal-filter.ts'
import { subjectPath } from './subject-path.ts'

/**
 * Entries newest first, at most `most`, with the name and the page of what they are about (names of people, organisations,
 * institutions, sources and schedules). Nothing that somebody wrote, no title of evidence, no address of a webhook.
 */
export async function journalRows(ctx: Context, filter: JournalFilter, most: number): Promise<readonly JournalItem[]> {
  const rows = await ctx.db
    .selectFrom(entries(ctx, filter, most).as('j'))
    .innerJoin('accounts as a', 'a.id', 'j.account_id')
    .leftJoin('accounts as sa', 'sa.id', 'j.subject_id')
    .leftJoin('organisations as so', 'so.id', 'j.subject_id')
    .leftJoin('institutions as si', 'si.id', 'j.subject_id')
    .leftJoin('sources as ss', 'ss.id', 'j.subject_id')
    .leftJoin('report_schedules as sr', 'sr.id', 'j.subject_id')
    .leftJoin('status_updates as su', 'su.id', 'j.subject_id')
    .leftJoin('evidence as se', 'se.id', 'j.subject_id')
    .leftJoin('webhooks as sw', 'sw.id', 'j.subject_id')
    .leftJoin('import_batches as sb', 'sb.id', 'j.subject_id')
    .select(['j.id', 'j.occurred_at', 'j.account_id', 'j.act', 'j.subject_id', 'a.name'])
    .select(sql<Readonly<Record<string, string>> | null>`coalesce(so.name, si.name)`.as('name_in_languages'))
    .select(sql<string | null>`coalesce(sa.name, ss.code, sr.slug)`.as('plain_name'))
    .select(['sr.slug as schedule', 'su.state as update_state', 'sw.id as webhook', 'sb.id as import'])
    .select(sql<boolean>`coalesce(se.sensitivity = 'public' and se.public_at is not null, false)`.as('evidence_public'))
    .orderBy('j.occurred_at', 'desc')
    .orderBy('j.id', 'desc')
    .execute()
  return rows.map((row) => {
    const act = row.act as JournalAct
    const subject = JOURNAL_ACTS[act]
    return {
      id: row.id,
      at: row.occurred_at.toISOString(),
      who: { id: row.account_id, name: row.name },
      act,
      subject,
      subjectId: row.subject_id,
      subjectName: row.name_in_languages ?? row.plain_name,
      subjectPath: subjectPath(subject, row),
    }
  })
}

/** The entries alone, so that what they are about is looked up for these only. Each filter has an index (`0033-journal-filters`). */
function entries({ db }: Context, { act, who, from, until, after }: JournalFilter, most: number) {
  return db
    .selectFrom('journal_entries as e')
    .select(['e.id', 'e.occurred_at', 'e.account_id', 'e.act', 'e.subject_id'])
    .where('e.act', 'in', act === null ? Object.keys(JOURNAL_ACTS) : [act])
    .$if(who !== null, (query) => query.where('e.account_id', '=', who))
    .$if(from !== null, (query) => query.where('e.occurred_at', '>=', from))
    .$if(until !== null, (query) => query.where('e.occurred_at', '<', until))
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(e.occurred_at, e.id) < (select l.occurred_at, l.id from journal_entries l where l.id = ${after})`),
    )
    .orderBy('e.occurred_at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(most)
}
