import { LANGUAGES, words } from '../i18n/index.ts'
import { LICENCE } from './licence.ts'

/** The notice that goes with the data, in every language, and where the whole text of the licence stands. */
export function licenceText(origin: string): string {
  return `${LANGUAGES.map((language) => words(language).t('data.dump.licence.text', { licence: LICENCE, origin })).join('\n\n')}

Creative Commons Attribution 4.0 International (CC BY 4.0)
${LICENCE}
${LICENCE}legalcode
`
}
