import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '../../db/transaction.ts'
import { readChanges } from '../../src/changes/index.ts'
import type { Context } from '../../src/kernel/context.ts'
import { setDueDate } from '../../src/recommendations/index.ts'
import { noteStandings } from '../../src/standings/index.ts'
import {
  advanceChannel,
  countStanding,
  enqueueTelling,
  ensureTopic,
  listTopicEvents,
  noteEvents,
  parseTopicKey,
  readTopicView,
  topicKey,
  type SeqRange,
  type Topic,
} from '../../src/topics/index.ts'
import { topicTitle } from '../../templates/follow/topic-title.ts'
import { words } from '../../templates/i18n/index.ts'
import { everyAct } from '../log/every-act.ts'
import { publishUpdate, testRecord, thrown, type TestRecord } from '../support/record.ts'

let record: TestRecord
let size: number

beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-02T15:00:00Z' })
  await everyAct(record)
  size = await logSize()
})

afterAll(() => record?.close())

async function logSize(): Promise<number> {
  return (await record.db.selectFrom('log_head').select('size').executeTakeFirstOrThrow()).size
}

function topic(key: string): Topic {
  return parseTopicKey(key) ?? expect.fail(key)
}

async function ensured(key: string): Promise<string> {
  return inTransaction(record.db, (trx) => ensureTopic({ ...record.system, db: trx }, topic(key)))
}

describe('what happened', () => {
  it('is noted once, in order, by several at a time, and as if not at all by one that is killed', async () => {
    const killed = inTransaction(record.db, async (trx) => {
      await noteEvents({ ...record.system, db: trx })
      throw new Error('killed')
    })
    await expect(killed).rejects.toThrow('killed')
    expect(await record.db.selectFrom('noted_events').selectAll().execute()).toEqual([])
    const ends = await Promise.all(Array.from({ length: 4 }, () => noteEvents(record.system)))
    expect(ends).toEqual([size, size, size, size])
    const noted = await record.db.selectFrom('noted_events').select('seq').orderBy('seq').execute()
    expect(noted.map(({ seq }) => seq)).toEqual(Array.from({ length: size }, (_, seq) => seq))
    const facts = await record.db.selectFrom('event_facts').select('event_seq').distinct().execute()
    expect(facts).toHaveLength(size)
  })

  it('is significant when it changes what is on record, and minor when it tells it again', async () => {
    const addressee = await record.addressee('REC-07')
    record.clock.set('2026-12-21T15:00:00Z')
    const first = size
    await publishUpdate(record, addressee, { status: 'committed' })
    await publishUpdate(record, addressee, { status: 'committed', effectiveOn: '2026-03-01' })
    await publishUpdate(record, addressee, { status: 'not_started', effectiveOn: '2025-03-01' })
    const latest = await publishUpdate(record, addressee, { status: 'partial', effectiveOn: '2026-04-01' })
    await publishUpdate(record, addressee, { status: 'partial', effectiveOn: '2026-04-02', corrects: latest })
    const seqs = await listTopicEvents(record.reader, topic('changes'), { fromSeq: first, limit: 10, order: 'oldest' })
    const told = await readChanges(record.reader, seqs)
    expect(told.map(({ significant }) => significant)).toEqual([true, false, false, true, false])
    expect((await readChanges(record.reader, [first + 3, first, 99_999])).map(({ seq }) => seq)).toEqual([first + 3, first])
    const kinds = new Map(
      (
        await readChanges(
          record.reader,
          Array.from({ length: size }, (_, seq) => seq),
        )
      ).map((one) => [one.kind, one.significant]),
    )
    const minor = [
      'activities_cited',
      'activities_published',
      'activities_uncited',
      'activities_withdrawn',
      'catalogue_loaded',
      'evidence_published',
      'indicator_added',
      'reply_invited',
      'text_redacted',
    ]
    const always = [...kinds].filter(([kind]) => !kind.startsWith('update_'))
    expect(
      always
        .filter(([, significant]) => !significant)
        .map(([kind]) => kind)
        .toSorted(),
    ).toEqual(minor)
  })
})

describe('a topic', () => {
  it('is one row, however it was typed and by however many at once; acts after it are matched', async () => {
    const [a, b, c] = await Promise.all(
      ['changes?theme=&institution=&recommendation=REC-08&status=partial', 'changes?status=partial&recommendation=REC-08'].map(ensured),
    )
    expect(a).toBe(b)
    expect(c).toBeUndefined()
    const other = await ensured('changes?recommendation=REC-08&status=implemented')
    expect(other).not.toBe(a)
    await publishUpdate(record, await record.addressee('REC-08'), { status: 'partial' })
    const seq = (await noteEvents(record.system)) - 1
    const matched = await record.db
      .selectFrom('event_topics')
      .selectAll()
      .where('topic_id', 'in', [a ?? '', other])
      .execute()
    expect(matched).toEqual([{ event_seq: seq, topic_id: a }])
  })

  it('has a title in each language; what is not on record is named', async () => {
    const { slug } = await record.db
      .selectFrom('institutions')
      .select('slug')
      .where('country', '=', 'PE')
      .orderBy('slug')
      .executeTakeFirstOrThrow()
    const view = await readTopicView(record.reader, topic(`changes?q=bases&country=PE&overdue=1&recommendation=REC-02&institution=${slug}`))
    expect(view.query).toBe(`q=bases&institution=${slug}&country=PE&overdue=1&recommendation=REC-02`)
    expect(topicTitle(view, words('en'))).toMatch(/^Changes · “bases” · .+ · Peru · .+ · REC-02 .+$/)
    expect(topicTitle(view, words('es'))).toMatch(/^Cambios · «bases» · .+ · Perú · .+ · REC-02 .+$/)
    expect(topicTitle(await readTopicView(record.reader, topic('reports')), words('es'))).toBe('Informes')
    expect(await thrown(readTopicView(record.reader, topic('corrections?theme=none&agreement=no&recommendation=REC-99')))).toEqual({
      theme: 'errors.filter_unknown',
      agreement: 'errors.filter_unknown',
      recommendation: 'errors.filter_unknown',
    })
    expect(parseTopicKey('changes?status=great')).toBeNull()
    expect(parseTopicKey('everything')).toBeNull()
    expect(parseTopicKey('corrections?kind=update_published')).toBeNull()
    expect(topicKey(topic('changes?theme=oversight&theme=environment'))).toBe('changes?theme=oversight')
    expect(topicKey(topic('changes?overdue=0&q='))).toBe('changes')
  })

  it('says how much fits now, which may be nothing', async () => {
    const count = async (key: string) => countStanding(record.reader, topic(key))
    expect(await count('changes?recommendation=REC-08&status=partial')).toBe(1)
    expect(await count('changes?recommendation=REC-08&status=reversed')).toBe(0)
    const { slug } = await record.db.selectFrom('agreements').select('slug').orderBy('slug').executeTakeFirstOrThrow()
    expect(await count(`changes?agreement=${slug}`)).toBe(1)
    expect(await count(`changes?agreement=${slug}&status=partial`)).toBe(0)
  })

  it('of a concern, a standard or an agreement type holds the acts on the recommendations that touch it', async () => {
    const acts = (key: string) => listTopicEvents(record.reader, topic(key), { limit: 10_000 })
    const of = async (key: string) =>
      (await readChanges(record.reader, await acts(key), null)).flatMap(({ recommendation }) => recommendation?.code ?? [])
    const linked = await record.db
      .selectFrom('recommendations as r')
      .innerJoin('recommendation_concerns as l', 'l.recommendation_id', 'r.id')
      .innerJoin('concerns as c', 'c.id', 'l.concern_id')
      .select('r.code')
      .where('c.code', '=', 'CN-04')
      .execute()
    expect(new Set(await of('changes?concern=CN-04'))).toEqual(new Set(linked.map(({ code }) => code)))
    expect((await acts('changes?standard=IN-05&agreement_type=AT-03')).length).toBeGreaterThan(0)
    expect(await acts('changes?concern=CN-99')).toEqual([])
    const id = await ensured('changes?concern=CN-04')
    await setDueDate(record.editor, { addresseeId: await record.addressee(linked[0]?.code ?? ''), dueOn: '2027-05-31' })
    const seq = (await noteEvents(record.system)) - 1
    expect(await record.db.selectFrom('event_topics').select('event_seq').where('topic_id', '=', id).execute()).toEqual([
      { event_seq: seq },
    ])
    expect(await thrown(readTopicView(record.reader, topic('changes?standard=XX-99')))).toEqual({ standard: 'errors.filter_unknown' })
    expect(topicTitle(await readTopicView(record.reader, topic('changes?concern=CN-02')), words('es'))).toBe(
      'Cambios · Falta de transparencia',
    )
  })

  it('of reports follows an edition about everything, whatever it narrows', async () => {
    const editions = await listTopicEvents(record.reader, topic('changes?kind=edition_issued'), { limit: 10 })
    expect(editions).toHaveLength(2)
    expect(await listTopicEvents(record.reader, topic('reports'), { limit: 10 })).toEqual(editions)
    expect(await listTopicEvents(record.reader, topic('reports?country=PE&q=nothing'), { limit: 10 })).toEqual(editions)
    expect(await listTopicEvents(record.reader, topic('changes?country=PE&kind=edition_issued'), { limit: 10 })).toEqual([])
  })
})

describe('a channel', () => {
  it('tells every noted act once, in order, though instances race and one falls over half-way', async () => {
    const told: number[] = []
    let fall = true
    const tell = async (_: Context, { fromSeq, toSeq }: SeqRange) => {
      if (fall) {
        fall = false
        throw new Error('fell over')
      }
      for (let seq = fromSeq; seq < toSeq; seq += 1) told.push(seq)
    }
    const end = await noteEvents(record.system)
    await expect(advanceChannel(record.system, 'test', tell)).rejects.toThrow('fell over')
    await Promise.all([advanceChannel(record.system, 'test', tell), advanceChannel(record.system, 'test', tell)])
    expect(told).toEqual(Array.from({ length: end }, (_, seq) => seq))
    await setDueDate(record.editor, { addresseeId: await record.addressee('REC-09'), dueOn: '2027-01-31' })
    await advanceChannel(record.system, 'test', tell)
    expect(told).toHaveLength(end)
    await noteEvents(record.system)
    await advanceChannel(record.system, 'test', tell)
    expect(told.at(-1)).toBe(end)
  })

  it('that is behind has the job enqueued again, should it be lost', async () => {
    const waiting = async () => {
      await sql`delete from pgboss.job where name = 'tell-followers'`.execute(record.db)
      await enqueueTelling(record.system)
      return (await sql`select from pgboss.job where name = 'tell-followers'`.execute(record.db)).rows.length
    }
    await noteStandings(record.system)
    expect(await waiting()).toBe(0)
    await setDueDate(record.editor, { addresseeId: await record.addressee('REC-09'), dueOn: '2027-02-28' })
    expect(await waiting()).toBe(1)
    await noteEvents(record.system)
    expect(await waiting()).toBe(1)
  })
})
