import type { ReportScope } from '../../templates/view/edition.ts'
import type { InstitutionRef, ThemeRef } from '../../templates/view/references.ts'
import type { NextRun, ScheduleSettings, ScheduleTopic } from '../../templates/view/schedule.ts'
import type { Context } from '../kernel/context.ts'
import { activeFilters, ListFilter, listInstitutions, listThemes } from '../recommendations/index.ts'
import type { PreparedContent } from './prepare-content.ts'
import type { Period } from './periods.ts'

/** What scopes and topics may name. */
export interface Named {
  readonly themes: readonly ThemeRef[]
  readonly institutions: readonly InstitutionRef[]
}

export async function readNamed(ctx: Context): Promise<Named> {
  return { themes: await listThemes(ctx), institutions: await listInstitutions(ctx) }
}

/** What is stored for a schedule with the names of what it names. What is no longer on record stands under its slug. */
export function settingsView(content: PreparedContent, named: Named): ScheduleSettings {
  const { name, cadence, cron, timeZone, length, languages, holdDays } = content
  const topics = content.topics.map((topic) => topicView(topic, named))
  return { name, cadence, cron, timeZone, length, languages, holdDays, topics, scope: scopeView(content.scope, named) }
}

export function runView({ endsAt, start, end }: Period): NextRun {
  return { at: endsAt.toISOString(), start, end }
}

function topicView(topic: string, { themes, institutions }: Named): ScheduleTopic {
  const [kind, slug = ''] = topic.split(':')
  const nameless = { slug, name: { es: slug, en: slug } }
  if (kind === 'theme') return { kind, theme: themes.find((theme) => theme.slug === slug) ?? nameless }
  if (kind === 'institution') return { kind, institution: institutions.find((each) => each.slug === slug) ?? nameless }
  return { kind: 'all' }
}

function scopeView(query: string, { themes, institutions }: Named): ReportScope {
  const filter = ListFilter.parse(Object.fromEntries(new URLSearchParams(query)))
  const filters = activeFilters(filter).map(({ name, value }) => {
    const found = name === 'theme' ? themes : name === 'institution' ? institutions : []
    return { name, value, label: found.find(({ slug }) => slug === value)?.name ?? null }
  })
  return { query, filters }
}
