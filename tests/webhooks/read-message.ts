import { createPublicKey, verify } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { vi } from 'vitest'
import type { ReceivedMessage } from './receiver.ts'

function headersOf(message: ReceivedMessage | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(message?.headers ?? {}).map(([name, value]) => [name, String(value)]))
}

/** What the public library reads at the moment when the message came. */
export function readMessage(message: ReceivedMessage | undefined, secret: string): unknown {
  vi.useFakeTimers({ toFake: ['Date'], now: Number(message?.headers['webhook-timestamp']) * 1000 })
  try {
    return new Webhook(secret).verify(message?.body ?? '', headersOf(message))
  } finally {
    vi.useRealTimers()
  }
}

/** Whether the v1a signature is the published key's. */
export function signedBy(publicKey: string, message: ReceivedMessage | undefined): boolean {
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(publicKey.replace('whpk_', ''), 'base64')])
  const key = createPublicKey({ key: spki, type: 'spki', format: 'der' })
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures = '' } = headersOf(message)
  const signature = / v1a,(\S+)$/.exec(signatures)?.[1] ?? ''
  return verify(null, Buffer.from(`${id}.${timestamp}.${message?.body}`), key, Buffer.from(signature, 'base64'))
}
