import { Hono } from 'hono'
import { robots, sitemap, sitemapIndex } from '../../../templates/open-data/sitemap.ts'
import { NotFound } from '../../kernel/errors.ts'
import { readSitemapPart, readSitemapParts } from '../../mirror/index.ts'
import type { Environment } from '../environment.ts'

const XML = { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'public, max-age=3600' }

/** `/sitemap.xml` with its parts, and `/robots.txt`, for search engines. */
export const sitemapRoutes = new Hono<Environment>()
  .get('/robots.txt', (c) =>
    c.body(robots(c.var.services.ctx.settings.publicUrl), 200, {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'public, max-age=3600',
    }),
  )
  .get('/sitemap.xml', async (c) => {
    const { ctx } = c.var.services
    const { names, modified } = await readSitemapParts(ctx)
    return c.body(sitemapIndex(names, modified, ctx.settings.publicUrl), 200, XML)
  })
  .get('/sitemaps/:file{.+\\.xml}', async (c) => {
    const { ctx } = c.var.services
    const entries = await readSitemapPart(ctx, c.req.param('file').slice(0, -'.xml'.length))
    if (entries === null) throw new NotFound('sitemap')
    return c.body(sitemap(entries, ctx.settings.publicUrl), 200, XML)
  })
