import { Hono } from 'hono'
import { badge, missingBadge } from '../../../templates/reach/badge.ts'
import { drawPicture } from '../../../templates/reach/draw-picture.ts'
import { NotFound } from '../../kernel/errors.ts'
import { answerOutside, askedStanding, pictureDocumentPolicy } from './badges-answer.ts'
import type { Environment } from '../environment.ts'
import { errorAnswer } from '../error-answer.ts'

/** `/{language}/badges/{recommendations,institutions,themes}/{id}.svg`: a status for other people's pages. */
export const badgeRoutes = new Hono<Environment>()
  .get('/:kind/:file{.+\\.svg}', async (c) => {
    const { view, moment, scheme } = await askedStanding(c, c.req.param('kind'), c.req.param('file').slice(0, -'.svg'.length))
    const { svg, style } = drawPicture(badge(view, c.var.words), scheme)
    return answerOutside(c, { body: svg, type: 'image/svg+xml', modified: moment.changedAt, policy: pictureDocumentPolicy(style) })
  })
  .onError((error, c) => {
    if (!(error instanceof NotFound)) return errorAnswer(c, error)
    const { svg, style } = drawPicture(missingBadge(c.var.words), 'auto')
    c.header('Cross-Origin-Resource-Policy', 'cross-origin')
    c.header('Content-Security-Policy', pictureDocumentPolicy(style))
    c.header('Cache-Control', 'no-store')
    return c.body(svg, 404, { 'Content-Type': 'image/svg+xml' })
  })
