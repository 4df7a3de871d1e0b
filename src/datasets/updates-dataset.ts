import { sql } from 'kysely'
import { readEvidence } from '../evidence/index.ts'
import type { Context } from '../kernel/context.ts'
import { gatherTexts, textRows } from '../log/index.ts'
import { before } from '../recommendations/index.ts'
import { cellsOf, column, localized, withoutEmpty } from './columns.ts'
import type { Row } from './dataset.ts'
import { EVIDENCE_COLUMNS, evidenceCells } from './evidence-columns.ts'
import { makeDataset, nextCursor, type PageAsk } from './make-dataset.ts'

const PORTABLE = { portable: true } as const

/** In the order in which they were published. */
export const updatesDataset = makeDataset<number>({
  name: 'updates',
  key: 'id',
  columns: [
    column('recommendation', 'text', { ...PORTABLE, refersTo: 'recommendations' }),
    column('institution', 'text', { ...PORTABLE, refersTo: 'institutions' }),
    column('status', 'text', PORTABLE),
    column('effective_on', 'date', PORTABLE),
    column('significance', 'text', PORTABLE),
    ...localized('summary', PORTABLE),
    ...localized('reason', PORTABLE),
    ...EVIDENCE_COLUMNS,
    column('evidence_announcement_only', 'list', PORTABLE),
    column('hidden_evidence', 'integer'),
    column('previous_status', 'text'),
    column('standing', 'text'),
    column('corrects', 'text', { refersTo: 'updates' }),
    column('corrected_by', 'text', { refersTo: 'updates' }),
    column('withdrawn_at', 'instant'),
    ...localized('withdrawal_reason'),
    column('author', 'text'),
    column('publisher', 'text'),
    column('single_person', 'boolean'),
    column('published_at', 'instant'),
    column('addressee', 'text', { refersTo: 'addressees' }),
    column('id', 'text'),
    column('seq', 'integer', { refersTo: 'events' }),
  ],
  async page(ctx, ask) {
    const found = await updatePage(ctx, ask)
    const texts = await gatherTexts(
      ctx.db,
      found.flatMap((row) => [
        [row.id, row.texts] as const,
        ...(row.withdrawal_id === null ? [] : [[row.withdrawal_id, row.withdrawal_texts] as const]),
      ]),
    )
    const cited = await readEvidence(ctx.db, [...new Set(found.flatMap((row) => (row.links ?? []).map(([id]) => id)))], { asOf: ask.asOf })
    const rows = found.map((row): Row => {
      const links = row.links ?? []
      const shown = links.flatMap(([id, announcementOnly]) => {
        const view = cited.get(id)
        return view ? [{ ...view, announcementOnly }] : []
      })
      return {
        recommendation: row.code,
        institution: row.slug,
        status: row.status,
        effective_on: row.effective_on,
        significance: row.significance,
        ...cellsOf('summary', texts.get(row.id)?.['summary']),
        ...cellsOf('reason', texts.get(row.id)?.['reason']),
        ...evidenceCells(shown),
        evidence_announcement_only: withoutEmpty(shown.map((item) => String(item.announcementOnly))),
        hidden_evidence: links.length - shown.length,
        previous_status: row.previous_status,
        standing: row.withdrawal_id !== null ? 'withdrawn' : row.corrected_by !== null ? 'corrected' : 'standing',
        corrects: row.corrects_id,
        corrected_by: row.corrected_by,
        withdrawn_at: row.withdrawn_at?.toISOString() ?? null,
        ...cellsOf('withdrawal_reason', row.withdrawal_id === null ? null : texts.get(row.withdrawal_id)?.['reason']),
        author: row.author,
        publisher: row.publisher,
        single_person: row.single_person,
        published_at: row.published_at?.toISOString() ?? null,
        addressee: row.addressee_id,
        id: row.id,
        seq: row.event_seq,
      }
    })
    return { rows, next: nextCursor(found, ask.limit, (row) => row.event_seq ?? 0) }
  },
})

function updatePage(ctx: Context, { filter, asOf, after, limit }: PageAsk<number>) {
  return (
    ctx.db
      .selectFrom('status_updates as u')
      .innerJoin('addressees as a', 'a.id', 'u.addressee_id')
      .innerJoin('recommendations as r', 'r.id', 'a.recommendation_id')
      .innerJoin('institutions as i', 'i.id', 'a.institution_id')
      // Kept apart by its limit: a join of both in the order of the log would walk every other act too.
      .innerJoinLateral(
        (eb) =>
          eb
            .selectFrom('events as x')
            .select(['x.actor', sql<string | null>`(x.leaf::jsonb)->>'author'`.as('author')])
            .whereRef('x.seq', '=', 'u.event_seq')
            .limit(1)
            .as('e'),
        (join) => join.onTrue(),
      )
      .leftJoin('withdrawals as w', (join) => join.onRef('w.status_update_id', '=', 'u.id').on(before('w.withdrawn_at', asOf)))
      .leftJoin('status_updates as c', (join) =>
        join.onRef('c.corrects_id', '=', 'u.id').on('c.state', '=', 'published').on(before('c.published_at', asOf)),
      )
      .select(['u.id', 'u.addressee_id', 'u.status', 'u.previous_status', 'u.effective_on', 'u.published_at', 'u.significance'])
      .select(['u.single_person', 'u.event_seq', 'u.corrects_id', 'c.id as corrected_by', 'w.id as withdrawal_id', 'w.withdrawn_at'])
      .select([textRows('u.id').as('texts'), textRows('w.id').as('withdrawal_texts'), LINKS.as('links')])
      .select(['r.code', 'i.slug', 'e.actor as publisher', 'e.author'])
      .where('u.state', '=', 'published')
      .where(before('u.published_at', asOf))
      .$if(after !== null, (query) => query.where('u.event_seq', '>', after ?? 0))
      .$if(filter.keys !== undefined, (query) => query.where(sql<boolean>`u.id = any(${filter.keys ?? []}::uuid[])`))
      .$if(filter.recommendations !== undefined, (query) =>
        query.where(sql<boolean>`r.code = any(${filter.recommendations ?? []}::text[])`),
      )
      .$if(filter.institutions !== undefined, (query) => query.where(sql<boolean>`i.slug = any(${filter.institutions ?? []}::text[])`))
      .orderBy('u.event_seq')
      .limit(limit)
      .execute()
  )
}

/** What an update cites, in its order, and whether that is an announcement only. */
const LINKS = sql<readonly (readonly [evidence: string, announcementOnly: boolean])[] | null>`(
  select json_agg(json_build_array(l.evidence_id, l.announcement_only) order by l.position, l.evidence_id)
  from status_update_evidence l where l.status_update_id = u.id)`
