import { analyse } from 'chardet'
import type { EncodingGuess } from './table.ts'
import type { Place } from './scan-encoding.ts'

const CANDIDATES = ['windows-1252', 'macintosh'] as const
const LETTERS = /[áéíóúüñàèìòùâêîôûäëïöçãõåøæœßýÿÁÉÍÓÚÜÑÀÈÌÒÙÂÊÎÔÛÄËÏÖÇÃÕÅØÆŒŸ]/
/** Signs that stand beside a letter or a space in honest text. */
const SIGNS = /[‘’“”–—…•«»¿¡°ºª§€£©®™´·×½¼\u00a0]/
const WORD = /[\p{L}]/u

/**
 * Scores each candidate by what the bytes beyond ASCII become: an accented letter inside a word counts whole, a sign of print half or
 * whole by its surroundings, anything else nothing. The statistical detector is heard where both score alike. Best first.
 */
export function guessEncoding(places: readonly Place[]): readonly EncodingGuess[] {
  const advised = adviceOf(places)
  const guesses = CANDIDATES.map((name) => {
    const decoder = new TextDecoder(name)
    let sum = 0
    const samples: string[] = []
    for (const { bytes, at } of places) {
      const text = decoder.decode(bytes)
      sum += plausible(text, at)
      const sample = text.replace(/\s+/g, ' ').trim()
      if (samples.length < 3 && !samples.includes(sample)) samples.push(sample)
    }
    return { name, score: Math.round((sum / places.length) * 1000) / 1000, samples }
  })
  return guesses.toSorted((a, b) => b.score - a.score || Number(b.name === advised) - Number(a.name === advised))
}

function plausible(text: string, at: number): number {
  const [before, char, after] = [text[at - 1] ?? ' ', text[at]!, text[at + 1] ?? ' ']
  const inWord = WORD.test(before) || WORD.test(after)
  if (LETTERS.test(char)) {
    const upperInside = char !== char.toLowerCase() && before !== before.toUpperCase()
    return inWord ? (upperInside ? 0.3 : 1) : 0.4
  }
  if (char === '’') return WORD.test(before) ? 1 : 0.5
  if (SIGNS.test(char)) return WORD.test(before) && WORD.test(after) ? 0.2 : 0.9
  return 0
}

function adviceOf(places: readonly Place[]): string | null {
  const best = analyse(Buffer.concat(places.slice(0, 200).map((place) => place.bytes)))[0]
  return best === undefined || best.name === 'ISO-8859-1' ? 'windows-1252' : best.name
}
