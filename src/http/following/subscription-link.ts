import { subscriptionLinkPage } from '../../../templates/pages/subscription-link.page.ts'
import { RuleBroken } from '../../kernel/errors.ts'
import type { Request } from '../environment.ts'
import { errorAnswer } from '../error-answer.ts'
import { pageOf } from '../page-of.ts'
import { problemOf } from '../problem.ts'

const STATUSES: Readonly<Record<string, 404 | 410>> = { 'errors.follow_link_forged': 404, 'errors.follow_link_over': 410 }

/** For what only its reader should see: kept by no cache and no search engine. */
export async function privately(c: Request, next: () => Promise<void>): Promise<void> {
  await next()
  c.header('Cache-Control', 'no-store')
  c.header('X-Robots-Tag', 'noindex, nofollow')
}

/** A link out of a mail that opens nothing gets a page that says what to do; everything else is answered as everywhere. */
export async function linkAnswer(c: Request, error: unknown): Promise<Response> {
  const status = error instanceof RuleBroken ? STATUSES[error.fault.key] : undefined
  if (status === undefined) return errorAnswer(c, error)
  return c.html(subscriptionLinkPage({ reason: problemOf(error, c.var.words).detail ?? '' }, pageOf(c)), status)
}
