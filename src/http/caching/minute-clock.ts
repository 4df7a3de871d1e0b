import { dateIn } from '../../kernel/clock.ts'
import type { Context } from '../../kernel/context.ts'

/** Now in milliseconds, and the day in the record's zone, which is worked out once a minute: days begin with a minute. */
export function minuteClock({ clock, settings }: Pick<Context, 'clock' | 'settings'>): () => { readonly at: number; readonly day: string } {
  let known = { minute: Number.NaN, day: '' }
  return () => {
    const now = clock.now()
    const minute = Math.floor(now.getTime() / 60_000)
    if (minute !== known.minute) known = { minute, day: dateIn(settings.timeZone, now) }
    return { at: now.getTime(), day: known.day }
  }
}
