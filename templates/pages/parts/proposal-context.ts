import { html } from 'hono/html'
import type { ProposalSubject } from '../../view/proposal.ts'
import type { Html, PageContext } from '../page-context.ts'
import { indicatorTable } from './indicators.ts'
import { agreementPath, permanentPath, recommendationPath } from './links.ts'
import { localizedName } from './text.ts'

/** What a proposal is called: its kind, and whether an agreement is new. */
export function proposalName(page: PageContext, subject: Pick<ProposalSubject, 'kind' | 'id'>): string {
  const change = subject.kind === 'agreement' && subject.id !== null
  return page.words.t(change ? 'proposals.kind.agreement_change' : `proposals.kind.${subject.kind}`)
}

/** What a proposal is about, above its form or its review. Nothing for an agreement that is new. */
export function proposalContext(page: PageContext, subject: ProposalSubject): Html {
  const { recommendation, institution, agreement, indicators, kind, evidence = null } = subject
  if (recommendation === null && agreement === null && evidence === null) return html``
  return html`<div class="context">
    ${
      recommendation === null
        ? ''
        : html`<p>
            <a href="${recommendationPath(page, recommendation.code)}"
              >${recommendation.code} ${localizedName(page, recommendation.title)}</a
            >${
              institution === null
                ? ''
                : html`: <b>${localizedName(page, institution.name)}</b>
                    <span class="country">${page.words.t(`terms.country.${institution.country}`)}</span>`
            }
          </p>`
    }
    ${agreement === null ? '' : html`<p><a href="${agreementPath(page, agreement.slug)}">${localizedName(page, agreement.title)}</a></p>`}
    ${evidence === null ? '' : html`<p><a href="${permanentPath('evidence', evidence.id)}">${localizedName(page, evidence.title)}</a></p>`}
    ${indicators.length === 0 ? '' : kind === 'indicator' ? known(page, indicators) : measured(page, indicators)}
  </div>`
}

/** What the recommendation is measured by already, in brief. */
function known(page: PageContext, indicators: ProposalSubject['indicators']): Html {
  return html`<p class="quiet">${page.words.t('proposals.form.indicators')}</p>
    <ul class="plain-list">
      ${indicators.map(({ code, title }) => html`<li><span class="code">${code}</span> ${localizedName(page, title)}</li>`)}
    </ul>`
}

function measured(page: PageContext, indicators: ProposalSubject['indicators']): Html {
  return html`<h2 class="unseen">${page.words.t('proposals.choice.of_indicator')}</h2>
    ${indicatorTable(page, indicators)}`
}
