import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '../../db/transaction.ts'
import { appendEvent, fenceLog } from '../../src/log/index.ts'
import {
  addStatusUpdate,
  returnStatusUpdate,
  setDueDate,
  statePosition,
  withdrawRecommendation,
  withdrawStatusUpdate,
} from '../../src/recommendations/index.ts'
import { issueBaseline } from '../../src/reports/index.ts'
import { publishUpdate, sampleEvidence, sampleUpdate, testRecord, type TestRecord } from '../support/record.ts'

let record: TestRecord

beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-02T15:00:00Z' })
  const addressee = await record.addressee('REC-02')
  const first = await publishUpdate(record, addressee, { summary: { es: 'Ñandú «1» \u2028 𝛑 "comillas" \\ ', en: '' } })
  const second = await publishUpdate(record, addressee, { corrects: first, status: 'committed' })
  await withdrawStatusUpdate(record.editor, { id: second, reason: { es: 'La fuente se retractó de todo.', en: '' } })
  await setDueDate(record.editor, { addresseeId: addressee, dueOn: '2026-12-31' })
  await statePosition(record.system, {
    addresseeId: addressee,
    position: 'accepted',
    statedOn: '2026-10-01',
    statement: { es: 'El Gobierno la acepta en su integridad.', en: '' },
    evidence: sampleEvidence({ title: 'Comunicado oficial de octubre' }),
  })
  await withdrawRecommendation(record.editor, { code: 'REC-13', reason: { es: 'Repite lo que pide otra.', en: '' } })
  const waiting = await addStatusUpdate(record.contributor, sampleUpdate(addressee))
  await returnStatusUpdate(record.editor, { id: waiting, version: 2, comment: 'Falta el anexo de la página nueve.' })
  await issueBaseline(record.system)
})

afterAll(() => record?.close())

const events = () => record.db.selectFrom('events').selectAll().orderBy('seq').execute()

describe('every leaf', () => {
  it('is canonical JSON: written again from what it says, it is the same text', async () => {
    for (const event of await events()) expect(canonicalize(JSON.parse(event.leaf))).toBe(event.leaf)
  })

  it('says what its row says, and is hashed as a leaf of a Merkle tree', async () => {
    for (const event of await events()) {
      expect(JSON.parse(event.leaf)).toMatchObject({
        format: 'vigia-event/1',
        seq: event.seq,
        id: event.id,
        kind: event.kind,
        at: event.occurred_at.toISOString(),
        actor: event.actor,
      })
      const hash = createHash('sha256')
        .update(Buffer.concat([Buffer.of(0), Buffer.from(event.leaf, 'utf8')]))
        .digest()
      expect(event.leaf_hash.equals(hash)).toBe(true)
    }
  })

  it('has its place in one sequence from 0 without gaps, at instants that never go back', async () => {
    const all = await events()
    expect(all.map((event) => event.seq)).toEqual(all.map((_, index) => index))
    expect(new Set(all.map((event) => event.tag)).size).toBe(all.length)
    const instants = all.map((event) => event.occurred_at.getTime())
    expect(instants).toEqual(instants.toSorted((a, b) => a - b))
  })

  it('holds the digests of the texts and of nothing that anybody typed', async () => {
    const leaves = (await events()).map((event) => event.leaf).join('\n')
    const texts = await record.db.selectFrom('texts').select(['owner_id', 'body', 'digest', 'sealed_at']).execute()
    expect(texts.length).toBeGreaterThan(50)
    for (const { body } of texts) {
      expect(leaves).not.toContain(body)
      expect(leaves).not.toContain(JSON.stringify(body).slice(1, -1))
    }
    expect(leaves).not.toContain('Falta el anexo')
    for (const name of ['(private)', '@vigia.example']) expect(leaves).not.toContain(name)
    for (const { digest, sealed_at } of texts) expect(leaves.includes(digest)).toBe(sealed_at !== null)
  })

  it('and no journal entry holds a typed text either', async () => {
    const entries = await record.db.selectFrom('journal_entries').select('entry').execute()
    const all = entries.map((row) => row.entry).join('\n')
    for (const { entry } of entries) expect(canonicalize(JSON.parse(entry))).toBe(entry)
    for (const { body } of await record.db.selectFrom('texts').select('body').execute()) expect(all).not.toContain(body)
    expect(all).not.toContain('Falta el anexo')
  })
})

describe('the log', () => {
  const append = () =>
    inTransaction(record.db, (trx) =>
      appendEvent({ ...record.system, db: trx }, record.system.actor as never, { kind: 'due_date_set', subjects: {}, leaf: {} }),
    )

  it('stays gapless when fifty append at once and a third of them fail', async () => {
    const before = (await events()).length
    const attempts = Array.from({ length: 50 }, (_, index) =>
      inTransaction(record.db, async (trx) => {
        await appendEvent({ ...record.system, db: trx }, record.system.actor as never, {
          kind: 'due_date_set',
          subjects: {},
          leaf: { index },
        })
        if (index % 3 === 0) throw new Error('undone')
      }),
    )
    const failed = (await Promise.allSettled(attempts)).filter(({ status }) => status === 'rejected').length
    expect(failed).toBe(17)
    const all = await events()
    expect(all.map((event) => event.seq)).toEqual(Array.from({ length: before + 33 }, (_, index) => index))
  })

  it('does not follow a clock that goes back', async () => {
    const { occurredAt } = await append()
    record.clock.set('2026-11-01T00:00:00Z')
    expect((await append()).occurredAt).toEqual(occurredAt)
    record.clock.set('2026-11-03T00:00:00Z')
    expect((await append()).occurredAt).toEqual(new Date('2026-11-03T00:00:00Z'))
  })

  it('behind a fence holds nothing new', async () => {
    const fence = new Date('2026-12-01T05:00:00Z')
    const size = await inTransaction(record.db, (trx) => fenceLog(trx, fence))
    expect(size).toBe((await events()).length)
    expect((await append()).occurredAt).toEqual(fence)
    await inTransaction(record.db, (trx) => fenceLog(trx, new Date('2026-10-01T00:00:00Z')))
    expect((await append()).occurredAt).toEqual(fence)
  })
})
