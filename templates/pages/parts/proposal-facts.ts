import { html } from 'hono/html'
import { LANGUAGES } from '../../i18n/index.ts'
import type { AgreementFacts, CitationFacts, ProposalFacts } from '../../view/proposal.ts'
import type { Localized } from '../../view/text.ts'
import type { Html, PageContext } from '../page-context.ts'
import { pickedLabel } from './citation-picking.ts'
import { queryWords } from './activity-search.ts'
import { publicPath } from './links.ts'
import { languageName, plainText } from './text.ts'
import { dateTime } from './time.ts'

/** One line of what is on record or would be. */
export interface FactRow {
  readonly label: string
  /** Empty where there is nothing. */
  readonly text: string
  /** How it is shown, where that is more than its text. */
  readonly shown?: Html
  readonly lang?: string
}

/** The lines of a position, a reading, an indicator, a milestone, a citation or an agreement; always the same ones for a kind, in the same order. */
export function factRows(page: PageContext, facts: ProposalFacts): readonly FactRow[] {
  const { words } = page
  switch (facts.kind) {
    case 'position':
      return [
        { label: words.t('proposals.position.position'), text: words.t(`terms.position.${facts.position}`) },
        dated(page, words.t('proposals.position.stated_on'), facts.statedOn),
        ...inLanguages(page, words.t('proposals.position.statement'), facts.statement),
      ]
    case 'reading':
      return [
        dated(page, words.t('proposals.reading.read_on'), facts.readOn),
        { label: words.t('proposals.reading.value'), text: facts.value },
        ...inLanguages(page, words.t('proposals.reading.note'), facts.note),
      ]
    case 'indicator':
      return [
        ...inLanguages(page, words.t('proposals.indicator.title'), facts.title),
        ...inLanguages(page, words.t('proposals.indicator.unit'), facts.unit),
        { label: words.t('proposals.indicator.direction'), text: words.t(`pages.indicator.${facts.direction}`) },
      ]
    case 'milestone':
      return [
        dated(page, words.t('proposals.milestone.due_on'), facts.dueOn),
        ...inLanguages(page, words.t('proposals.milestone.target'), facts.target),
      ]
    case 'citation':
      return citationRows(page, facts)
    case 'agreement':
      return agreementRows(page, facts)
  }
}

function citationRows(page: PageContext, { activities, query, found, reason }: CitationFacts): readonly FactRow[] {
  const { words } = page
  const search = words.t('activities.cited.finds', { n: found, search: queryWords(page, query) })
  return [
    query === ''
      ? {
          label: words.t('activities.cite.what'),
          text: activities.map(({ id }) => id).join(' '),
          shown: html`<ul class="plain-list">
            ${activities.map((activity) => html`<li>${pickedLabel(page, activity)}</li>`)}
          </ul>`,
        }
      : {
          label: words.t('activities.cite.what'),
          text: query,
          shown: html`<a href="${publicPath(page, `/activities?${query}`)}">${search}</a>`,
        },
    ...inLanguages(page, words.t('activities.cite.reason'), reason),
  ]
}

function agreementRows(page: PageContext, facts: AgreementFacts): readonly FactRow[] {
  const { words } = page
  const parties = Object.fromEntries(
    LANGUAGES.map((language) => [
      language,
      facts.parties
        .map((party) => party[language] ?? '')
        .filter(Boolean)
        .join('\n'),
    ]),
  )
  return [
    ...inLanguages(page, words.t('proposals.agreement.title'), facts.title),
    ...inLanguages(page, words.t('proposals.agreement.summary'), facts.summary),
    { label: words.t('proposals.agreement.type'), text: plainText(page, facts.type.title) || facts.type.code },
    {
      label: words.t('proposals.agreement.legal_form'),
      text: facts.legalForm === null ? words.t('proposals.agreement.legal_form_none') : plainText(page, facts.legalForm.title),
    },
    ...inLanguages(page, words.t('proposals.agreement.parties'), parties),
    dated(page, words.t('proposals.agreement.signed_on'), facts.signedOn),
    dated(page, words.t('proposals.agreement.in_force_on'), facts.inForceOn),
    dated(page, words.t('proposals.agreement.ended_on'), facts.endedOn),
    { label: words.t('proposals.agreement.disclosure'), text: words.t(`terms.disclosure.${facts.disclosure}`) },
    { label: words.t('proposals.agreement.recommendations'), text: facts.recommendations.join(', ') },
  ]
}

function dated(page: PageContext, label: string, date: string | null): FactRow {
  return date === null ? { label, text: '' } : { label, text: date, shown: dateTime(page, date, 'long') }
}

function inLanguages(page: PageContext, label: string, text: Localized): readonly FactRow[] {
  return LANGUAGES.map((language) => ({
    label: `${label} (${languageName(page, language)})`,
    text: text[language] ?? '',
    lang: language,
  }))
}

/** Such lines one under the other, without those that are empty. */
export function factList(rows: readonly FactRow[]): Html {
  return html`<dl class="pairs facts">
    ${rows
      .filter((row) => row.text !== '')
      .map(
        (row) =>
          html`<dt>${row.label}</dt>
            <dd class="typed" ${row.lang ? html` lang="${row.lang}"` : ''}>${row.shown ?? row.text}</dd>`,
      )}
  </dl>`
}
