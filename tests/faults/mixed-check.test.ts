import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startDigestRuns } from '../../src/mailings/index.ts'
import { follow } from '../mailings/follow.ts'
import { publishUpdate, testRecord, type TestRecord } from '../support/record.ts'
import { checkHalves, checkMails, checkWrites, gatherMails, type Findings, type Owed } from './mixed-check.ts'
import { openLedger } from './mixed-ledger.ts'

let record: TestRecord
let id: string
beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-02T15:00:00Z' })
  await follow(record, { address: 'a@example.org', follows: { changes: 'weekly' } })
  await startDigestRuns(record.system)
  id = await publishUpdate(record, await record.addressee('REC-03'), { status: 'implemented', summary: { es: 'Acto 1', en: 'Act 1' } })
  record.clock.set('2026-11-10T15:00:00Z')
  await startDigestRuns(record.system)
})
afterAll(() => record?.close())

const none = (): Findings => ({ lost: [], doubled: [], corrupt: [] })

describe('the eyes of the mixed campaign', () => {
  it('find nothing where nothing is wrong', async () => {
    const [ledger, findings] = [openLedger(), none()]
    Object.assign(ledger.add('update', 'Acto 1'), { id, acknowledged: true })
    ledger.add('publication', id).acknowledged = true
    ledger.add('update', 'Acto 2')
    await checkHalves(record.connection, findings)
    await checkWrites(record.connection, ledger, findings)
    expect(findings).toEqual(none())
  })

  it('see what is lost, what is there twice, and what is there by half', async () => {
    const [ledger, findings] = [openLedger(), none()]
    Object.assign(ledger.add('update', 'Acto 3'), { id: '019a0000-0000-7000-8000-000000000000', acknowledged: true })
    ledger.add('publication', '019a0000-0000-7000-8000-000000000000').acknowledged = true
    ledger.add('approval', '2026-w48').acknowledged = true
    Object.assign(ledger.add('import', 'nobody'), { id: '019a0000-0000-7000-8000-000000000000', acknowledged: true })
    await publishUpdate(record, await record.addressee('REC-05'), { summary: { es: 'Acto 4', en: 'Act 4' } })
    const twice = await publishUpdate(record, await record.addressee('REC-05'), { summary: { es: 'Acto 4', en: 'Act 4' } })
    Object.assign(ledger.add('update', 'Acto 4'), { id: twice, acknowledged: true })
    await checkWrites(record.connection, ledger, findings)
    expect(findings).toMatchObject({ doubled: ['update Acto 4: 2 times'], corrupt: [] })
    expect(findings.lost).toHaveLength(4)
    await publishUpdate(record, await record.addressee('REC-05'), { summary: { es: 'Acto 5', en: '' } })
    await checkHalves(record.connection, findings)
    expect(findings.corrupt).toEqual([expect.stringMatching(/^half an update: .*"texts":3/)])
  })

  it('see a mail that never arrived, one that nobody owed and one that still waits', async () => {
    const [owed, findings]: [Owed, Findings] = [new Map(), none()]
    await gatherMails(record.connection, owed)
    expect([...owed.values()].map(({ state }) => state)).toEqual(['waiting'])
    const mail = { to: 'a@example.org', from: '', raw: '', messageId: 'x@elsewhere' }
    await checkMails(record.connection, openLedger(), owed, [mail], findings)
    expect(findings.lost).toEqual([expect.stringContaining('is waiting')])
    expect(findings.corrupt).toEqual(['mail x@elsewhere: nobody owed it'])
    const sent: Owed = new Map([...owed].map(([key, one]) => [key, { ...one, state: 'sent' }]))
    const again = none()
    await checkMails(record.connection, openLedger(), sent, [], again)
    expect(again.lost).toEqual([expect.stringContaining('never arrived')])
    const doubled = new Map([...sent, ...[...sent].map(([key, one]) => [`${key} 2`, one] as const)])
    const third = none()
    await checkMails(record.connection, openLedger(), doubled, [], third)
    expect(third.doubled).toHaveLength(1)
  })
})
