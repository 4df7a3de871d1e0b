import { LANGUAGES } from '../../../templates/i18n/index.ts'
import type { SchedulePreview, ScheduleSettings } from '../../../templates/view/schedule.ts'
import type { ScheduleInput } from '../../schedules/index.ts'

type Values = Readonly<Record<string, string>>

const FILTERS = [
  'q',
  'theme',
  'status',
  'country',
  'institution',
  'overdue',
  'stale',
  'awaiting_reply',
  'concern',
  'standard',
  'agreement_type',
] as const

/** The posted fields as the verbs take them: a pasted address of the list goes before the filters of the form. */
export function scheduleInput(values: Values): ScheduleInput {
  const filters = FILTERS.flatMap((name) => (values[`scope_${name}`] ? [[name, values[`scope_${name}`] ?? '']] : []))
  const pasted = values['scope']?.trim() ?? ''
  return {
    name_es: values['name_es'] ?? '',
    name_en: values['name_en'] ?? '',
    cadence: (values['cadence'] ?? '') as ScheduleInput['cadence'],
    cron: values['cron'] ?? '',
    time_zone: values['time_zone'] ?? '',
    scope: pasted === '' ? new URLSearchParams(filters).toString() : pasted,
    length: (values['length'] ?? '') as ScheduleInput['length'],
    languages: ticked(values, 'languages_'),
    topics: ticked(values, 'topics_'),
    hold_days: values['hold_days'] ?? '',
  }
}

/** The fields of a schedule that is stored. */
export function scheduleValues(settings: ScheduleSettings): Values {
  const topics = settings.topics.map((topic) => {
    if (topic.kind === 'all') return 'topics_all'
    return `topics_${topic.kind}:${topic.kind === 'theme' ? topic.theme.slug : topic.institution.slug}`
  })
  const ticks = [...settings.languages.map((language) => `languages_${language}`), ...topics]
  return {
    name_es: settings.name['es'] ?? '',
    name_en: settings.name['en'] ?? '',
    cadence: settings.cadence,
    cron: settings.cron ?? '',
    time_zone: settings.timeZone,
    length: settings.length,
    hold_days: settings.holdDays === null ? '' : String(settings.holdDays),
    ...scopeValues(settings),
    ...Object.fromEntries(ticks.map((name) => [name, '1'])),
  }
}

/** What was typed after it was found to be in order: a pasted address has become the filters that it stands for. */
export function checkedValues(values: Values, { settings }: SchedulePreview): Values {
  const rest = Object.entries(values).filter(([name]) => name !== 'scope' && !name.startsWith('scope_'))
  return { ...Object.fromEntries(rest), ...scopeValues(settings) }
}

/** What a new form starts with. */
export function newScheduleValues(timeZone: string): Values {
  const languages = LANGUAGES.map((language) => [`languages_${language}`, '1'])
  return { cadence: 'monthly', length: 'full', time_zone: timeZone, topics_all: '1', ...Object.fromEntries(languages) }
}

function scopeValues({ scope }: ScheduleSettings): Values {
  return Object.fromEntries(scope.filters.map(({ name, value }) => [`scope_${name}`, value]))
}

function ticked(values: Values, prefix: string): string[] {
  return Object.keys(values).flatMap((name) => (name.startsWith(prefix) && values[name] ? [name.slice(prefix.length)] : []))
}
