import type { InstitutionRef } from '../../templates/view/references.ts'
import type { Context } from '../kernel/context.ts'
import { plainText } from '../kernel/plain-text.ts'
import { listInstitutions, searchWords } from '../recommendations/index.ts'
import { unmentioned } from './first-mention.ts'
import type { ParsedInstitutionQuery } from './institution-query.ts'

export interface MatchedInstitutions {
  /** Those that the record spoke of at the instant. */
  readonly known: readonly InstitutionRef[]
  /** Those of them whose name, in whatever language, holds every word of the search. */
  readonly named: readonly InstitutionRef[]
  /** Those of them that are of the country. */
  readonly fitting: readonly InstitutionRef[]
}

/** Institutions that something was asked of, and what the query leaves of them, now or as of an instant. */
export async function matchInstitutions(
  ctx: Context,
  { q, country }: Pick<ParsedInstitutionQuery, 'q' | 'country'>,
  asOf: Date | null,
): Promise<MatchedInstitutions> {
  const later = await unmentioned(ctx, 'institution', asOf)
  const known = (await listInstitutions(ctx)).filter(({ slug }) => !later(slug))
  const words = searchWords(plainText(q))
  const named =
    words.length === 0
      ? known
      : known.filter(({ slug, name }) => {
          const text = plainText([slug, ...Object.values(name)].join(' '))
          return words.every((word) => text.includes(word))
        })
  return { known, named, fitting: named.filter((institution) => country === undefined || institution.country === country) }
}
