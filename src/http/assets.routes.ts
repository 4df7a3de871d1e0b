import { Hono } from 'hono'
import { assets } from '../../templates/assets/index.ts'
import { NotFound } from '../kernel/errors.ts'
import type { Environment } from './environment.ts'

export const assetRoutes = new Hono<Environment>().get('/assets/:name', (c) => {
  const file = assets.get(c.req.path)
  if (!file) throw new NotFound('asset')
  return c.body(new Uint8Array(file.body), 200, { 'Content-Type': file.type, 'Cache-Control': 'public, max-age=31536000, immutable' })
})
