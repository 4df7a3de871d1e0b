import { expect, it } from 'vitest'
import { LANGUAGES, words } from '../../../templates/i18n/index.ts'
import { confirmSubscriptionMail } from '../../../templates/mail/confirm-subscription.mail.ts'
import { subscriptionAccessMail } from '../../../templates/mail/subscription-access.mail.ts'
import type { TopicView } from '../../../templates/view/topic.ts'

const SPAM = 'win money at https://casino.example now'
const topic: TopicView = {
  stream: 'changes',
  query: `q=${encodeURIComponent(SPAM)}&country=PE`,
  filters: [
    { name: 'q', value: SPAM, label: null },
    { name: 'country', value: 'PE', label: null },
  ],
}
const view = {
  topic,
  frequency: 'weekly',
  confirm: 'https://vigia.example/es/subscribe/confirm/a.b',
  until: '2026-11-27',
  following: null,
  origin: 'https://vigia.example',
} as const

it.each(LANGUAGES)('a confirmation says what is asked, in %s, and repeats nothing that a stranger typed', (language) => {
  const mail = confirmSubscriptionMail(view, words(language))
  expect(mail).toEqual(confirmSubscriptionMail(view, words(language)))
  expect(`${mail.subject}${mail.text}${mail.html}`).not.toMatch(/casino|money/)
  expect(mail.subject).toContain(words(language).t('terms.country.PE'))
  expect(mail.subject).not.toMatch(/[\r\n]/)
  for (const body of [mail.text, mail.html]) {
    expect(body).toContain(view.confirm)
    expect(body).toContain(words(language).t('follow.subscribe.mail.searched'))
    expect(body).toContain(words(language).t('follow.subscribe.frequency.weekly'))
    expect(body).toContain(words(language).date('2026-11-27'))
  }
  expect(mail.html).not.toMatch(/<img|<script|url\(/)
})

it.each(LANGUAGES)('who follows it already gets their preferences and no button that confirms, in %s', (language) => {
  const following = 'https://vigia.example/es/subscribe/preferences/c.d'
  const mail = confirmSubscriptionMail({ ...view, following }, words(language))
  expect([mail.text.includes(following), mail.html.includes(following)]).toEqual([true, true])
  expect(`${mail.text}${mail.html}`).not.toContain(view.confirm)
  expect(`${mail.subject}${mail.text}`).not.toMatch(/casino|money/)
  const access = subscriptionAccessMail({ href: following, following: 0, origin: view.origin }, words(language))
  expect([access.text.includes(following), access.html.includes(following)]).toEqual([true, true])
})
