import { sql } from 'kysely'
import { column } from './columns.ts'
import type { Row } from './dataset.ts'
import { makeDataset, nextCursor } from './make-dataset.ts'

const PORTABLE = { portable: true } as const

interface PlaceInFile {
  readonly seq: number
  readonly batch: string
  readonly row: number
}

/** By file, in the order in which these were published, then by row; files that were withdrawn are left out. */
export const activitiesDataset = makeDataset<PlaceInFile>({
  name: 'activities',
  key: 'id',
  columns: [
    column('title', 'text', { ...PORTABLE, meaning: 'activity_title' }),
    column('program', 'text', PORTABLE),
    column('unit', 'text', { ...PORTABLE, meaning: 'unit_trained' }),
    column('partner_unit', 'text', PORTABLE),
    column('starts_on', 'partial_date', PORTABLE),
    column('ends_on', 'partial_date', PORTABLE),
    column('place', 'text', PORTABLE),
    column('country', 'text', { ...PORTABLE, meaning: 'activity_country' }),
    column('people', 'integer', PORTABLE),
    column('cost', 'number', PORTABLE),
    column('currency', 'text', PORTABLE),
    column('fiscal_year', 'integer', PORTABLE),
    column('report', 'text', PORTABLE),
    column('page', 'text', PORTABLE),
    column('country_code', 'text'),
    column('year', 'integer'),
    column('kind', 'text', { meaning: 'activity_kind' }),
    column('repeat_of', 'integer'),
    column('source_row', 'list'),
    column('file', 'text'),
    column('row_number', 'integer'),
    column('id', 'text'),
    column('seq', 'integer', { refersTo: 'events' }),
  ],
  async page({ db }, { filter, asOf, after, limit }) {
    const found = await db
      .selectFrom('activities as a')
      .innerJoin('activity_batches as b', 'b.id', 'a.batch_id')
      .innerJoin('activity_rows as w', 'w.activity_id', 'a.id')
      .select([
        'a.id',
        'a.batch_id',
        'a.row_number',
        'a.kind',
        'a.year',
        'a.year_from',
        'a.starts_on',
        'a.ends_on',
        'a.people',
        'a.currency',
      ])
      .select(['a.title', 'a.unit', 'a.partner_unit', 'a.program', 'a.place', 'a.country', 'a.country_code', 'a.report', 'a.page'])
      .select(['a.cost_minor', 'a.repeat_of', 'b.file_sha256', 'b.event_seq', 'w.raw'])
      .where('b.event_seq', 'is not', null)
      .$if(asOf === null, (query) => query.where('b.withdrawn_at', 'is', null))
      .$if(asOf !== null, (query) =>
        query.where(sql<boolean>`b.published_at < ${asOf} and (b.withdrawn_at is null or b.withdrawn_at >= ${asOf})`),
      )
      .$if(after !== null, (query) =>
        query.where(
          sql<boolean>`(b.event_seq, a.batch_id, a.row_number) > (${after?.seq ?? 0}, ${after?.batch ?? ''}::uuid, ${after?.row ?? 0})`,
        ),
      )
      .$if(filter.keys !== undefined, (query) => query.where(sql<boolean>`a.id = any(${filter.keys ?? []}::uuid[])`))
      .orderBy('b.event_seq')
      .orderBy('a.batch_id')
      .orderBy('a.row_number')
      .limit(limit)
      .execute()
    const rows = found.map((row): Row => {
      return {
        title: row.title,
        program: row.program,
        unit: row.unit,
        partner_unit: row.partner_unit,
        starts_on: row.starts_on,
        ends_on: row.ends_on,
        place: row.place,
        country: row.country,
        people: row.people,
        // The files count in currencies of a hundred parts.
        cost: row.cost_minor === null ? null : row.cost_minor / 100,
        fiscal_year: row.year_from === 'fiscal' ? row.year : null,
        report: row.report,
        page: row.page,
        currency: row.currency,
        country_code: row.country_code,
        year: row.year,
        kind: row.kind,
        repeat_of: row.repeat_of,
        source_row: row.raw,
        file: row.file_sha256,
        row_number: row.row_number,
        id: row.id,
        seq: row.event_seq,
      }
    })
    return { rows, next: nextCursor(found, limit, (row) => ({ seq: row.event_seq ?? 0, batch: row.batch_id, row: row.row_number })) }
  },
})
