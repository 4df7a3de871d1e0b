import { expect, it } from 'vitest'
import { makeDataset } from '../../src/datasets/make-dataset.ts'
import { remembered } from '../../src/datasets/remembered.ts'
import type { Context } from '../../src/kernel/context.ts'

const PAGES = 4

/** A data set of pages of one row, and what was asked of it, in order. */
function pages(isTransaction: boolean, breaks?: number) {
  const told: string[] = []
  const dataset = makeDataset<number>({
    name: 'themes',
    key: 'slug',
    columns: [],
    async page(_, { after }) {
      const page = (after ?? 0) + 1
      told.push(`ask ${page}`)
      await Promise.resolve()
      if (page === breaks) throw new Error('the line broke')
      told.push(`have ${page}`)
      return { rows: [{ slug: String(page) }], next: page < PAGES ? page : null }
    },
  })
  const ctx = { db: { isTransaction } } as unknown as Context
  return { told, rows: () => dataset.rows(ctx, {}, null) }
}

it('the next page is asked for while the one before is taken, and no further', async () => {
  const { told, rows } = pages(false)
  const seen: unknown[] = []
  for await (const { slug } of rows()) {
    seen.push(slug)
    await new Promise((resolve) => setImmediate(resolve))
    expect(told.filter((line) => line.startsWith('ask'))).toHaveLength(Math.min(seen.length + 1, PAGES))
  }
  expect(seen).toEqual(['1', '2', '3', '4'])
})

it('inside a transaction one is asked for at a time', async () => {
  const { told, rows } = pages(true)
  for await (const { slug } of rows()) expect(told.at(-1)).toBe(`have ${String(slug)}`)
})

it('whoever stops early waits until nothing is under way', async () => {
  const { told, rows } = pages(false)
  for await (const _ of rows()) break
  expect(told).toEqual(['ask 1', 'have 1', 'ask 2', 'have 2'])
})

it('a page that cannot be read is heard of by whoever takes it, after those before it', async () => {
  const { rows } = pages(false, 3)
  const seen: unknown[] = []
  const all = async () => {
    for await (const { slug } of rows()) seen.push(slug)
  }
  await expect(all()).rejects.toThrow('the line broke')
  expect(seen).toEqual(['1', '2'])
})

it('what was looked up is asked for once, what is not there has no value', async () => {
  const asked: (readonly string[])[] = []
  const look = remembered(async (keys) => {
    asked.push(keys)
    return keys.filter((key) => key !== 'none').map((key) => [key, key.toUpperCase()] as const)
  })
  expect((await look(['a', 'b', 'a'])).get('a')).toBe('A')
  const known = await look(['b', 'c', 'none'])
  expect([known.get('b'), known.get('c'), known.get('none')]).toEqual(['B', 'C', undefined])
  expect(asked).toEqual([
    ['a', 'b'],
    ['c', 'none'],
  ])
})
