import { describe, expect, test } from 'vitest'
import { words } from '../../../templates/i18n/index.ts'
import type { Block } from '../../../templates/reports/layout/block.ts'
import { normalise } from '../../../templates/reports/normalise/normalise.ts'
import type { RecommendationView } from '../../../templates/view/recommendation.ts'
import { snapshotWithReplies } from '../../support/sample-replies.ts'
import { sampleReport } from '../../support/sample-report.ts'
import { emptySnapshot, sampleSnapshot } from '../../support/sample-snapshot.ts'
import { blocksOf, linksOf, runsOf } from './normalise-text.ts'

const CASES = {
  'of the sample': sampleSnapshot(),
  'with replies': snapshotWithReplies(),
  'of nothing': emptySnapshot(),
  brief: sampleReport({ recommendations: 13, length: 'brief' }),
  'on request': sampleReport({ recommendations: 13, request: true }),
  'that supersedes, late': sampleReport({ recommendations: 40, late: true, supersedes: true }),
}
const placesOf = (blocks: readonly Block[]) => blocks.flatMap((block) => (block.kind === 'paragraph' && block.place ? [block.place] : []))

describe.each(Object.entries(CASES))('a report %s', (_, snapshot) => {
  const blocks = blocksOf(snapshot, 'es')
  const places = placesOf(blocks)

  test('names each place once, and every link and entry of the contents leads to one', () => {
    expect(new Set(places).size).toBe(places.length)
    const entries = blocks.flatMap((block) => (block.kind === 'contents' ? block.entries : []))
    for (const { place } of entries) expect(places).toContain(place)
    for (const link of linksOf(blocks)) if ('place' in link) expect(places).toContain(link.place)
  })

  test('has the contents in the order of the pages, and a bookmark for each entry', () => {
    const entries = blocks.flatMap((block) => (block.kind === 'contents' ? block.entries : []))
    const order = entries.map(({ place }) => places.indexOf(place))
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    const marked = blocks.flatMap((block) =>
      block.kind === 'paragraph' && block.bookmark ? [{ ...block.bookmark, place: block.place }] : [],
    )
    for (const { place, level } of entries) expect(marked).toContainEqual(expect.objectContaining({ place, level }))
  })

  test('closes what it opens, lists hold items and items a body', () => {
    const open: string[] = []
    for (const block of blocks) {
      if (block.kind === 'open') {
        expect(block.role === 'LI', `${block.role} in ${open.at(-1)}`).toBe(open.at(-1) === 'L')
        open.push(block.role)
      } else if (block.kind === 'close') expect(open.pop()).toBeDefined()
      else if (open.at(-1) === 'LI') expect(block).toMatchObject({ kind: 'paragraph', role: 'LBody' })
      else if (open.at(-1) === 'L') expect.fail(`${block.kind} between the items of a list`)
    }
    expect(open).toEqual([])
  })

  test('has one title, and headings that skip no level', () => {
    const levels = blocks.flatMap((block) => (block.kind === 'paragraph' && /^H\d$/.test(block.role) ? [Number(block.role[1])] : []))
    expect(levels.filter((level) => level === 1)).toEqual([1])
    expect(levels[0]).toBe(1)
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1)
  })

  test('never shows a mark without its word', () => {
    for (const runs of blocks.map(runsOf)) {
      for (const [index, run] of runs.entries()) {
        if (!('mark' in run)) continue
        const next = runs[index + 1]
        const beside = next && 'text' in next ? next.text.replaceAll('\u00A0', ' ') : ''
        expect(beside.startsWith(words('es').t(`terms.status.${run.mark}`)), `${run.mark}: ${beside}`).toBe(true)
      }
    }
  })

  test('fills rows as wide as their table', () => {
    for (const block of blocks) {
      if (block.kind !== 'table') continue
      const { columns, rows } = block.table
      const widths = columns.reduce((sum, { width }) => sum + width, 0)
      expect(widths).toBeCloseTo(463.28, 1)
      for (const { width } of columns) expect(width).toBeGreaterThan(30)
      for (const { cells } of rows) expect([1, columns.length]).toContain(cells.length)
      expect([...rows].length, 'the rows can be gone through again').toBe([...rows].length)
    }
  })
})

test('makes its blocks one at a time: the first pages ask nothing of a recommendation but its title', () => {
  const asked = new Set<string>()
  const watch = (item: RecommendationView) =>
    new Proxy(item, {
      get(target, key) {
        asked.add(String(key))
        return Reflect.get(target, key) as unknown
      },
    })
  const snapshot = sampleSnapshot()
  const stream = normalise({ ...snapshot, recommendations: snapshot.recommendations.map(watch) }, words('es'))
  for (const block of stream) if (block.kind === 'contents') break
  expect([...asked]).toEqual(expect.arrayContaining(['code', 'title', 'theme']))
  expect(asked).not.toContain('updates')
})
