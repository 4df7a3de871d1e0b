import { html } from 'hono/html'
import { LANGUAGES } from '../../i18n/index.ts'
import type { ScheduleSettings } from '../../view/schedule.ts'
import type { Html, PageContext } from '../page-context.ts'
import { publicPath } from './links.ts'
import { cadenceWords, scopeWords, topicWords } from './schedule-words.ts'
import { languageName, plainText } from './text.ts'

export type ScheduleFact = keyof Omit<ScheduleSettings, 'cron'>

/** What is set for a schedule, as names and values; `only` narrows it to some of them. */
export function scheduleFacts(page: PageContext, settings: ScheduleSettings, only: readonly ScheduleFact[] = FACTS): Html {
  const { words } = page
  return html`<dl class="pairs">
    ${FACTS.filter((fact) => only.includes(fact)).map(
      (fact) =>
        html`<dt>${words.t(`schedules.${LABELS[fact]}`)}</dt>
          <dd>${valueOf(page, settings, fact)}</dd>`,
    )}
  </dl>`
}

const LABELS = {
  name: 'field.name',
  cadence: 'field.cadence',
  timeZone: 'field.time_zone',
  scope: 'fact.scope',
  length: 'field.length',
  languages: 'field.languages',
  topics: 'fact.topics',
  holdDays: 'fact.hold_days',
} as const satisfies Record<ScheduleFact, string>
const FACTS = Object.keys(LABELS) as ScheduleFact[]

function valueOf(page: PageContext, settings: ScheduleSettings, fact: ScheduleFact): Html | string {
  const { words } = page
  if (fact === 'name') {
    const names = LANGUAGES.flatMap((language) => (settings.name[language] ? [[language, settings.name[language]] as const] : []))
    return html`${names.map(([language, name], index) => html`${index === 0 ? '' : html`<br />`}<span lang="${language}">${name}</span>`)}`
  }
  if (fact === 'cadence') return cadenceWords(page, settings)
  if (fact === 'timeZone') return settings.timeZone
  if (fact === 'length') return words.t(`schedules.length.${settings.length}`)
  if (fact === 'languages') return words.list(settings.languages.map((language) => languageName(page, language)))
  if (fact === 'holdDays')
    return settings.holdDays === null ? words.t('schedules.hold.none') : words.t('schedules.hold.days', { n: settings.holdDays })
  if (fact === 'topics') {
    if (settings.topics.length === 0) return words.t('schedules.topic.none')
    return settings.topics.map((topic) => topicWords(page, topic)).join('; ')
  }
  const query = settings.scope.query === '' ? '' : `?${settings.scope.query}`
  return html`<a href="${publicPath(page, `/recommendations${query}`)}">${scopeWords(page, settings.scope)}</a>`
}

/** What a schedule is called in the page's language. */
export function scheduleName(page: PageContext, { name }: Pick<ScheduleSettings, 'name'>): string {
  return plainText(page, name)
}
