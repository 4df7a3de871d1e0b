import { html } from 'hono/html'
import type { CodedText, InstitutionRef, RecommendationRef } from '../view/references.ts'
import type { Localized } from '../view/text.ts'
import type { Html, PageContext } from './layout.ts'
import { textField, type Choice } from './parts/form.ts'
import { ownPath } from './parts/links.ts'
import { section } from './parts/section.ts'
import { plainText } from './parts/text.ts'
import { workspaceFrame } from './parts/workspace-frame.ts'

export interface ProposalChoiceView {
  /** What was searched for; needed where the lists are not the whole of what there is. */
  readonly search: string
  readonly whole: boolean
  /** The search found more than is offered. */
  readonly more: boolean
  readonly addressees: readonly { readonly id: string; readonly recommendation: RecommendationRef; readonly institution: InstitutionRef }[]
  readonly recommendations: readonly (RecommendationRef & { readonly id: string })[]
  readonly indicators: readonly (CodedText & { readonly id: string })[]
  readonly agreements: readonly { readonly id: string; readonly title: Localized }[]
}

/** What to propose, then what about: each kind leads to its own form. */
export function proposalChoicePage(view: ProposalChoiceView, page: PageContext): Html {
  const { words } = page
  const title = words.t('proposals.choice.title')
  const coded = (items: readonly (CodedText & { readonly id: string })[]) =>
    items.map(({ id, code, title: text }) => ({ value: id, text: `${code} ${plainText(page, text)}` }))
  const addressees = view.addressees.map(({ id, recommendation, institution }) => ({
    value: id,
    text: `${recommendation.code} ${plainText(page, recommendation.title)}: ${plainText(page, institution.name)}`,
  }))
  const agreements = view.agreements.map(({ id, title: text }) => ({ value: id, text: plainText(page, text) }))
  const indicators = coded(view.indicators)
  return workspaceFrame(
    page,
    title,
    title,
    html`<div class="form">
      <p>${words.t('proposals.choice.lead')}</p>
      ${view.whole ? '' : search(page, view)} ${kind(page, 'position', words.t('proposals.choice.addressee'), addressees)}
      ${kind(page, 'reading', words.t('proposals.choice.of_indicator'), indicators)}
      ${kind(page, 'milestone', words.t('proposals.choice.of_indicator'), indicators)}
      ${kind(page, 'indicator', words.t('proposals.choice.of_recommendation'), coded(view.recommendations))}
      ${section(
        'citation',
        words.t('proposals.kind.citation'),
        html`<p>${words.t('proposals.choice.citation')}</p>
          <p><a class="button plain" href="${ownPath(page, '/workspace/citations/new')}">${words.t('proposals.choice.go')}</a></p>`,
      )}
      ${section(
        'agreement',
        words.t('proposals.kind.agreement'),
        html`<p>${words.t('proposals.choice.agreement')}</p>
          <p>
            <a class="button plain" href="${ownPath(page, '/workspace/proposals/new/agreement')}"
              >${words.t('proposals.choice.go_agreement')}</a
            >
          </p>`,
      )}
      ${
        agreements.length === 0
          ? ''
          : section(
              'agreement-change',
              words.t('proposals.kind.agreement_change'),
              html`<p>${words.t('proposals.choice.agreement_change')}</p>
                ${chooser(page, 'agreement', words.t('proposals.choice.of_agreement'), agreements)}`,
            )
      }
    </div>`,
  )
}

/** Of a record too large for lists: what the lists below are made of. */
function search(page: PageContext, view: ProposalChoiceView): Html {
  const { words } = page
  const found = view.addressees.length + view.recommendations.length + view.indicators.length + view.agreements.length
  const said = view.search.trim() !== '' && found === 0 ? 'none' : view.more ? 'more' : null
  return html`<form method="get" action="${ownPath(page, '/workspace/proposals/new')}" role="search">
    ${textField(
      { values: { q: view.search }, errors: {} },
      { name: 'q', label: words.t('proposals.choice.find'), hint: words.t('proposals.choice.find_hint') },
    )}
    <p><button type="submit">${words.t('workspace.find.go')}</button></p>
    ${said === null ? '' : html`<p class="notice" role="status">${words.t(`proposals.choice.find_${said}`)}</p>`}
  </form>`
}

function kind(
  page: PageContext,
  name: 'position' | 'reading' | 'milestone' | 'indicator',
  label: string,
  choices: readonly Choice[],
): Html {
  if (choices.length === 0) return html``
  const { words } = page
  return section(
    name,
    words.t(`proposals.kind.${name}`),
    html`<p>${words.t(`proposals.choice.${name}`)}</p>
      ${chooser(page, name, label, choices)}`,
  )
}

/** Leads to the form's own address with `subject`. */
function chooser(page: PageContext, name: string, label: string, choices: readonly Choice[]): Html {
  const { words } = page
  return html`<form method="get" action="${ownPath(page, `/workspace/proposals/new/${name}`)}">
    <div class="field">
      <label for="${name}-subject">${label}</label>
      <select id="${name}-subject" name="subject">
        <option value="">${words.t('workspace.form.choose')}</option>
        ${choices.map(({ value, text }) => html`<option value="${value}">${text}</option>`)}
      </select>
    </div>
    <p><button type="submit" class="plain">${words.t('proposals.choice.go')}</button></p>
  </form>`
}
