import { readdirSync, readFileSync } from 'node:fs'
import { IntlMessageFormat } from 'intl-messageformat'
import type { Language, Localized, PartialDate } from '../view/text.ts'

type File<Name extends string, Messages> = `${Name}.${keyof Messages & string}`

/** Every message key: `<file>.<key>` of the Spanish folder, which all other languages mirror. */
export type MessageKey =
  | File<'terms', typeof import('./es/terms.json')>
  | File<'pages', typeof import('./es/pages.json')>
  | File<'workspace', typeof import('./es/workspace.json')>
  | File<'report', typeof import('./es/report.json')>
  | File<'errors', typeof import('./es/errors.json')>
  | File<'feeds', typeof import('./es/feeds.json')>
  | File<'verify', typeof import('./es/verify.json')>
  | File<'people', typeof import('./es/people.json')>
  | File<'evidence', typeof import('./es/evidence.json')>
  | File<'proposals', typeof import('./es/proposals.json')>
  | File<'replies', typeof import('./es/replies.json')>
  | File<'schedules', typeof import('./es/schedules.json')>
  | File<'editions', typeof import('./es/editions.json')>
  | File<'data', typeof import('./es/data.json')>
  | File<'follow', typeof import('./es/follow.json')>
  | File<'mails', typeof import('./es/mails.json')>
  | File<'webhooks', typeof import('./es/webhooks.json')>
  | File<'reach', typeof import('./es/reach.json')>
  | File<'calendar', typeof import('./es/calendar.json')>
  | File<'list', typeof import('./es/list.json')>
  | File<'api', typeof import('./es/api.json')>
  | File<'imports', typeof import('./es/imports.json')>
  | File<'activities', typeof import('./es/activities.json')>
  | File<'travel', typeof import('./es/travel.json')>
  | File<'security', typeof import('./es/security.json')>
  | File<'record', typeof import('./es/record.json')>
  | File<'journal', typeof import('./es/journal.json')>
  | File<'operation', typeof import('./es/operation.json')>

export type MessageValues = Readonly<Record<string, string | number>>

export interface Words {
  readonly language: Language
  /** BCP 47 tag that numbers and dates follow. */
  readonly locale: string
  /** The message in ICU MessageFormat, filled in. An unknown key throws: it is a defect, not an input. */
  t(key: MessageKey, values?: MessageValues): string
  number(value: number): string
  /** `2023-08-14` → "14 de agosto de 2023"; `2023-08` → "agosto de 2023"; `2023` → "2023". */
  date(value: PartialDate, style?: 'long' | 'short'): string
  /** An instant in a zone, to the minute, without the zone's name. */
  instant(value: string, timeZone: string, style?: 'long' | 'short'): string
  list(items: readonly string[]): string
  /** Order of two texts as a reader of this language expects it. */
  compare(a: string, b: string): number
  /** Name of a language in this one; an unknown tag as it is. */
  languageName(tag: string): string
  /** The text in this language, or in the first other one with `missing` naming that language. Null when there is none. */
  pick(text: Localized): { readonly text: string; readonly language: Language; readonly missing: boolean } | null
}

const LOCALES: Readonly<Record<string, string>> = { es: 'es-PE', en: 'en-US' }
const folder = new URL('.', import.meta.url)

const catalogues = new Map<Language, Words>()
for (const entry of readdirSync(folder, { withFileTypes: true })) {
  if (entry.isDirectory()) catalogues.set(entry.name, loadWords(entry.name))
}

/** The languages that have a folder here, Spanish first. A further language is a folder, not code. */
export const LANGUAGES: readonly Language[] = [...catalogues.keys()].toSorted((a, b) => (a === 'es' ? -1 : b === 'es' ? 1 : a < b ? -1 : 1))

export function isLanguage(value: string): boolean {
  return catalogues.has(value)
}

/** Words, numbers and dates of one language. Throws on a language without a folder: routes check `isLanguage` first. */
export function words(language: Language): Words {
  const found = catalogues.get(language)
  if (!found) throw new Error(`no words for language ${language}`)
  return found
}

function loadWords(language: Language): Words {
  const locale = LOCALES[language] ?? language
  const messages = new Map<string, string | IntlMessageFormat>()
  const base = new URL(`${language}/`, folder)
  for (const file of readdirSync(base)) {
    const parsed = JSON.parse(readFileSync(new URL(file, base), 'utf8')) as Record<string, string>
    for (const [key, text] of Object.entries(parsed)) {
      messages.set(`${file.replace(/\.json$/, '')}.${key}`, text.includes('{') ? new IntlMessageFormat(text, locale) : text)
    }
  }
  const numbers = new Intl.NumberFormat(locale)
  const languages = new Intl.DisplayNames(locale, { type: 'language' })
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' })
  const formats = new Map<string, Intl.DateTimeFormat>()
  const format = (key: string, options: Intl.DateTimeFormatOptions) => {
    let found = formats.get(key)
    if (!found) formats.set(key, (found = new Intl.DateTimeFormat(locale, options)))
    return found
  }
  return {
    language,
    locale,
    t(key, values) {
      const message = messages.get(key)
      if (message === undefined) throw new Error(`no message ${key} in ${language}`)
      return typeof message === 'string' ? message : String(message.format(values))
    },
    number: (value) => numbers.format(value),
    date(value, style = 'long') {
      const [year, month, day] = value.split('-')
      if (!month) return value
      const at = new Date(Date.UTC(Number(year), Number(month) - 1, day ? Number(day) : 1))
      const monthStyle = style === 'long' ? 'long' : 'short'
      const dayPart = day ? ({ day: 'numeric' } as const) : {}
      return format(`${monthStyle}${day ? 'd' : 'm'}`, { year: 'numeric', month: monthStyle, ...dayPart, timeZone: 'UTC' }).format(at)
    },
    instant(value, timeZone, style = 'long') {
      const monthStyle = style === 'long' ? 'long' : 'short'
      return format(`${monthStyle}@${timeZone}`, {
        year: 'numeric',
        month: monthStyle,
        day: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        timeZone,
      }).format(new Date(value))
    },
    list: (items) => lists.format(items),
    compare: new Intl.Collator(locale).compare,
    languageName(tag) {
      try {
        return languages.of(tag) ?? tag
      } catch {
        return tag
      }
    },
    pick(text) {
      const own = text[language]
      if (own) return { text: own, language, missing: false }
      const other = Object.entries(text).find(([, body]) => body)
      return other ? { text: other[1], language: other[0], missing: true } : null
    },
  }
}
