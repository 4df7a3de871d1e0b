import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const rows = readFileSync(join(root, 'docs/security.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| V\d/.test(line))
  .map((line) => {
    const [id = '', level = '', asks = '', answer = '', why = '', shown = ''] = line
      .split('|')
      .map((cell) => cell.trim())
      .slice(1)
    return { id, level, asks, answer, why, shown }
  })

/** How many items of levels 1 and 2 each chapter of ASVS 5.0.0 has. */
const OF_CHAPTER = {
  V1: 27,
  V2: 11,
  V3: 19,
  V4: 10,
  V5: 9,
  V6: 35,
  V7: 18,
  V8: 7,
  V9: 7,
  V10: 29,
  V11: 14,
  V12: 9,
  V13: 13,
  V14: 9,
  V15: 13,
  V16: 16,
  V17: 7,
}

it('has every item of levels 1 and 2 once', () => {
  const ids = rows.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).toHaveLength(253)
  expect(rows.filter(({ level }) => level === '1')).toHaveLength(70)
  const count = (chapter: string) => ids.filter((id) => id.startsWith(`${chapter}.`)).length
  expect(Object.keys(OF_CHAPTER).map((chapter) => [chapter, count(chapter)])).toEqual(Object.entries(OF_CHAPTER))
})

it('answers each, and shows by a test or by reading what it says is met', () => {
  const wrong = rows.filter(
    ({ asks, answer, why, shown }) =>
      asks === '' ||
      why === '' ||
      !['met', 'in part', 'operator', 'does not apply'].includes(answer) ||
      ((answer === 'met' || answer === 'in part') && shown !== 'reading' && !shown.startsWith('`tests/')),
  )
  expect(wrong).toEqual([])
  expect(rows.filter(({ shown }) => shown.startsWith('`tests/')).length).toBeGreaterThan(120)
})

it('names tests that are there', () => {
  const cited = rows.flatMap(({ shown }) => {
    const [, path, name] = /^`(tests\/[^`]+)`: (.+)$/.exec(shown) ?? []
    return path === undefined || name === undefined ? [] : [{ path, name }]
  })
  const missing = cited.filter(
    ({ path, name }) => !["'", '`'].some((mark) => readFileSync(join(root, path), 'utf8').includes(`(${mark}${name}${mark},`)),
  )
  expect(missing).toEqual([])
})

it('says how many are met, and how', () => {
  const count = (answer: string) => rows.filter((row) => row.answer === answer).length
  const said = `All 253 items of both levels: ${count('met')} are met, ${count('in part')} in part, ${count('operator')} are the operator's, ${count('does not apply')} do not apply.`
  expect(readFileSync(join(root, 'docs/security.md'), 'utf8')).toContain(said)
})
