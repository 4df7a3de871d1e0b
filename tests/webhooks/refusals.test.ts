import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Context } from '../../src/kernel/context.ts'
import { dropOldDeliveries, enqueueDueWebhooks, listDeliveries, readWebhook, replayDelivery } from '../../src/webhooks/index.ts'
import type { TestRecord } from '../support/record.ts'
import type { Receiver } from './receiver.ts'
import { webhookBench, type WebhookBench } from './webhook-bench.ts'

let bench: WebhookBench
let record: TestRecord
let receiver: Receiver
let editor: Context

beforeAll(async () => {
  bench = await webhookBench()
  ;({ record, receiver, editor } = bench)
})
afterAll(() => bench?.close())
beforeEach(() => bench.clear())

it('gives up a message that alone is refused, and goes on with the others', async () => {
  const { id } = await bench.add()
  receiver.answer(500)
  await bench.act()
  for (let tries = 1; tries <= 9; tries += 1) {
    await bench.deliver()
    const next = (await bench.newest(id))?.nextTryAt ?? ''
    if (tries < 9) record.clock.set(next)
  }
  receiver.answer(200)
  bench.later(300)
  await bench.act()
  await bench.deliver()
  receiver.answer(500)
  bench.later(30 * 3600)
  await bench.deliver()
  expect(receiver.received).toHaveLength(11)
  expect((await listDeliveries(editor, id)).deliveries.map(({ state }) => state)).toEqual(['accepted', 'failed'])
  expect(await readWebhook(editor, id)).toMatchObject({ state: 'on', unsent: 1 })
})

it('stops at once at 410, heeds Retry-After, and keeps of an answer its code only', async () => {
  const { id } = await bench.add()
  await bench.act()
  receiver.answer(503, { 'retry-after': '900' })
  await bench.deliver()
  const [asked] = (await listDeliveries(editor, id)).deliveries
  expect(asked?.attempts).toMatchObject([{ status: 503, fault: 'status' }])
  expect(Date.parse(asked?.nextTryAt ?? '') - record.clock.now().getTime()).toBe(900_000)
  await bench.act()
  await bench.deliver()
  expect(receiver.received).toHaveLength(1)
  expect((await bench.newest(id))?.nextTryAt).toBe(asked?.nextTryAt)
  receiver.answer(200)
  await replayDelivery(editor, { id, deliveryId: (await bench.newest(id))?.id ?? '' })
  await bench.deliver()
  expect(receiver.received).toHaveLength(2)
  bench.later(900)
  receiver.answer(410)
  await bench.deliver()
  expect(await readWebhook(editor, id)).toMatchObject({ state: 'disabled', disabled: { reason: 'gone' } })
  expect((await listDeliveries(editor, id)).deliveries.map(({ state }) => state)).toEqual(
    expect.arrayContaining([expect.stringMatching(/held|failed/)]),
  )
  const spent = receiver.received.length
  bench.later(100_000)
  await bench.deliver()
  expect(receiver.received).toHaveLength(spent)
})

it('loses nothing when a worker is killed, and sends it again under the same id', async () => {
  const { id } = await bench.add()
  await bench.act()
  const [row] = await record.db.selectFrom('webhook_deliveries').select('id').where('webhook_id', '=', id).execute()
  const lease = new Date(record.clock.now().getTime() + 60_000)
  const claim = { state: 'sending' as const, claimed_by: id, lease_until: lease }
  await record.db
    .updateTable('webhook_deliveries')
    .set(claim)
    .where('id', '=', row?.id ?? '')
    .execute()
  await bench.deliver()
  expect(receiver.received).toEqual([])
  bench.later(60)
  await enqueueDueWebhooks(record.system)
  await bench.deliver()
  expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual([`msg_${row?.id.replaceAll('-', '')}`])
  bench.later(31 * 86_400)
  await dropOldDeliveries(record.system)
  expect((await listDeliveries(editor, id)).deliveries).toEqual([])
})
