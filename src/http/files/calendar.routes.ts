import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { calendarFile } from '../../../templates/calendar/calendar.ics.ts'
import { CalendarFilter, calendarState, readCalendar } from '../../calendar/index.ts'
import { openShop } from '../../kernel/open-shop.ts'
import { parse } from '../../kernel/parse.ts'
import { tooBusy } from './badges-answer.ts'
import { isFresh } from '../caching/conditional.ts'
import type { Environment } from '../environment.ts'

/** A calendar has 2 MB at most. */
const LIMITS = { bytes: 16_000_000, waiting: 12 }

interface MadeCalendar {
  readonly body: Buffer<ArrayBuffer>
  readonly length: number
  readonly etag: string
  readonly changedAt: Date
}

/** `/{language}/calendar.ics`, with the list's filters: due dates, reviews, targets and reports for a calendar to subscribe to. */
export function calendarRoutes(): Hono<Environment> {
  const shop = openShop<MadeCalendar>(LIMITS)
  return new Hono<Environment>().get('/calendar.ics', async (c) => {
    const { ctx, words } = c.var
    const filter = parse(CalendarFilter, c.req.query())
    const key = `${words.language} ${JSON.stringify(filter)} ${await calendarState(ctx, filter)}`
    const made = await shop.order(key, async () => {
      const { view, changedAt } = await readCalendar(ctx, filter)
      const body = Buffer.from(calendarFile(view, words))
      return { body, length: body.length, etag: `"${createHash('sha256').update(body).digest('base64url')}"`, changedAt }
    })
    if (made === null) return tooBusy(c)
    if (isFresh(c, { etag: made.etag, lastModified: made.changedAt, cacheControl: 'public, max-age=600' })) return c.body(null, 304)
    c.header('Content-Disposition', 'inline; filename="vigia.ics"')
    return c.body(made.body, 200, { 'Content-Type': 'text/calendar; charset=utf-8' })
  })
}
