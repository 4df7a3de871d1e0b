import { html } from 'hono/html'
import type { InstitutionCounts } from '../../charts/institutions-by-status.chart.ts'
import type { ReportSnapshot } from '../../view/edition.ts'
import { COUNTRIES, STATUSES } from '../../view/scales.ts'
import type { Html, PageContext } from '../page-context.ts'
import { institutionPath } from './links.ts'
import { MOST_NAMED, type ReportFrame } from './report-frame.ts'
import { splitOfCounts } from './status.ts'
import { localizedName, plainText } from './text.ts'

interface AskedInstitution extends InstitutionCounts {
  /** Codes of the recommendations that are addressed to it. */
  readonly codes: readonly string[]
}

/** Every institution that the edition's recommendations are addressed to, by country and name, with its addressees by status. */
export function institutionCounts(page: PageContext, { recommendations }: ReportSnapshot): readonly AskedInstitution[] {
  const bySlug = Map.groupBy(
    recommendations.flatMap(({ addressees }) => addressees),
    ({ institution }) => institution.slug,
  )
  return [...bySlug.values()]
    .map((own) => ({
      institution: own[0]!.institution,
      counts: STATUSES.map((status) => ({ status, count: own.filter((addressee) => addressee.status === status).length })),
      codes: [...new Set(own.map(({ recommendation }) => recommendation.code))],
    }))
    .toSorted(
      ({ institution: a }, { institution: b }) =>
        COUNTRIES.indexOf(a.country) - COUNTRIES.indexOf(b.country) || page.words.compare(plainText(page, a.name), plainText(page, b.name)),
    )
}

/** The index by institution: what each is asked, leading to the blocks. */
export function institutionIndex({ page, snapshot, block }: ReportFrame): Html {
  const { words } = page
  const rows = institutionCounts(page, snapshot)
  if (rows.length === 0) return html`<p>${words.t('editions.index.none')}</p>`
  return html`<ul class="ruled">
    ${rows.map(
      ({ institution, counts, codes }) =>
        html`<li>
          <h3 id="institution-${institution.slug}">
            <a href="${institutionPath(page, institution.slug)}">${localizedName(page, institution.name)}</a>
          </h3>
          <p class="quiet">${words.t(`terms.country.${institution.country}`)}</p>
          ${splitOfCounts(page, counts)}
          ${
            snapshot.recommendations.length > MOST_NAMED
              ? ''
              : html`<ul class="codes">
                  ${codes.map((code) => html`<li><a href="${block(code)}">${code}</a></li>`)}
                </ul>`
          }
        </li>`,
    )}
  </ul>`
}
