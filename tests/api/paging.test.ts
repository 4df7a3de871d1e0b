import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NAME, readCursor, SEQ, UUID, writeCursor } from '../../src/api/cursor.ts'
import { firstPage } from '../../src/api/page-query.ts'
import { Invalid } from '../../src/kernel/errors.ts'

const name = fc
  .string({ unit: 'grapheme', maxLength: 30 })
  .filter((text) => !text.includes('\0') && text.isWellFormed() && text.length <= 200)

/** One page as an operation reads it: the rows behind the cursor in the order of the list, one more than are shown. */
function readPage(rows: readonly number[], limit: number, after: string | undefined) {
  const [before = Number.POSITIVE_INFINITY] = readCursor('list', SEQ, after) ?? []
  const found = rows
    .filter((row) => row < before)
    .toSorted((a, b) => b - a)
    .slice(0, limit + 1)
  return firstPage(found, limit, (row) => writeCursor('list', [row]))
}

describe('pages by cursor', () => {
  it('show every row once, in order, while rows are added before and taken away behind', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat({ max: 400 }), { maxLength: 60 }),
        fc.integer({ min: 1, max: 9 }),
        fc.array(fc.tuple(fc.constantFrom('add', 'remove'), fc.nat()), { maxLength: 30 }),
        (begun, limit, acts) => {
          const rows = new Set(begun)
          const removed = new Set<number>()
          const seen: number[] = []
          let after: string | undefined
          let newest = 1_000
          for (let turn = 0; ; turn += 1) {
            const { page, next } = readPage([...rows], limit, after)
            seen.push(...page)
            expect(page.length).toBeLessThanOrEqual(limit)
            if (next === null) break
            expect(page).toHaveLength(limit)
            after = next
            const [act, choice] = acts[turn] ?? ['add', 0]
            if (act === 'add') rows.add((newest += 1))
            else if (rows.size > 0) {
              const one = [...rows][choice % rows.size] as number
              rows.delete(one)
              removed.add(one)
            }
          }
          expect(seen).toEqual(seen.toSorted((a, b) => b - a))
          expect(new Set(seen).size).toBe(seen.length)
          const lasting = begun.filter((row) => !removed.has(row))
          expect(lasting.filter((row) => !seen.includes(row))).toEqual([])
          expect(seen.filter((row) => !begun.includes(row))).toEqual([])
        },
      ),
    )
  })

  it('a cursor leads back to its place, in its own list only', () => {
    fc.assert(
      fc.property(fc.nat(), fc.uuid(), name, (seq, id, text) => {
        expect(readCursor('events', SEQ, writeCursor('events', [seq]))).toEqual([seq])
        expect(readCursor('drafts', UUID, writeCursor('drafts', [id]))).toEqual([id])
        expect(readCursor('names', NAME, writeCursor('names', [text]))).toEqual([text])
        expect(() => readCursor('drafts', SEQ, writeCursor('events', [seq]))).toThrow(Invalid)
      }),
    )
  })

  it('whatever else is typed there is refused, or is a place after all; it never is a fault', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        try {
          const place = readCursor('events', SEQ, typed)
          if (place !== null) expect(place[0]).toBeGreaterThanOrEqual(0)
        } catch (error) {
          expect(error).toBeInstanceOf(Invalid)
        }
      }),
    )
  })
})
