import type { Columns } from './columns.ts'
import type { TextHits } from './search-text.ts'

/** How well what was searched for fits, by places in the columns; 0 where it does not. */
export interface TextScores {
  /** False: neither it nor any addressee of it fits. */
  mayFit(at: number): boolean
  ofRecommendation(at: number): number
  /** Of an addressee (`row`) of the recommendation at `at`: each word has to be in what it says or in the institution's name. */
  ofAddressee(at: number, row: number): number
}

const made = new WeakMap<TextHits, { readonly columns: Columns; readonly scores: TextScores }>()

/** The sum over the words of where each fits best; made once while the same is searched for in the same standings. */
export function textScores(columns: Columns, hits: TextHits): TextScores {
  const known = made.get(hits)
  if (known?.columns === columns) return known.scores
  const scores = makeScores(columns, hits)
  made.set(hits, { columns, scores })
  return scores
}

function makeScores(columns: Columns, { words }: TextHits): TextScores {
  const own = words.map(({ recommendation, theme, concern, standard }) =>
    Float64Array.from(columns.recommendations, ({ code, ...facts }) => {
      let best = Math.max(recommendation.get(code) ?? 0, theme.get(facts.theme) ?? 0)
      if (concern.size > 0) for (const one of facts.concerns) best = Math.max(best, concern.get(one) ?? 0)
      if (standard.size > 0) for (const one of facts.standards) best = Math.max(best, standard.get(one) ?? 0)
      return best
    }),
  )
  const institutions = words.map(({ institution }) => institution)
  const named = institutions.some(({ size }) => size > 0)
  const sum = (of: (word: number) => number) => {
    let total = 0
    for (let word = 0; word < own.length; word++) {
      const score = of(word)
      if (score === 0) return 0
      total += score
    }
    return total
  }
  const ofRecommendation = (at: number) => sum((word) => own[word]?.[at] ?? 0)
  return {
    ofRecommendation,
    mayFit: (at) => named || ofRecommendation(at) > 0,
    ofAddressee: named
      ? (at, row) => {
          const institution = columns.addressees[row]?.institution ?? ''
          return sum((word) => Math.max(own[word]?.[at] ?? 0, institutions[word]?.get(institution) ?? 0))
        }
      : ofRecommendation,
  }
}
