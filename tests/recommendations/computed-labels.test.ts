import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AddresseeView } from '../../templates/view/addressee.ts'
import { parseAsOf } from '../../src/http/as-of.ts'
import { listAddressees, setDueDate, withdrawStatusUpdate } from '../../src/recommendations/index.ts'
import { publishUpdate, testRecord, type TestRecord } from '../support/record.ts'

let record: TestRecord

beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-02T15:00:00Z' })
})

afterAll(() => record?.close())

async function read(addresseeId: string, asOf?: string): Promise<AddresseeView> {
  const [addressee] = await listAddressees(record.reader, { addresseeId }, parseAsOf(record.reader, asOf).bound)
  if (!addressee) throw new Error('not found')
  return addressee
}

describe('overdue', () => {
  it('begins with the day after the due date in Lima, also when looked back at', async () => {
    record.clock.set('2026-11-04T15:00:00Z')
    const id = await record.addressee('REC-02')
    expect((await read(id)).dueOn).toBeNull()
    await setDueDate(record.editor, { addresseeId: id, dueOn: '2026-12-31' })
    record.clock.set('2027-01-01T04:59:59.999Z')
    expect(await read(id)).toMatchObject({ dueOn: '2026-12-31', overdue: false })
    record.clock.set('2027-01-01T05:00:00Z')
    expect(await read(id)).toMatchObject({ overdue: true })
    record.clock.set('2027-03-01T15:00:00Z')
    expect(await read(id, '2027-01-01')).toMatchObject({ overdue: true })
    expect(await read(id, '2026-12-31T23:59:59.999-05:00')).toMatchObject({ overdue: false })
    expect(await read(id, '2026-12-31')).toMatchObject({ overdue: false })
    expect(await read(id, '2026-11-03')).toMatchObject({ dueOn: null, overdue: false })
    expect((await listAddressees(record.reader, { overdue: true }, null)).map((addressee) => addressee.id)).toEqual([id])
  })

  it('ends when it is implemented, when the date is moved, and when it is lifted', async () => {
    record.clock.set('2027-03-01T15:00:00Z')
    const id = await record.addressee('REC-03')
    await setDueDate(record.editor, { addresseeId: id, dueOn: '2027-02-01' })
    expect(await read(id)).toMatchObject({ overdue: true })
    await setDueDate(record.editor, { addresseeId: id, dueOn: '2027-04-01' })
    expect(await read(id)).toMatchObject({ dueOn: '2027-04-01', overdue: false })
    await setDueDate(record.editor, { addresseeId: id, dueOn: '2027-02-01' })
    const update = await publishUpdate(record, id, { status: 'implemented' })
    expect(await read(id)).toMatchObject({ overdue: false })
    await withdrawStatusUpdate(record.editor, { id: update, reason: { es: 'No era así.', en: '' } })
    expect(await read(id)).toMatchObject({ overdue: true })
    await setDueDate(record.editor, { addresseeId: id, dueOn: '' })
    expect(await read(id)).toMatchObject({ dueOn: null, overdue: false })
  })
})

describe('stale', () => {
  it('begins when the review interval has passed since the last published update, or since it was asked', async () => {
    record.clock.set('2027-03-01T15:00:00Z')
    const id = await record.addressee('REC-04')
    await publishUpdate(record, id)
    record.clock.set('2027-08-28T15:00:00Z')
    expect((await read(id)).stale).toBe(false)
    record.clock.set('2027-08-28T15:00:00.001Z')
    expect((await read(id)).stale).toBe(true)
    expect((await read(id, '2027-08-01')).stale).toBe(false)
    const never = await record.addressee('REC-05')
    expect((await read(never, '2027-04-30')).stale).toBe(false)
    expect((await read(never, '2027-05-01')).stale).toBe(true)
  })

  it('ends with any update that is published, a back-dated one too', async () => {
    record.clock.set('2028-03-01T15:00:00Z')
    const id = await record.addressee('REC-04')
    expect((await read(id)).stale).toBe(true)
    await publishUpdate(record, id, { effectiveOn: '2025-12-01', status: 'committed' })
    expect(await read(id)).toMatchObject({ status: 'partial', stale: false })
  })
})
