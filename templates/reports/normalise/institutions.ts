import type { Words } from '../../i18n/index.ts'
import type { AddresseeView } from '../../view/addressee.ts'
import type { ReportSnapshot } from '../../view/edition.ts'
import type { StatusCount } from '../../view/figures.ts'
import type { InstitutionRef, RecommendationRef } from '../../view/references.ts'
import { COUNTRIES } from '../../view/scales.ts'
import { countStatuses } from './count-statuses.ts'
import { plainText } from './localized.ts'

export interface InstitutionGroup {
  readonly institution: InstitutionRef
  readonly counts: readonly StatusCount[]
  /** What it is asked, in the order of the report. */
  readonly asked: readonly { readonly recommendation: RecommendationRef; readonly addressee: AddresseeView }[]
}

/** The institutions that are asked something, by country and then by name as a reader of the language expects it. */
export function institutionsOf({ recommendations }: Pick<ReportSnapshot, 'recommendations'>, words: Words): readonly InstitutionGroup[] {
  const asked = recommendations.flatMap(({ code, title, addressees }) =>
    addressees.map((addressee) => ({ recommendation: { code, title }, addressee })),
  )
  const groups = [...Map.groupBy(asked, ({ addressee }) => addressee.institution.slug).values()].flatMap((own) => {
    const institution = own[0]?.addressee.institution
    return institution ? [{ institution, counts: countStatuses(own.map(({ addressee }) => addressee)), asked: own }] : []
  })
  return groups.toSorted(
    ({ institution: a }, { institution: b }) =>
      COUNTRIES.indexOf(a.country) - COUNTRIES.indexOf(b.country) ||
      words.compare(plainText(words, a.name), plainText(words, b.name)) ||
      words.compare(a.slug, b.slug),
  )
}
