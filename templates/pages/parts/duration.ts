import type { PageContext } from '../page-context.ts'

const MINUTE = 60
const HOUR = 3_600
const DAY = 86_400

/** So many seconds in the one unit in which they are easily grasped. */
export function duration({ words }: PageContext, seconds: number): string {
  if (seconds < 2 * MINUTE) return words.t('operation.duration.seconds', { n: Math.round(seconds) })
  if (seconds < 2 * HOUR) return words.t('operation.duration.minutes', { n: Math.round(seconds / MINUTE) })
  if (seconds < 2 * DAY) return words.t('operation.duration.hours', { n: Math.round(seconds / HOUR) })
  return words.t('operation.duration.days', { n: Math.round(seconds / DAY) })
}
