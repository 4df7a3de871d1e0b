import { Hono } from 'hono'
import { assets } from '../../../templates/assets/index.ts'
import { NotFound } from '../../kernel/errors.ts'
import type { Environment } from '../environment.ts'
import { chooseCoding, encodedBody } from '../caching/content-coding.ts'

/** Texts are sent compressed; fonts are already. */
const kept = new Map([...assets].map(([path, file]) => [path, { ...file, encoded: new Map() }]))

export const assetRoutes = new Hono<Environment>().get('/assets/:name', async (c) => {
  const file = kept.get(c.req.path)
  if (!file) throw new NotFound('asset')
  const coding = /^(?:text\/|image\/svg)/.test(file.type) ? chooseCoding(c.req.header('accept-encoding')) : null
  c.header('Vary', 'Accept-Encoding')
  if (coding !== null) c.header('Content-Encoding', coding)
  return c.body(new Uint8Array(await encodedBody(file, coding)), 200, {
    'Content-Type': file.type,
    'Cache-Control': 'public, max-age=31536000, immutable',
  })
})
