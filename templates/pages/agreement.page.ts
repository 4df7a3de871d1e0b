import { html } from 'hono/html'
import type { AgreementField, AgreementVersionView, AgreementView } from '../view/agreement.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { followLine } from './parts/follow-line.ts'
import { dash } from './parts/addressee.ts'
import { dotted } from './parts/dotted.ts'
import { evidenceList } from './parts/evidence.ts'
import { ownPath, publicPath, recommendationPath } from './parts/links.ts'
import { logLink } from './parts/log-link.ts'
import { breadcrumbs, section } from './parts/section.ts'
import { localized, localizedName, plainText } from './parts/text.ts'
import { dateTime, instantTime } from './parts/time.ts'

/** One instrument of cooperation: what it is, between whom, since when, and what of it is public. */
export function agreementPage(view: AgreementView, page: PageContext): Html {
  const { words } = page
  const date = (value: string | null) => (value === null ? dash(page) : dateTime(page, value, 'long'))
  return layout(
    page,
    {
      title: plainText(page, view.title),
      description: plainText(page, view.summary),
      current: 'agreements',
      picture: {
        path: `/previews/agreements/${encodeURIComponent(view.slug)}.png?v=${view.history.length}`,
        alternative: `${plainText(page, view.title)}: ${words.t(`terms.disclosure.${view.disclosure}`)}`,
      },
    },
    html`${breadcrumbs(
        page,
        [{ href: publicPath(page, '/agreements'), text: words.t('pages.nav.agreements') }],
        localizedName(page, view.type.title),
      )}
      <div class="lead short">
        <h1>${localizedName(page, view.title)}</h1>
        <p>${localized(page, view.summary)}</p>
        ${followLine(page)}
      </div>
      <div class="cols">
        <div>
          ${section(
            'evidence',
            words.t('pages.agreement.evidence'),
            view.evidence.length + view.hiddenEvidence === 0
              ? html`<p>${words.t('pages.agreement.evidence_none')}</p>`
              : evidenceList(page, view.evidence, view.hiddenEvidence),
          )}
          ${
            view.recommendations.length === 0
              ? ''
              : section(
                  'bears-on',
                  words.t('pages.agreement.recommendations'),
                  html`<ul class="plain-list">
                    ${view.recommendations.map(
                      (item) =>
                        html`<li>
                          <a href="${recommendationPath(page, item.code)}"
                            ><span class="code">${item.code}</span> ${localizedName(page, item.title)}</a
                          >
                        </li>`,
                    )}
                  </ul>`,
                )
          }
        </div>
        <div>
          ${section(
            'facts',
            words.t('pages.agreement.facts'),
            html`<dl class="pairs">
              <dt>${words.t('pages.column.disclosure')}</dt>
              <dd><b>${words.t(`terms.disclosure.${view.disclosure}`)}</b> ${words.t(`pages.disclosure.${view.disclosure}`)}</dd>
              <dt>${words.t('pages.column.type')}</dt>
              <dd>${localizedName(page, view.type.title)}</dd>
              <dt>${words.t('pages.agreement.form')}</dt>
              <dd>${view.legalForm === null ? dash(page) : localizedName(page, view.legalForm.title)}</dd>
              <dt>${words.t('pages.agreement.parties')}</dt>
              <dd>${view.parties.length === 0 ? dash(page) : words.list(view.parties.map((party) => plainText(page, party)))}</dd>
              <dt>${words.t('pages.column.signed')}</dt>
              <dd>${date(view.signedOn)}</dd>
              <dt>${words.t('pages.agreement.in_force')}</dt>
              <dd>${date(view.inForceOn)}</dd>
              <dt>${words.t('pages.column.ended')}</dt>
              <dd>${date(view.endedOn)}</dd>
            </dl>`,
          )}
          ${section('history', words.t('proposals.history.title'), history(page, view))}
        </div>
      </div>`,
  )
}

/** Every version with what it changed, its proof, and the page as it was then. */
function history(page: PageContext, view: AgreementView): Html {
  const { words } = page
  const label: Readonly<Record<AgreementField, string>> = {
    title: words.t('proposals.agreement.title'),
    summary: words.t('proposals.agreement.summary'),
    type: words.t('proposals.agreement.type'),
    legal_form: words.t('proposals.agreement.legal_form'),
    parties: words.t('proposals.agreement.parties'),
    signed_on: words.t('proposals.agreement.signed_on'),
    in_force_on: words.t('proposals.agreement.in_force_on'),
    ended_on: words.t('proposals.agreement.ended_on'),
    disclosure: words.t('proposals.agreement.disclosure'),
    evidence: words.t('proposals.history.evidence'),
    recommendations: words.t('proposals.history.recommendations'),
  }
  const said = (version: AgreementVersionView) => {
    if (version.version === 1) return words.t('proposals.history.first')
    if (version.changed.length === 0) return words.t('proposals.history.same')
    return words.t('proposals.history.changed', {
      fields: words.list(version.changed.map((field) => label[field].toLocaleLowerCase(words.locale))),
    })
  }
  return html`<ol class="plain-list">
    ${view.history.map(
      (version, index) =>
        html`<li>
          <p>
            <b>${words.t('proposals.history.version', { n: version.version })}</b> ${instantTime(page, version.recordedAt)}<br />
            ${said(version)}
          </p>
          <p class="quiet">
            ${dotted([
              logLink(page, version.seq),
              index === 0
                ? ''
                : html`<a
                    href="${ownPath(page, `/agreements/${encodeURIComponent(view.slug)}?as_of=${encodeURIComponent(version.recordedAt)}`)}"
                    >${words.t('proposals.history.see')}<span class="unseen">
                      (${words.t('proposals.history.version', { n: version.version })})</span
                    ></a
                  >`,
            ])}
          </p>
        </li>`,
    )}
  </ol>`
}
