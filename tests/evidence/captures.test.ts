import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { captureLink, destroyCapturedAddresses, enqueueDueCaptures, listEvidenceRegister, readEvidence } from '../../src/evidence/index.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { FetchedLink } from '../../src/kernel/link-fetcher.ts'
import { addEvidence } from '../../src/evidence/index.ts'
import { sampleEvidence, testRecord, thrown, type TestRecord } from '../support/record.ts'

const ADDRESS = 'https://www.gob.pe/rree/acuerdos-defensa'
const FOUND: FetchedLink = {
  outcome: 'captured',
  finalAddress: `${ADDRESS}/`,
  status: 200,
  mediaType: 'text/html',
  bytes: 4,
  sha256: 'ab'.repeat(32),
}
const GONE: FetchedLink = { outcome: 'failed', finalAddress: ADDRESS, status: 404, fault: 'status 404' }
const WITHHELD: FetchedLink = { outcome: 'withheld', finalAddress: ADDRESS, status: 403, mediaType: null }

let record: TestRecord
let answer: FetchedLink
let asked: string[] = []

beforeAll(async () => {
  record = await testRecord({
    instant: '2026-11-02T15:00:00Z',
    catalogue: false,
    fetchLink: async (address) => {
      asked.push(address)
      return answer
    },
  })
})

beforeEach(() => {
  asked = []
  answer = FOUND
})

afterAll(() => record?.close())

const add = (over = {}) => addEvidence(record.contributor, sampleEvidence(over))
const capture = (evidenceId: string) => captureLink(record.system, { evidenceId })
const waiting = async () =>
  (
    await record.connection.pool.query<{ id: string }>(
      "select data->>'evidenceId' as id from pgboss.job where name = 'capture-link' and state = 'created'",
    )
  ).rows.map((row) => row.id)

async function day(date: string, result: FetchedLink, id: string): Promise<string | null | undefined> {
  record.clock.set(`${date}T15:00:00Z`)
  answer = result
  await capture(id)
  return (await readEvidence(record.db, [id])).get(id)?.deadSince
}

describe('the address of evidence', () => {
  it('is to be captured as soon as it is added, except of protected items and items without one', async () => {
    const open = await add()
    const embargoed = await add({ sensitivity: 'embargoed', embargoUntil: '2027-01-01' })
    const hidden = await add({ sensitivity: 'protected' })
    await add({ address: '' })
    expect((await waiting()).toSorted()).toEqual([open, embargoed].toSorted())
    await capture(hidden)
    expect(asked).toEqual([])
  })

  it.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'https://[::1]/a',
    'http://localhost:8080/',
    'http://169.254.169.254/latest/meta-data/',
  ])('is refused where it leads inside: %s', async (address) => {
    expect(await thrown(add({ address }))).toEqual({ address: 'errors.address_not_public' })
  })

  it('is refused with a password in it', async () => {
    expect(await thrown(add({ address: 'https://ana:clave@www.gob.pe/' }))).toEqual({ address: 'errors.address_credentials' })
  })

  it('is asked again every week, a day after a failure, and counts as dead after two failures in a row', async () => {
    const id = await add()
    expect(await day('2026-11-02', FOUND, id)).toBeNull()
    const due = async (instant: string) => {
      record.clock.set(instant)
      await record.connection.pool.query('delete from pgboss.job')
      await enqueueDueCaptures(record.system)
      return (await waiting()).includes(id)
    }
    expect([await due('2026-11-09T14:00:00Z'), await due('2026-11-09T16:00:00Z')]).toEqual([false, true])
    expect(await day('2026-11-10', GONE, id)).toBeNull()
    expect([await due('2026-11-11T14:00:00Z'), await due('2026-11-11T16:00:00Z')]).toEqual([false, true])
    expect(await day('2026-11-12', WITHHELD, id)).toBeNull()
    expect(await day('2026-11-19', { outcome: 'unknown' }, id)).toBeNull()
    expect(await day('2026-11-20', GONE, id)).toBe('2026-11-10')
    const dead = async () => (await listEvidenceRegister(record.editor, { filter: 'dead', after: null })).items
    const [item] = await dead()
    expect(item).toMatchObject({ evidence: { id, capturedOn: '2026-11-02', deadSince: '2026-11-10' }, citedBy: 0, addedBy: 'Rosa Quispe' })
    expect(item?.captures.map(({ outcome, sha256, finalAddress }) => [outcome, sha256, finalAddress])).toEqual([
      ['failed', null, null],
      ['withheld', null, null],
      ['failed', null, null],
      ['captured', 'ab'.repeat(32), `${ADDRESS}/`],
    ])
    expect(
      (await readEvidence(record.db, [id], { everySensitivity: true, asOf: new Date('2026-11-15T00:00:00Z') })).get(id)?.deadSince,
    ).toBeNull()
    expect([await day('2026-11-27', FOUND, id), await dead()]).toEqual([null, []])
  })

  it('cannot be rewritten in a capture, only destroyed with the text that it repeats', async () => {
    const id = await add()
    await capture(id)
    const change = (set: object) => record.db.updateTable('link_captures').set(set).where('evidence_id', '=', id).execute()
    for (const set of [{ sha256: 'cd'.repeat(32) }, { final_address: 'https://otra.example/' }, { captured_at: new Date(0) }]) {
      await expect(change(set)).rejects.toThrow(/refused/)
    }
    await expect(record.db.deleteFrom('link_captures').where('evidence_id', '=', id).execute()).rejects.toThrow(/refused/)
    await inTransaction(record.db, (trx) => destroyCapturedAddresses(trx, id))
    const row = await record.db.selectFrom('link_captures').selectAll().where('evidence_id', '=', id).executeTakeFirstOrThrow()
    expect(row).toMatchObject({ requested_address: null, final_address: null, sha256: 'ab'.repeat(32) })
  })
})
