import { sql } from 'kysely'
import { JOURNAL_ACTS, type JournalAct, type JournalItem } from '../../templates/view/journal.ts'
import type { Context } from '../kernel/context.ts'
import type { JournalFilter } from './journal-filter.ts'

/**
 * Entries newest first, at most `most`, with the names of what they are about: of people, organisations, institutions, sources and
 * schedules. Nothing that somebody wrote, no title of evidence, no address of a webhook.
 */
export async function journalRows(ctx: Context, filter: JournalFilter, most: number): Promise<readonly JournalItem[]> {
  const { act, who, from, until, after } = filter
  const rows = await ctx.db
    .selectFrom('journal_entries as j')
    .innerJoin('accounts as a', 'a.id', 'j.account_id')
    .leftJoin('accounts as sa', 'sa.id', 'j.subject_id')
    .leftJoin('organisations as so', 'so.id', 'j.subject_id')
    .leftJoin('institutions as si', 'si.id', 'j.subject_id')
    .leftJoin('sources as ss', 'ss.id', 'j.subject_id')
    .leftJoin('report_schedules as sr', 'sr.id', 'j.subject_id')
    .select(['j.id', 'j.occurred_at', 'j.account_id', 'j.act', 'j.subject_id', 'a.name'])
    .select(sql<string | null>`coalesce(sa.name, so.name ->> 'es', si.slug, ss.code, sr.slug)`.as('subject_name'))
    .where('j.act', 'in', act === null ? Object.keys(JOURNAL_ACTS) : [act])
    .$if(who !== null, (query) => query.where('j.account_id', '=', who))
    .$if(from !== null, (query) => query.where('j.occurred_at', '>=', from))
    .$if(until !== null, (query) => query.where('j.occurred_at', '<', until))
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(j.occurred_at, j.id) < (select l.occurred_at, l.id from journal_entries l where l.id = ${after})`),
    )
    .orderBy('j.occurred_at', 'desc')
    .orderBy('j.id', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => {
    const known = row.act as JournalAct
    return {
      id: row.id,
      at: row.occurred_at.toISOString(),
      who: { id: row.account_id, name: row.name },
      act: known,
      subject: JOURNAL_ACTS[known],
      subjectId: row.subject_id,
      subjectName: row.subject_name,
    }
  })
}
