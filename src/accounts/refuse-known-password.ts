import { Invalid } from '../kernel/errors.ts'
import { withoutOwnWords } from './without-own-words.ts'

/** What zxcvbn calls 2 of 4 and less is found within 10^8 guesses. */
const WEAK = 2
/** What everybody here thinks of first (the context-specific words of ASVS 5.0, 6.1.2). */
const OF_THIS_SITE = ['vigia', 'vigía', 'recomendaciones', 'cooperación militar', 'transparencia']

/**
 * Refuses a password that attackers try first: one of the well-known ones (also turned, doubled or spelt with digits), a run of the
 * keyboard, words of Spanish or English and names with little behind them; and one that is made of `known` (the person's own names
 * and address, whom they work for) or of words of this site: what is left without these must be a hard one by itself. It is looked
 * up here; nothing of it leaves the process. Throws Invalid (`password`).
 */
export async function refuseKnownPassword(password: string, known: readonly string[]): Promise<void> {
  guesser ??= loadGuesser()
  const zxcvbn = await guesser
  const own = [...OF_THIS_SITE, ...known]
  if (zxcvbn.check(password, own).score <= WEAK) throw new Invalid({ password: { key: 'errors.password_known' } })
  if (withoutOwnWords(password, own).some((left) => zxcvbn.check(left).score <= WEAK))
    throw new Invalid({ password: { key: 'errors.password_own_words' } })
}

let guesser: ReturnType<typeof loadGuesser> | undefined

/** Read when the first password is set: the lists take memory that most processes never need. */
async function loadGuesser() {
  const [{ ZxcvbnFactory }, common, spanish, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-es-es'),
    import('@zxcvbn-ts/language-en'),
  ])
  const dictionary = { ...common.dictionary, ...spanish.dictionary, ...english.dictionary }
  return new ZxcvbnFactory({ dictionary, graphs: common.adjacencyGraphs })
}
