import type { Context } from '../../src/kernel/context.ts'
import { noteEvents } from '../../src/topics/index.ts'
import { addWebhook, deleteWebhook, deliverWebhooks, listDeliveries, tellWebhooks } from '../../src/webhooks/index.ts'
import type { DeliveryView } from '../../templates/view/webhook.ts'
import { publishUpdate, testRecord, type TestRecord } from '../support/record.ts'
import { openReceiver, toThisMachine, type Receiver } from './receiver.ts'

export interface WebhookBench {
  readonly record: TestRecord
  readonly receiver: Receiver
  readonly editor: Context
  /** A webhook of the editor's at the receiver. */
  add(topics?: readonly string[]): Promise<{ readonly id: string; readonly secret: string }>
  /** One more act, assessing the first addressee of the next recommendation, and noted for every webhook. */
  act(): Promise<void>
  tell(): Promise<void>
  /** Sends what is due at the instant where the clock stands. */
  deliver(): Promise<void>
  later(seconds: number): void
  /** The newest delivery of a webhook. */
  newest(id: string): Promise<DeliveryView | undefined>
  /** No webhooks, and a receiver that accepts everything and has got nothing. */
  clear(): Promise<void>
  close(): Promise<void>
}

/** A record and a receiver on this machine; everything before is told. */
export async function webhookBench(): Promise<WebhookBench> {
  const receiver = await openReceiver()
  const webhooks = toThisMachine([receiver.port], { patience: { whole: 3_000 } })
  const record = await testRecord({ instant: '2026-11-02T15:00:00Z', webhooks })
  const { editor, system, clock } = record
  let acts = 0
  const tell = async () => {
    await noteEvents(system)
    await tellWebhooks(system)
  }
  await tell()
  return {
    record,
    receiver,
    editor,
    add: (topics = ['changes']) =>
      addWebhook(editor, { address: `https://receiver.example:${receiver.port}/hook`, topics, description: 'Canal', language: 'es' }),
    async act() {
      acts += 1
      await publishUpdate(record, await record.addressee(`REC-${String(acts).padStart(2, '0')}`), { status: 'substantial' })
      await tell()
    },
    tell,
    deliver: () => deliverWebhooks(system, { lingerMs: 0 }),
    later: (seconds) => clock.set(new Date(clock.now().getTime() + seconds * 1000).toISOString()),
    newest: async (id) => (await listDeliveries(editor, id)).deliveries[0],
    async clear() {
      for (const { id } of await record.db.selectFrom('webhooks').select('id').execute()) await deleteWebhook(record.administrator, { id })
      receiver.answer(204)
      receiver.received.length = 0
    },
    async close() {
      await record.close()
      await receiver.close()
    },
  }
}
