import { Hono } from 'hono'
import { drawPicture } from '../../../templates/reach/draw-picture.ts'
import { previewPicture } from '../../../templates/reach/preview.picture.ts'
import { previewSheet } from '../../../templates/reach/preview-sheet.ts'
import { NotFound } from '../../kernel/errors.ts'
import { openShop, type Shop } from '../../kernel/open-shop.ts'
import { rasterise, readPreview, recordMoment } from '../../reach/index.ts'
import { parseAsOf } from '../as-of.ts'
import { answerOutside, pictureDocumentPolicy, tooBusy } from './badges-answer.ts'
import type { Environment, Request } from '../environment.ts'

/** About 400 pictures; a queue that is drawn in two seconds. */
const LIMITS = { bytes: 16_000_000, waiting: 12 }
type Picture = Uint8Array<ArrayBuffer>

const IDENTIFIER = /^[A-Za-z0-9-]{1,100}$/

/**
 * `/{language}/previews/record.png` and `/{language}/previews/{kind}/{id}.png`: what is shown beside a link to the page of a
 * recommendation, institution, theme, agreement or report. Drawn once for a state of the record, and not for whoever asks for much.
 */
export function previewRoutes(): Hono<Environment> {
  const shop = openShop<Picture>(LIMITS)
  return new Hono<Environment>()
    .get('/record.png', (c) => preview(c, shop, 'record', null))
    .get('/:kind/:file{.+\\.png}', (c) => preview(c, shop, c.req.param('kind'), c.req.param('file').slice(0, -'.png'.length)))
}

async function preview(c: Request, shop: Shop<Picture>, kind: string, id: string | null): Promise<Response> {
  const { ctx, words } = c.var
  if (id !== null && !IDENTIFIER.test(id)) throw new NotFound('preview')
  const moment = await recordMoment(ctx, parseAsOf(ctx, c.req.query('as_of')))
  const key = [words.language, kind, id ?? '', moment.size, moment.recordOn, moment.asOf ?? ''].join(' ')
  const body = await shop.order(key, async () => {
    const view = await readPreview(ctx, kind, id, moment)
    return rasterise(drawPicture(previewPicture(previewSheet(view, words), words), 'light').svg)
  })
  if (body === null) return tooBusy(c)
  return answerOutside(c, { body, type: 'image/png', modified: moment.changedAt, policy: pictureDocumentPolicy('') })
}
