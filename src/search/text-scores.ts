import type { Columns, RecommendationColumn } from './columns.ts'
import type { Ranks, TextHits, WordHits } from './search-text.ts'

/** How well what was searched for fits, by places in the columns; 0 where it does not. */
export interface TextScores {
  /** False: neither it nor any addressee of it fits. */
  mayFit(at: number): boolean
  ofRecommendation(at: number): number
  /** Of an addressee (`row`) of the recommendation at `at`: each word has to be in what it says or in the institution's name. */
  ofAddressee(at: number, row: number): number
}

/** Of one word: how well it fits by place, and by number of the institution whose name has it (null: none). */
interface WordScores {
  readonly columns: Columns
  readonly best: Float64Array
  readonly institutions: Float64Array | null
}

const made = new WeakMap<WordHits, WordScores>()

/** The sum over the words of where each fits best. */
export function textScores(columns: Columns, { words }: TextHits): TextScores {
  const scores = words.map((word) => scoresOf(columns, word))
  const sum = (of: (word: WordScores) => number) => {
    let total = 0
    for (const word of scores) {
      const score = of(word)
      if (score === 0) return 0
      total += score
    }
    return total
  }
  const ofRecommendation = (at: number) => sum(({ best }) => best[at] ?? 0)
  const named = scores.some(({ institutions }) => institutions !== null)
  if (!named) return { ofRecommendation, mayFit: (at) => ofRecommendation(at) > 0, ofAddressee: ofRecommendation }
  const { of } = columns.institution
  return {
    ofRecommendation,
    mayFit: () => true,
    ofAddressee: (at, row) => sum(({ best, institutions }) => Math.max(best[at] ?? 0, institutions?.[of[row] ?? 0] ?? 0)),
  }
}

/** Made once while the same is searched for in the same standings. */
function scoresOf(columns: Columns, word: WordHits): WordScores {
  const known = made.get(word)
  if (known?.columns === columns) return known
  const best = new Float64Array(columns.recommendations.length)
  for (const [code, rank] of word.recommendation) {
    const at = columns.places.get(code)
    if (at !== undefined) best[at] = rank
  }
  for (const column of columns.ofRecommendation) {
    if (column.name !== 'agreement_type') raise(best, column, word[column.name])
  }
  const institutions = word.institution.size === 0 ? null : byNumber(columns.institution.values, word.institution)
  const scores = { columns, best, institutions }
  made.set(word, scores)
  return scores
}

/** What a recommendation is about counts for it where that fits better. */
function raise(best: Float64Array, { values, of }: RecommendationColumn, ranks: Ranks): void {
  if (ranks.size === 0) return
  const ranked = byNumber(values, ranks)
  for (let at = 0; at < best.length; at++) {
    for (const value of of[at] ?? []) best[at] = Math.max(best[at] ?? 0, ranked[value] ?? 0)
  }
}

function byNumber({ names }: RecommendationColumn['values'], ranks: Ranks): Float64Array {
  return Float64Array.from(names, (name) => ranks.get(name) ?? 0)
}
