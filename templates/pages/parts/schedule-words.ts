import cronstrue from 'cronstrue/dist/cronstrue-i18n.js'
import type { Words } from '../../i18n/index.ts'
import { dayRange } from '../../reports/normalise/edition-words.ts'
import { scopeWords as reportScopeWords } from '../../reports/normalise/scope-words.ts'
import type { ReportScope } from '../../view/edition.ts'
import { shapeOf, type NextRun, type ScheduleSettings, type ScheduleTopic } from '../../view/schedule.ts'
import type { PageContext } from '../page-context.ts'
import { plainText } from './text.ts'
import { dayOf } from './time.ts'

/** When an edition goes out and what it is about, as one sentence. */
export function runSentence(page: PageContext, run: NextRun, schedule: Pick<ScheduleSettings, 'timeZone' | 'holdDays'>): string {
  const { words } = page
  const { timeZone, holdDays } = schedule
  const time = new Intl.DateTimeFormat(words.locale, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const values = {
    date: words.date(dayOf(run.at, timeZone)),
    time: time.format(new Date(run.at)),
    zone: zoneName(timeZone),
    period: periodWords(page, run),
  }
  return words.t(holdDays === null ? 'schedules.run' : 'schedules.run.held', values)
}

/** What becomes of an edition that nobody approves; empty where none is held. */
export function holdSentence(page: PageContext, { holdDays }: Pick<ScheduleSettings, 'holdDays'>): string {
  return holdDays === null ? '' : page.words.t('schedules.run.hold', { n: holdDays })
}

/** How often: a cron expression in words as far as there are any, with the expression itself. */
export function cadenceWords(page: PageContext, { cadence, cron }: Pick<ScheduleSettings, 'cadence' | 'cron'>): string {
  const { words } = page
  if (cadence !== 'cron' || cron === null) return words.t(`schedules.cadence.${cadence}`)
  const said = cronWords(cron, words)
  return said === null ? cron : words.t('schedules.cadence.cron_words', { words: said, expression: cron })
}

/** The filters of a scope in words, as its reports say them. */
export function scopeWords(page: PageContext, scope: ReportScope): string {
  return reportScopeWords({ scope }, page.words)
}

export function topicWords(page: PageContext, topic: ScheduleTopic): string {
  const { words } = page
  if (topic.kind === 'all') return words.t('schedules.topic.all')
  if (topic.kind === 'theme') return words.t('schedules.topic.theme', { name: plainText(page, topic.theme.name) })
  return words.t('schedules.topic.institution', { name: plainText(page, topic.institution.name) })
}

/** The city that an IANA zone is named after: "New York". */
function zoneName(timeZone: string): string {
  return timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone
}

function periodWords(page: PageContext, { start, end }: NextRun): string {
  const { words } = page
  const shape = shapeOf(start, end)
  const [year = '', month = ''] = start.split('-')
  if (shape === 'year') return words.t('schedules.about.year', { year })
  if (shape === 'quarter') return words.t('schedules.about.quarter', { quarter: String(Math.ceil(Number(month) / 3)), year })
  if (shape === 'month') return words.t('schedules.about.month', { month: words.date(`${year}-${month}`) })
  if (start === end) return words.t('schedules.about.day', { day: words.date(start) })
  return words.t(shape === 'week' ? 'schedules.about.week' : 'schedules.about.days', { range: dayRange(start, end, words) })
}

/** Null for what only some programs read (`+`), and where the language names none that cronstrue speaks. */
function cronWords(expression: string, words: Words): string | null {
  const locale = words.t('schedules.cron_locale')
  if (locale === '') return null
  try {
    const said = cronstrue.toString(expression.replaceAll('#L', 'L'), { locale, use24HourTimeFormat: true, verbose: true })
    return said
      .replaceAll('sólo', 'solo')
      .replaceAll(/\b(primer|tercer)o(?= (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo))/g, '$1')
  } catch {
    return null
  }
}
