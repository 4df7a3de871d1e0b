import { Hono } from 'hono'
import { webhookKey } from '../webhooks/index.ts'
import type { Environment } from './environment.ts'

/** `/api/v1/webhooks/key`: the public key that every message is signed with (v1a), for anybody, without an API key. */
export const webhookKeyRoutes = new Hono<Environment>().get('/', async (c) => {
  const { publicKey, createdAt } = await webhookKey(c.var.services.ctx)
  c.header('Cache-Control', 'public, max-age=3600')
  return c.json({ keys: [{ signature: 'v1a', algorithm: 'ed25519', public_key: publicKey, created_at: createdAt.toISOString() }] })
})
