import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asSuperuser } from './rewrite.ts'
import { tampering, type Tampering } from './tampering.ts'

let site: Tampering
let findings: Tampering['findings']

beforeAll(async () => {
  site = await tampering()
  ;({ findings } = site)
})
afterAll(() => site?.close())

it('while nobody tampers, nothing is found, and the run says what it compared', () => {
  expect([site.honest.code, site.honest.findings]).toEqual([0, []])
  expect(site.honest.lines.join('\n')).toMatch(/\d{3} texts with their salts lead to the digests in the events; 1 were redacted/)
  expect(site.honest.lines.join('\n')).toContain('2 files of theirs compared')
})

/** Table, what its last row on the record is made to say, and what is found of it. */
const CHANGES: readonly (readonly [table: string, set: string, found: readonly string[]])[] = [
  ['status_updates', "status = 'implemented', significance = 'minor'", ['update, status: shown as "implemented"', 'update, significance']],
  [
    'status_updates where corrects_id is not null',
    "corrects_id = null, previous_status = 'reversed'",
    ['update, corrects: shown as null', 'update, from'],
  ],
  [
    'status_updates where corrects_id is null',
    "effective_on = '2024-01-01', published_at = published_at - interval '1 year'",
    ['update, effective_on', 'update, at'],
  ],
  ['withdrawals', "withdrawn_at = withdrawn_at - interval '1 year'", ['withdrawal, at']],
  ['positions', "position = 'noted', stated_on = '2020-01-01'", ['position, position: shown as "noted"', 'position, stated_on']],
  ['addressee_due_dates', "due_on = '2030-01-01'", ['due_date, due_on: shown as "2030-01-01"']],
  ['reply_invitations', "deadline_on = '2030-01-01'", ['reply_invitation, deadline_on', 'reply_lapse, deadline_on']],
  ['replies', 'late = not late', ['reply, late: shown as true']],
  ['reply_lapses', "lapsed_at = lapsed_at - interval '1 day'", ['reply_lapse, at']],
  ['indicators', "direction = 'down'", ['indicator, direction: shown as "down"']],
  ['milestones', "due_on = '2030-01-01'", ['milestone, due_on']],
  ['readings', "read_on = '2020-01-01'", ['reading, read_on']],
  [
    'agreements where title is not null',
    `disclosure = 'undisclosed', title = '{"es": "x", "en": "x"}'`,
    ['agreement, disclosure', 'parties, summary, title: not those'],
  ],
  [
    'agreement_versions',
    "signed_on = '1999', recommendation_ids = '{}'",
    ['agreement, signed_on', 'agreement, recommendations: shown as []'],
  ],
  [
    'recommendations',
    "theme_id = (select t.id from themes t where t.id <> theme_id limit 1), added_at = added_at - interval '1 day'",
    ['recommendation, theme', 'recommendation, at'],
  ],
  ['recommendation_wordings', `statement = '{"es": "x", "en": "x"}'`, ['statement, title: not those whose digest']],
  ['recommendation_withdrawals', "withdrawn_at = withdrawn_at - interval '1 day'", ['recommendation_withdrawal, at']],
  ['redactions', "ground = 'court_order'", ['redaction, ground: shown as "court_order"']],
  [
    'editions',
    `kind = 'monthly', schedule_id = id, period_start = '2020-01-01', period_end = '2020-01-31', scope = 'theme=oversight', layout = 'x',
      approval = '{"by": "deadline"}', revision = 0, number = 99, supersedes_id = null, as_of = as_of - interval '1 day'`,
    [
      'edition, edition_kind',
      'edition, period_start',
      'edition, scope',
      'edition, layout',
      'edition, approval',
      'edition, revision',
      'edition, supersedes: shown as null',
      'edition, as_of',
    ],
  ],
  ['evidence', "kind = 'testimony', dated_on = '2001'", [', kind: shown as "testimony"', ', dated_on: shown as "2001"']],
]

describe('past every trigger, a superuser changes', () => {
  it.each(chunks(CHANGES, 7))('the rows of several tables (%#)', async (...cases) => {
    const statements = cases.map(([from, set]) => {
      const [table = '', where = 'true'] = from.split(' where ')
      return `update ${table} set ${set} where event_seq = (select max(event_seq) from ${table} where ${where})`
    })
    const found = await findings(tablesOf(cases.map(([from]) => from)), ...statements)
    for (const [, , expected] of cases) for (const text of expected) expect(found).toContain(text)
  })

  it('what people read of the events besides their leaves', async () => {
    const found = await findings(
      ['events'],
      "update events set actor = 'Somebody else', occurred_at = '2019-01-01', single_person = true where seq = (select max(seq) from events where kind = 'update_published')",
      "update events set kind = 'due_date_set', recommendation_id = null where kind = 'reading_recorded'",
    )
    for (const field of [
      'actor: shown as "Somebody else"',
      'at',
      'single_person',
      'kind: shown as "due_date_set"',
      'recommendation: shown as null',
    ])
      expect(found).toContain(`event, ${field}`)
  })

  it('which evidence something rests on, what is public, who is asked, and the parties of an agreement', async () => {
    const last = (table: string, column: string) =>
      `(select ${column} from ${table} where event_seq = (select max(event_seq) from ${table}))`
    const found = await findings(
      ['status_update_evidence', 'positions', 'evidence', 'addressees', 'agreement_parties'],
      `update status_update_evidence set evidence_id = (select id from evidence where code = 'EV-01') where status_update_id = ${last('status_updates', 'id')}`,
      `update evidence set sensitivity = 'protected', public_at = null, event_seq = null where id = ${last('positions', 'evidence_id')}`,
      `update addressees set position = 99 - position where recommendation_id = ${last('recommendations', 'id')}`,
      `update agreement_parties set name = '{"es": "x", "en": "x"}'`,
    )
    for (const text of [
      'with other evidence than the log',
      'the site does not show it',
      'recommendation, addressees',
      'parties, summary, title',
    ])
      expect(found).toContain(text)
  })

  it.each(
    chunks(
      tablesOf(CHANGES.map(([from]) => from)).filter((table) => !['agreements', 'recommendations'].includes(table)),
      6,
    ),
  )('by taking out a row (%#)', async (...tables) => {
    const statements = tables.map((table) => `delete from ${table} where event_seq = (select max(event_seq) from ${table})`)
    const found = await findings(tables, ...statements)
    expect(found.match(/the site shows no \w+ for it|the site does not show it/g)?.length).toBeGreaterThanOrEqual(tables.length)
  })

  it('a stored file, with every digest of it in the database', async () => {
    const last = '(select f.public_sha256 from evidence e join evidence_files f on f.id = e.file_id order by e.event_seq limit 1)'
    const more = "encode(sha256(content || '\\x00'), 'hex')"
    const found = await findings(
      ['stored_files', 'evidence_files', 'evidence'],
      `create table swapped as select sha256 as old, ${more} as new from stored_files where sha256 = ${last}`,
      `update stored_files set content = content || '\\x00', bytes = bytes + 1, sha256 = ${more} where sha256 = (select old from swapped)`,
      'update evidence_files set public_sha256 = (select new from swapped) where public_sha256 = (select old from swapped)',
      'update evidence set file_sha256 = (select new from swapped) where file_sha256 = (select old from swapped)',
      'drop table swapped',
    )
    expect(found).toContain(', file_sha256: shown as')
    expect(found).toMatch(/\/evidence\/[\w-]+\/file is not the file of event/)
  })

  it('by adding a row that no event stands behind, with the constraints against it gone', async () => {
    const { db } = site.app.record
    await asSuperuser(db, 'alter table addressee_due_dates drop constraint addressee_due_dates_event_seq_key')
    const copy = "select gen_random_uuid(), addressee_id, '2030-01-01', recorded_at, event_seq from addressee_due_dates limit 1"
    const found = await findings(
      ['addressee_due_dates'],
      `insert into addressee_due_dates (id, addressee_id, due_on, recorded_at, event_seq) ${copy}`,
    )
    expect(found).toContain("the site's record has 3 of due_date; the log implies 2")
  })
})

function tablesOf(froms: readonly string[]): string[] {
  return [...new Set(froms.map((from) => from.split(' where ')[0] ?? ''))]
}

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size))
}
