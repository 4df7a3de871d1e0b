import { html } from 'hono/html'
import type { Html } from '../page-context.ts'
import { ownPath } from './links.ts'
import { logLink } from './log-link.ts'
import type { ReportFrame } from './report-frame.ts'
import { statusKey } from './status.ts'

const RULES = [1, 2, 3, 4, 5, 6, 7] as const
const LIMITS = [1, 2, 3, 4, 5] as const

/** The scale with its definitions and the rules behind the figures. */
export function reportMethod({ page }: ReportFrame): Html {
  const { words } = page
  return html`${statusKey(page)}
    <ul class="ruled">
      ${RULES.map((rule) => html`<li>${words.t(`report.method.${rule}`)}</li>`)}
    </ul>
    <h3 id="limits">${words.t('report.limits')}</h3>
    <ul class="ruled">
      ${LIMITS.map((limit) => html`<li>${words.t(`report.limits.${limit}`)}</li>`)}
    </ul>
    <p><a href="${ownPath(page, '/methodology')}">${words.t('editions.method.more')}</a></p>`
}

/** How to check, without trusting this site, that the edition is what was issued. */
export function reportVerify({ page, edition, snapshot }: ReportFrame): Html {
  const { words } = page
  return html`<p>${words.t('report.verify.intro')}</p>
    <ol class="steps">
      <li>${words.t('editions.verify.digest')} <a href="#files">${words.t('pages.report.files')}</a></li>
      <li>${words.t('editions.verify.render')} <code>npx vigia report --verify ${edition.slug}</code></li>
      <li>${words.t('editions.verify.entry')} ${logLink(page, edition.seq)}</li>
      <li>
        ${words.t('editions.verify.log', { size: snapshot.log.size })}
        <a href="${ownPath(page, '/verify')}">${words.t('editions.verify.more')}</a>
      </li>
    </ol>`
}
