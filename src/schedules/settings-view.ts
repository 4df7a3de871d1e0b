import type { NextRun, ScheduleSettings, ScheduleTopic } from '../../templates/view/schedule.ts'
import type { Context } from '../kernel/context.ts'
import { listCoded, ListFilter, listInstitutions, listThemes, nameScope, type ScopeNames } from '../recommendations/index.ts'
import type { PreparedContent } from './prepare-content.ts'
import type { Period } from './periods.ts'

export async function readNamed(ctx: Context): Promise<ScopeNames> {
  return {
    themes: await listThemes(ctx),
    institutions: await listInstitutions(ctx),
    concerns: await listCoded(ctx, 'concern'),
    standards: await listCoded(ctx, 'standard'),
    agreementTypes: await listCoded(ctx, 'agreement_type'),
  }
}

/** What is stored for a schedule with the names of what it names. What is no longer on record stands under its slug. */
export function settingsView(content: PreparedContent, named: ScopeNames): ScheduleSettings {
  const { name, cadence, cron, timeZone, length, languages, holdDays } = content
  const topics = content.topics.map((topic) => topicView(topic, named))
  return {
    name,
    cadence,
    cron,
    timeZone,
    length,
    languages,
    holdDays,
    topics,
    scope: nameScope(ListFilter.parse(Object.fromEntries(new URLSearchParams(content.scope))), named),
  }
}

export function runView({ endsAt, start, end }: Period): NextRun {
  return { at: endsAt.toISOString(), start, end }
}

function topicView(topic: string, { themes, institutions }: ScopeNames): ScheduleTopic {
  const [kind, slug = ''] = topic.split(':')
  const nameless = { slug, name: { es: slug, en: slug } }
  if (kind === 'theme') return { kind, theme: themes.find((theme) => theme.slug === slug) ?? nameless }
  if (kind === 'institution') return { kind, institution: institutions.find((each) => each.slug === slug) ?? nameless }
  return { kind: 'all' }
}
