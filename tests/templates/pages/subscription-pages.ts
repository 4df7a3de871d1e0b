import type { Html, PageContext } from '../../../templates/pages/layout.ts'
import { accessibilityPage } from '../../../templates/pages/accessibility.page.ts'
import { privacyPage } from '../../../templates/pages/privacy.page.ts'
import { subscribePage } from '../../../templates/pages/subscribe.page.ts'
import { subscriptionAccessPage } from '../../../templates/pages/subscription-access.page.ts'
import { subscriptionAskedPage } from '../../../templates/pages/subscription-asked.page.ts'
import { subscriptionConfirmPage } from '../../../templates/pages/subscription-confirm.page.ts'
import { subscriptionDeletePage } from '../../../templates/pages/subscription-delete.page.ts'
import { subscriptionEndPage } from '../../../templates/pages/subscription-end.page.ts'
import { subscriptionLinkPage } from '../../../templates/pages/subscription-link.page.ts'
import { subscriptionPreferencesPage } from '../../../templates/pages/subscription-preferences.page.ts'
import { subscriptionShutPage } from '../../../templates/pages/subscription-shut.page.ts'
import type { SubscriptionView } from '../../../templates/view/subscription.ts'
import type { TopicView } from '../../../templates/view/topic.ts'
import type { sampleRecord } from './sample.ts'

type Pages = Readonly<Record<string, { readonly path: string; render(page: PageContext): Html }>>

/** The pages around following by mail, on a record. */
export function subscriptionPages(record: typeof sampleRecord): Pages {
  const { theme, institution, recommendation, agreement } = record
  const label = theme.name
  const topic: TopicView = {
    stream: 'changes',
    query: `q=bases&theme=${theme.slug}&overdue=1`,
    filters: [
      { name: 'q', value: 'bases', label: null },
      { name: 'theme', value: theme.slug, label },
      { name: 'overdue', value: '1', label: null },
    ],
  }
  const reports: TopicView = { stream: 'reports', query: '', filters: [] }
  const confirmBefore = '2026-11-29T15:00:00.000Z'
  const one: SubscriptionView = { id: '0193-su-01', topic, frequency: 'weekly', confirmedAt: '2026-11-22T15:10:00.000Z', confirmBefore }
  const two: SubscriptionView = { id: '0193-su-02', topic: reports, frequency: 'reports', confirmedAt: null, confirmBefore }
  const choices = {
    themes: [{ key: `changes?theme=${theme.slug}`, name: theme.name, code: null }],
    institutions: [{ key: `changes?institution=${institution.slug}`, name: institution.name, code: null }],
    recommendations: [{ key: `changes?recommendation=${recommendation.code}`, name: recommendation.title, code: recommendation.code }],
    agreements: [{ key: `changes?agreement=${agreement.slug}`, name: agreement.title, code: null }],
  }
  const typed = { values: { topic: 'changes', email: 'postmaster@example.org' }, errors: { email: 'No es de nadie.', topic: 'Elija.' } }
  const token = 'abc.def'
  const confirm = { subscription: one, key: `changes?${topic.query}`, token, preferences: null }
  const preferences = {
    token,
    address: 'r…@example.org',
    subscriptions: [one, two],
    deleteAfter: null,
    notice: 'saved_gap',
    values: {},
    errors: {},
  } as const
  const faulty = { ...preferences, notice: null, errors: { 'frequency_0193-su-01': 'Elija.' } }
  const over = '2026-12-20T15:00:00.000Z'
  const at = (render: Pages[string]['render']) => ({ path: '/subscribe', render })
  return {
    subscribe: at((page) => subscribePage({ chosen: null, choices, values: {}, errors: {} }, page)),
    'subscribe-faults': at((page) => subscribePage({ chosen: null, choices, ...typed }, page)),
    'subscribe-topic': at((page) => subscribePage({ chosen: { key: 'k', topic, standing: 0 }, choices, values: {}, errors: {} }, page)),
    'subscribe-reports': at((page) =>
      subscribePage({ chosen: { key: 'reports', topic: reports, standing: 26 }, choices, values: {}, errors: {} }, page),
    ),
    'subscription-asked': at((page) => subscriptionAskedPage({ email: 'rosa@example.org', chosen: { topic, standing: 0 } }, page)),
    'subscription-access': at((page) => subscriptionAccessPage(typed, page)),
    'subscription-access-asked': at((page) => subscriptionAskedPage({ email: 'rosa@example.org', chosen: null }, page)),
    'subscription-confirm': at((page) => subscriptionConfirmPage({ ...confirm, state: 'waiting' }, page)),
    'subscription-confirmed': at((page) => subscriptionConfirmPage({ ...confirm, state: 'confirmed', preferences: '/p' }, page)),
    'subscription-confirmed-before': at((page) => subscriptionConfirmPage({ ...confirm, state: 'confirmed' }, page)),
    'subscription-confirm-over': at((page) => subscriptionConfirmPage({ ...confirm, state: 'over' }, page)),
    'subscription-link': at((page) => subscriptionLinkPage({ reason: 'Incompleto.' }, page)),
    'subscription-preferences': at((page) => subscriptionPreferencesPage(preferences, page)),
    'subscription-preferences-faults': at((page) => subscriptionPreferencesPage(faulty, page)),
    'subscription-preferences-empty': at((page) =>
      subscriptionPreferencesPage({ ...preferences, subscriptions: [], deleteAfter: over }, page),
    ),
    'subscription-delete': at((page) => subscriptionDeletePage({ state: 'asked', address: 'r…@example.org', token }, page)),
    'subscription-deleted': at((page) => subscriptionDeletePage({ state: 'done' }, page)),
    'subscription-shut': at((page) => subscriptionShutPage(page)),
    'subscription-end': at((page) => subscriptionEndPage({ state: 'asked', frequency: 'weekly', topics: [topic, reports], token }, page)),
    'subscription-ended': at((page) => subscriptionEndPage({ state: 'ended', frequency: 'weekly', topics: [], token }, page)),
    'subscription-ended-before': at((page) => subscriptionEndPage({ state: 'ended_before', frequency: 'weekly', topics: [], token }, page)),
    accessibility: { path: '/accessibility', render: (page) => accessibilityPage(page) },
    'accessibility with a contact': {
      path: '/accessibility',
      render: (page) => accessibilityPage({ ...page, contact: 'contacto@example.org' }),
    },
    privacy: { path: '/privacy', render: (page) => privacyPage(page) },
  }
}
