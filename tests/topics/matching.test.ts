import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../../src/kernel/context.ts'
import { listAddressees } from '../../src/recommendations/index.ts'
import { ensureTopic, listTopicEvents, noteEvents, parseTopicKey, topicFilters, topicKey, type Topic } from '../../src/topics/index.ts'
import type { AddresseeView } from '../../templates/view/addressee.ts'
import { CORRECTION_KINDS, COUNTRIES, EVENT_KINDS, STATUSES } from '../../templates/view/scales.ts'
import { everyAct } from '../log/every-act.ts'
import { testRecord, type TestRecord } from '../support/record.ts'

interface Act {
  readonly seq: number
  readonly kind: string
  readonly occurred_at: Date
  readonly agreement: string | null
  /** Codes of the recommendations, or ids of the addressees, that it touches. */
  readonly codes: readonly string[]
  readonly addressees: readonly string[]
}

let record: TestRecord
let topics: readonly { readonly id: string; readonly topic: Topic }[]
let acts: readonly Act[]

/** Topics over what the record really holds: most of one to three filters, some that nothing fits. */
async function someTopics(): Promise<readonly Topic[]> {
  const all = await listAddressees(record.system, { withdrawn: true }, null)
  const maybe = (values: readonly string[]) => fc.option(fc.constantFrom(...new Set(values)), { freq: 3, nil: undefined })
  const filter = (kinds: readonly string[]) =>
    fc.record({
      q: maybe(['CONGRESO peru', 'rec-0']),
      theme: maybe(all.map(({ theme }) => theme.slug)),
      institution: maybe(all.map(({ institution }) => institution.slug)),
      status: maybe(STATUSES),
      country: maybe(COUNTRIES),
      overdue: maybe(['1']),
      stale: maybe(['1']),
      awaiting_reply: maybe(['1']),
      recommendation: maybe([...all.map(({ recommendation }) => recommendation.code), 'REC-99']),
      kind: maybe(kinds),
    })
  const key = fc
    .oneof(
      { weight: 2, arbitrary: fc.tuple(fc.constant('changes'), filter(EVENT_KINDS)) },
      { weight: 1, arbitrary: fc.tuple(fc.constant('corrections'), filter(CORRECTION_KINDS)) },
    )
    .map(([stream, fields]) => {
      const given = Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined)
      return `${stream}?${new URLSearchParams(given.slice(0, 3)).toString()}`
    })
  const single = STATUSES.map((status) => `changes?status=${status}`)
  const flags = ['changes', 'corrections', 'changes?overdue=1', 'changes?stale=1', 'changes?awaiting_reply=1', 'changes?country=PE']
  const agreements = (await record.db.selectFrom('agreements').select('slug').execute()).map(({ slug }) => `changes?agreement=${slug}`)
  const keys = [...single, ...flags, ...agreements, ...fc.sample(key, 30)]
  return keys.map((text) => parseTopicKey(text) ?? expect.fail(text))
}

beforeAll(async () => {
  record = await testRecord({ instant: '2026-05-02T15:00:00Z', tick: 1 })
  record.clock.set('2026-11-02T15:00:00Z')
  const asked = await someTopics()
  topics = await inTransaction(record.db, async (trx) => {
    const rows = []
    for (const topic of asked) rows.push({ topic, id: await ensureTopic({ ...record.system, db: trx }, topic) })
    return rows
  })
  await everyAct(record)
  await noteEvents(record.system)
  acts = await readActs()
})

afterAll(() => record?.close())

async function readActs(): Promise<readonly Act[]> {
  const rows = await record.db
    .selectFrom('events as e')
    .leftJoin('recommendations as r', 'r.id', 'e.recommendation_id')
    .leftJoin('agreements as g', 'g.id', 'e.agreement_id')
    .select(['e.seq', 'e.kind', 'e.occurred_at', 'e.addressee_id', 'e.evidence_id', 'r.code', 'g.slug as agreement'])
    .orderBy('e.seq', 'desc')
    .execute()
  const bearings = await record.db
    .selectFrom('evidence_bearings as b')
    .innerJoin('recommendations as r', 'r.id', 'b.recommendation_id')
    .select(['b.evidence_id', 'r.code'])
    .execute()
  const cited = await record.db
    .selectFrom('status_update_evidence as l')
    .innerJoin('status_updates as u', 'u.id', 'l.status_update_id')
    .innerJoin('addressees as a', 'a.id', 'u.addressee_id')
    .innerJoin('recommendations as r', 'r.id', 'a.recommendation_id')
    .where('u.state', '=', 'published')
    .select(['l.evidence_id', 'r.code'])
    .execute()
  return rows.map(({ addressee_id, evidence_id, code, ...row }) => {
    const borne = [...bearings, ...cited].filter((bearing) => bearing.evidence_id === evidence_id).map((bearing) => bearing.code)
    return {
      ...row,
      addressees: addressee_id === null ? [] : [addressee_id],
      codes: addressee_id !== null ? [] : code === null ? borne : [code],
    }
  })
}

const seen = new Map<string, readonly AddresseeView[]>()

/** The list as it stood just before an instant, narrowed by text alone. */
async function listAt(ctx: Context, asOf: Date, text: string | undefined): Promise<readonly AddresseeView[]> {
  const key = `${asOf.getTime()} ${text}`
  const known = seen.get(key)
  if (known) return known
  const list = await listAddressees(ctx, { text, withdrawn: true }, asOf)
  seen.set(key, list)
  return list
}

/** What a topic means, act by act, with nothing but the list as of the two instants. */
async function naive(ctx: Context, { stream, filter }: Topic): Promise<readonly number[]> {
  const fitting: number[] = []
  for (const act of acts) {
    if (filter.kind !== undefined && act.kind !== filter.kind) continue
    if (stream === 'corrections' && !(CORRECTION_KINDS as readonly string[]).includes(act.kind)) continue
    if (filter.agreement !== undefined && act.agreement !== filter.agreement) continue
    const narrowed = topicFilters({ ...filter, kind: undefined, agreement: undefined }).length > 0
    if (!narrowed || (await touches(ctx, act, filter))) fitting.push(act.seq)
  }
  return fitting
}

async function touches(ctx: Context, act: Act, filter: Topic['filter']): Promise<boolean> {
  for (const late of [0, 1]) {
    const list = await listAt(ctx, new Date(act.occurred_at.getTime() + late), filter.q || undefined)
    const fits = list.some(
      (one) =>
        (act.addressees.includes(one.id) || act.codes.includes(one.recommendation.code)) &&
        (filter.theme ?? one.theme.slug) === one.theme.slug &&
        (filter.institution ?? one.institution.slug) === one.institution.slug &&
        (filter.country ?? one.institution.country) === one.institution.country &&
        (filter.recommendation ?? one.recommendation.code) === one.recommendation.code &&
        (filter.status ?? one.status) === one.status &&
        (one.overdue || !filter.overdue) &&
        (one.stale || !filter.stale) &&
        (one.awaitingReply || !filter.awaiting_reply),
    )
    if (fits) return true
  }
  return false
}

describe('the acts of a topic', () => {
  it('are those that the list says, the same when they are paged and when the act is matched', async () => {
    let found = 0
    const meant = await inTransaction(record.db, async (trx) => {
      await sql`select set_config('jit', 'off', true)`.execute(trx)
      const lists = []
      for (const { topic } of topics) lists.push(await naive({ ...record.system, db: trx }, topic))
      return lists
    })
    for (const [index, { topic, id }] of topics.entries()) {
      const seqs = await listTopicEvents(record.system, topic, { limit: 1_000 })
      expect(seqs, topicKey(topic)).toEqual(meant[index])
      const matched = await record.db
        .selectFrom('event_topics')
        .select('event_seq')
        .where('topic_id', '=', id)
        .orderBy('event_seq')
        .execute()
      expect(matched.map(({ event_seq }) => event_seq).toReversed(), topicKey(topic)).toEqual(seqs)
      found += seqs.length
    }
    expect(found).toBeGreaterThan(120)
  }, 90_000)

  it('come page by page, from either end, whatever the size of the page', async () => {
    for (const { topic } of topics) {
      const all = await listTopicEvents(record.system, topic, { limit: 1_000 })
      const paged: number[] = []
      for (let next: readonly number[] = [Infinity]; next.length > 0; paged.push(...next))
        next = await listTopicEvents(record.system, topic, { limit: 4, beforeSeq: paged.at(-1) })
      expect(paged, topicKey(topic)).toEqual(all)
      expect(await listTopicEvents(record.system, topic, { limit: 3, order: 'oldest', fromSeq: 20 }), topicKey(topic)).toEqual(
        all
          .filter((seq) => seq >= 20)
          .toReversed()
          .slice(0, 3),
      )
    }
  })
})
