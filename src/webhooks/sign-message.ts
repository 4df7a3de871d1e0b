import { sign, type KeyObject } from 'node:crypto'
import { Webhook } from 'standardwebhooks'

/**
 * The three headers of Standard Webhooks for exactly these bytes: one v1 signature (HMAC-SHA-256) a secret, the newest first, then
 * v1a (ed25519) with the published key. `id` holds no full stop; `at` is the instant of the attempt.
 */
export function signMessage(
  message: { readonly id: string; readonly at: Date; readonly body: Buffer },
  secrets: readonly string[],
  privateKey: KeyObject,
): Readonly<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>> {
  const { id, at, body } = message
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const signed = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), body])
  const signatures = [
    ...secrets.map((secret) => new Webhook(secret).sign(id, at, body)),
    `v1a,${sign(null, signed, privateKey).toString('base64')}`,
  ]
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') }
}
