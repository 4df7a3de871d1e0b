import { Hono } from 'hono'
import { drawPicture } from '../../../templates/reach/draw-picture.ts'
import { missingPanel, panelPage } from '../../../templates/reach/panel.page.ts'
import { panelPicture } from '../../../templates/reach/panel.picture.ts'
import { PANEL_STYLE } from '../../../templates/reach/panel-style.ts'
import { NotFound } from '../../kernel/errors.ts'
import { answerOutside, askedStanding, digestSource, pictureDocumentPolicy } from './badges-answer.ts'
import type { Environment } from '../environment.ts'
import { errorAnswer } from '../error-answer.ts'

/** A panel may stand in a frame on any page; nothing but its style and our fonts may load in it. */
const FRAMED = `default-src 'none'; style-src ${digestSource(PANEL_STYLE)}; font-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors *`

/** `/{language}/panels/{recommendations,institutions,themes}/{id}` for a frame, and the same as a picture under `.svg`. */
export const panelRoutes = new Hono<Environment>()
  .get('/:kind/:file{.+\\.svg}', async (c) => {
    const { view, moment, scheme } = await askedStanding(c, c.req.param('kind'), c.req.param('file').slice(0, -'.svg'.length))
    const { svg, style } = drawPicture(panelPicture(view, c.var.words), scheme)
    return answerOutside(c, { body: svg, type: 'image/svg+xml', modified: moment.changedAt, policy: pictureDocumentPolicy(style) })
  })
  .get('/:kind/:id', async (c) => {
    const { view, moment, scheme } = await askedStanding(c, c.req.param('kind'), c.req.param('id'))
    const page = await panelPage(view, c.var.words, scheme)
    return answerOutside(c, { body: page.toString(), type: 'text/html; charset=utf-8', modified: moment.changedAt, policy: FRAMED })
  })
  .onError((error, c) => {
    if (!(error instanceof NotFound)) return errorAnswer(c, error)
    c.header('Content-Security-Policy', FRAMED)
    c.header('Cache-Control', 'no-store')
    return c.html(missingPanel(c.var.ctx.settings.publicUrl, c.var.words), 404)
  })
