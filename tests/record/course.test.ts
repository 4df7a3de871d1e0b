import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareStandings } from '../../src/overview/compare-standings.ts'
import { courses } from '../../src/recommendations/index.ts'
import { cite } from '../../templates/cite/cite.ts'
import type { CourseUpdate } from '../../templates/view/course.ts'
import { STATUSES } from '../../templates/view/scales.ts'

const institution = { slug: 'x', name: { es: 'X' }, country: 'PE' } as const
const update = fc.record({
  addresseeId: fc.constantFrom('a', 'b'),
  status: fc.constantFrom(...STATUSES.slice(1)),
  effectiveOn: fc.integer({ min: 1, max: 28 }).map((day) => `2026-02-${String(day).padStart(2, '0')}`),
  standing: fc.constantFrom('standing', 'standing', 'corrected', 'withdrawn'),
})
/** In the order in which they win, the weakest first. */
const updates = fc
  .array(update, { maxLength: 40 })
  .map((list) => list.map((own, index): CourseUpdate => ({ ...own, id: String(index).padStart(3, '0') })))
  .map((list) => list.toSorted((x, y) => x.effectiveOn.localeCompare(y.effectiveOn) || x.id.localeCompare(y.id)))

describe('how a status went', () => {
  test('at every date it is the latest update that still stands (rule 1), and the stretches leave no gap', () => {
    fc.assert(
      fc.property(updates, (list) => {
        for (const { addresseeId, steps, struck } of courses(
          ['a', 'b'].map((id) => ({ id, institution })),
          list,
        )) {
          const own = list.filter((each) => each.addresseeId === addresseeId)
          for (let day = 1; day <= 28; day += 1) {
            const date = `2026-02-${String(day).padStart(2, '0')}`
            const wins = own.filter(({ standing, effectiveOn }) => standing === 'standing' && effectiveOn <= date).at(-1)
            const step = steps.filter(({ from, until }) => (from === null || from <= date) && (until === null || date < until))
            expect(step.map(({ status }) => status)).toEqual([wins?.status ?? 'not_assessed'])
          }
          expect(steps.slice(1).every(({ status }, index) => status !== steps[index]?.status)).toBe(true)
          expect(struck).toEqual(own.filter(({ standing }) => standing !== 'standing'))
        }
      }),
    )
  })

  test('a correction takes the place of what it corrects; a withdrawn one gives way to what stood before', () => {
    const of = (id: string, effectiveOn: string, status: CourseUpdate['status'], standing: CourseUpdate['standing'] = 'standing') => ({
      id,
      addresseeId: 'a',
      effectiveOn,
      status,
      standing,
    })
    const list = [
      of('1', '2026-01-01', 'committed'),
      of('2', '2026-02-01', 'implemented', 'corrected'),
      of('3', '2026-02-01', 'partial'),
      of('4', '2026-03-01', 'reversed', 'withdrawn'),
    ]
    const [course] = courses([{ id: 'a', institution }], list)
    expect(course?.steps.map(({ status, from, update: by }) => [status, from, by])).toEqual([
      ['not_assessed', null, null],
      ['committed', '2026-01-01', '1'],
      ['partial', '2026-02-01', '3'],
    ])
    expect(course?.struck.map(({ standing }) => standing)).toEqual(['corrected', 'withdrawn'])
  })
})

test('what moved counts changes of status apart from additions, and the net changes add up to what was added and taken away', () => {
  const stands = fc
    .dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.constantFrom(...STATUSES))
    .map((found) => Object.entries(found).map(([addresseeId, status]) => ({ addresseeId, status })))
  fc.assert(
    fc.property(stands, stands, (before, now) => {
      const { moved, added, byStatus } = compareStandings(before, now)
      expect(byStatus.reduce((sum, { count }) => sum + count, 0)).toBe(now.length - before.length)
      expect(added).toBe(now.filter((one) => !before.some(({ addresseeId }) => addresseeId === one.addresseeId)).length)
      expect(moved).toBe(
        now.filter((one) => before.some((then) => then.addresseeId === one.addresseeId && then.status !== one.status)).length,
      )
    }),
  )
})

describe('a citation', () => {
  const citation = {
    code: 'REC-01',
    title: 'REC-01 100 % {pública} & «libre» #1_a\r\nER  - ',
    site: 'Vigía',
    language: 'es',
    instant: '2026-11-22T23:00:00Z',
    day: '2026-11-22',
    address: 'https://vigia.example/id/recommendation/x?as_of=2026-11-22T23%3A00%3A00Z',
    note: 'CC BY 4.0',
  }

  test('as BibTeX is one entry with balanced braces, what TeX takes for commands escaped', () => {
    const text = cite(citation, 'bib')
    expect(text).toContain(String.raw`100 \% \{pública\} \& «libre» \#1\_a`)
    const bare = text.replaceAll(/\\[{}]/g, '')
    expect([...bare.matchAll(/\{/g)].length).toBe([...bare.matchAll(/\}/g)].length)
    expect(text).toMatch(/^@online\{vigia-rec-01-2026-11-22,/)
  })

  test('as RIS keeps one field a line, whatever a title holds', () => {
    const lines = cite(citation, 'ris').split('\r\n')
    expect(lines.filter((line) => line.startsWith('ER'))).toEqual(['ER  - '])
    expect(lines.every((line) => line === '' || /^[A-Z][A-Z0-9] {2}- /.test(line))).toBe(true)
  })

  test('as CSL-JSON is an item with its date, its permanent address and its licence', () => {
    const [item] = JSON.parse(cite(citation, 'json')) as [Record<string, unknown>]
    expect(item).toMatchObject({ type: 'webpage', URL: citation.address, issued: { 'date-parts': [[2026, 11, 22]] }, note: 'CC BY 4.0' })
  })
})
