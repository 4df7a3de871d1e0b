import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ReportSnapshot } from '../../../templates/view/edition.ts'
import { snapshotWithReplies } from '../../support/sample-replies.ts'
import { sampleReport } from '../../support/sample-report.ts'
import { sampleEvidence } from '../../support/sample-updates.ts'
import { blocksOf, textOf } from './normalise-text.ts'

/** Fields of plain text that somebody wrote, beside those that exist in several languages. */
const WRITTEN = new Set(['quote', 'locator', 'publisher', 'provenance', 'author', 'value', 'source', 'address'])
/** In a list of the record that the report does not speak of. */
const PASSED_OVER = new Set(['slug', 'sourceAddresses'])

const isLocalized = (value: object): value is Record<string, string> => {
  const entries = Object.entries(value)
  return entries.length > 0 && entries.every(([key, text]) => (key === 'es' || key === 'en') && typeof text === 'string')
}

/** The snapshot with every free text replaced by one of its own; `texts` gathers them by language, `any` for those of none. */
function rewritten(snapshot: ReportSnapshot, write: (text: string) => string) {
  const texts = { es: new Set<string>(), en: new Set<string>(), any: new Set<string>() }
  const known = new Map<string, string>()
  const replace = (text: string, language: 'es' | 'en' | 'any') => {
    const key = `${language} ${text}`
    const own = known.get(key) ?? write(text)
    known.set(key, own)
    texts[language].add(own)
    return own
  }
  const walk = (value: unknown, name: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => walk(item, name))
    if (typeof value !== 'object' || value === null) {
      if (typeof value !== 'string' || value === '' || !WRITTEN.has(name)) return value
      return replace(value, 'any')
    }
    if (isLocalized(value)) {
      // Both languages always: what is missing in one is another test's.
      const text = value.es ?? value.en ?? ''
      return { es: replace(text, 'es'), en: replace(text, 'en') }
    }
    const title = 'publisher' in value && 'kind' in value && typeof (value as { title?: unknown }).title === 'string'
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key,
        PASSED_OVER.has(key) ? inner : title && key === 'title' ? replace(String(inner), 'any') : walk(inner, key),
      ]),
    )
  }
  const { recommendations, changes, figures } = snapshot
  const next = {
    ...snapshot,
    ...(walk({ recommendations, changes, figures }, '') as Pick<ReportSnapshot, 'recommendations' | 'changes' | 'figures'>),
  }
  return { snapshot: next, texts }
}

describe('whatever somebody wrote', () => {
  const body = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 5000 })

  test.each([
    ['the sample', snapshotWithReplies()],
    ['a record of 20', sampleReport({ recommendations: 20 })],
  ])('is in the report of %s in full, in its language', (_, sample) => {
    fc.assert(
      fc.property(fc.infiniteStream(body), (bodies) => {
        let n = 0
        const { snapshot, texts } = rewritten(sample, () => {
          n += 1
          return `«${n}»${n % 17 === 0 ? bodies.next().value : ''}‹${n}›`
        })
        for (const language of ['es', 'en'] as const) {
          const shown = textOf(blocksOf(snapshot, language))
          for (const text of [...texts[language], ...texts.any]) expect(shown.includes(text), text.slice(0, 60)).toBe(true)
          for (const text of texts[language === 'es' ? 'en' : 'es']) expect(shown.includes(text)).toBe(false)
        }
      }),
      { numRuns: 3 },
    )
  })
})

test('evidence that may not be shown is a number, whatever else a snapshot may hold of it', () => {
  const base = snapshotWithReplies()
  const secret = sampleEvidence({
    id: 'ev-secret',
    title: 'TESTIMONIO RESERVADO',
    publisher: 'FUENTE RESERVADA',
    note: { es: 'CONTENIDO RESERVADO' },
  })
  const recommendations = base.recommendations.map((item) => ({
    ...item,
    updates: item.updates.map((update) => ({
      ...update,
      hiddenEvidence: 3,
      protectedEvidence: [secret],
      embargoed: { es: 'CONTENIDO RESERVADO' },
    })),
  }))
  for (const language of ['es', 'en']) {
    const shown = textOf(blocksOf({ ...base, recommendations }, language))
    expect(shown).not.toMatch(/RESERVAD/)
    expect(shown).toContain(
      language === 'es' ? 'Hay además 3 evidencias que aún no pueden mostrarse.' : '3 more pieces of evidence may not be shown yet.',
    )
  }
})
