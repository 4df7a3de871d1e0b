import { sql } from 'kysely'
import type { Transaction } from '../../db/schema.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { foldedName } from '../tables/index.ts'
import { activityId } from './activity-id.ts'
import type { ReadActivity } from './activity-reader.ts'

/**
 * Stores rows of a batch that is not published yet, a thousand or so at a time and in the file's order; rows that are there already are
 * left as they are, so a step may run twice. A row that says the same as an earlier one stays, with the first one's number. Throws Forbidden; the database refuses rows of a published batch.
 */
export async function storeActivities(
  ctx: Context & { readonly db: Transaction },
  batchId: string,
  rows: readonly ReadActivity[],
): Promise<void> {
  requireActor(ctx, 'importRecords')
  if (rows.length === 0) return
  const facts = JSON.stringify(rows.map((row) => factsOf(batchId, row)))
  await sql`
    with given as materialized (
      select * from jsonb_to_recordset(${facts}::text::jsonb) as t (
        id uuid, row_number int, kind text, year smallint, year_from text, starts_on text, ends_on text, sort_on date, people int,
        cost_minor bigint, currency text, title text, unit text, partner_unit text, program text, place text, country text,
        country_code text, country_key text, report text, page text, fingerprint bytea, odd smallint,
        title_words text, unit_words text, place_words text, other_words text, raw jsonb, notices jsonb)
    ), added as (
      insert into activities (id, batch_id, row_number, kind, year, year_from, starts_on, ends_on, sort_on, people, cost_minor, currency,
        title, unit, partner_unit, program, place, country, country_code, country_key, report, page, fingerprint, repeat_of, odd, words)
      select id, ${batchId}::uuid, row_number, kind, year, year_from, starts_on, ends_on, sort_on, people, cost_minor, currency,
        title, unit, partner_unit, program, place, country, country_code, country_key, report, page, fingerprint,
        least((select min(e.row_number) from activities e where e.batch_id = ${batchId}::uuid and e.fingerprint = g.fingerprint
          and e.kind = g.kind and e.row_number < g.row_number),
          nullif(min(row_number) over (partition by fingerprint, kind), row_number)), odd,
        setweight(to_tsvector('simple', title_words) || to_tsvector('english', title_words), 'A')
          || setweight(to_tsvector('simple', unit_words), 'B') || setweight(to_tsvector('simple', place_words), 'C')
          || setweight(to_tsvector('simple', other_words), 'D')
      from given g on conflict do nothing returning id
    )
    insert into activity_rows (activity_id, raw, notices) select g.id, g.raw, g.notices from given g join added using (id)
  `.execute(ctx.db)
}

function factsOf(batchId: string, row: ReadActivity) {
  const { texts } = row
  return {
    id: activityId(batchId, row.row),
    row_number: row.row,
    kind: row.kind,
    year: row.year?.year ?? null,
    year_from: row.year?.from ?? null,
    starts_on: row.startsOn,
    ends_on: row.endsOn,
    sort_on: sortDate(row),
    people: row.people,
    cost_minor: row.cost?.minor ?? null,
    currency: row.cost?.currency ?? null,
    title: stored(texts.title),
    unit: stored(texts.unit),
    partner_unit: stored(texts.partnerUnit),
    program: stored(texts.program),
    place: stored(texts.place),
    country: stored(texts.country),
    country_code: row.countryCode,
    country_key: row.countryKey.slice(0, 200),
    report: stored(texts.report),
    page: stored(texts.page),
    fingerprint: `\\x${row.fingerprint.toString('hex')}`,
    odd: row.notices.length,
    title_words: words(texts.title),
    unit_words: words(texts.unit, texts.partnerUnit),
    place_words: words(texts.place),
    other_words: words(texts.country, texts.program),
    raw: row.raw.map(kept),
    notices: row.notices.map((notice) => (notice.values ? { ...notice, values: keptValues(notice.values) } : notice)),
  }
}

/** What is searched: no accents, no punctuation, so that every engine cuts it into the same words. */
function words(...given: readonly (string | null)[]): string {
  return foldedName(kept(given.filter((text) => text !== null).join(' '))).slice(0, 4_000)
}

/** What a list shows; the row keeps the whole. */
function stored(text: string | null): string | null {
  return text === null ? null : kept(text).slice(0, 2_000).toWellFormed()
}

/** The database holds neither null characters nor halves of a character. */
function kept(text: string): string {
  return text.replaceAll('\0', '\u2400').toWellFormed()
}

function keptValues(values: Readonly<Record<string, string | number>>) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? kept(value) : value]))
}

/** For the order of lists: the first day that the start may be (the end where that lies before it, as in 2106 for 2016), else of its year. */
function sortDate({ startsOn, endsOn, year }: ReadActivity): string {
  const first = startsOn !== null && endsOn !== null && endsOn < startsOn ? endsOn : startsOn
  const partial = first ?? (year === null ? '0001' : String(year.year).padStart(4, '0'))
  return `${partial}-01-01`.slice(0, 10)
}
