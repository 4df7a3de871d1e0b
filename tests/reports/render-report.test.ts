import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, it } from 'vitest'
import { renderReport, stopRendering } from '../../src/reports/index.ts'
import { renderStatusReport } from '../../templates/reports/status-report.pdf.ts'
import { emptySnapshot, sampleSnapshot } from '../support/sample-snapshot.ts'

afterAll(stopRendering)

const sample = JSON.stringify(sampleSnapshot())
/** Takes a good part of a second. */
const large = () => {
  const one = sampleSnapshot()
  return JSON.stringify({ ...one, recommendations: Array.from({ length: 40 }, () => one.recommendations).flat() })
}

it('gives the bytes that the main thread would give, with their digest, and tells how far it is', async () => {
  const told: (readonly [number, number])[] = []
  const { content, pages, sha256 } = await renderReport(sample, 'es', { onProgress: (done, total) => told.push([done, total]) })
  const here = await renderStatusReport(JSON.parse(sample), 'es')
  expect(content.equals(Buffer.from(here.bytes))).toBe(true)
  expect({ pages, sha256 }).toEqual({ pages: here.pages, sha256: createHash('sha256').update(here.bytes).digest('hex') })
  expect(told.length).toBeGreaterThan(0)
  expect(told.every(([done, total], place) => done <= total && done >= (told[place - 1]?.[0] ?? 0))).toBe(true)
})

it('leaves this thread free while a large one is made', async () => {
  let turns = 0
  const ticking = setInterval(() => (turns += 1), 5)
  await renderReport(large(), 'en')
  clearInterval(ticking)
  expect(turns).toBeGreaterThan(20)
})

it('what is given up ends, also under way; what waits behind it is made all the same', async () => {
  const stop = new AbortController()
  const before = new AbortController()
  const first = renderReport(large(), 'es', { signal: stop.signal })
  const dropped = renderReport(sample, 'es', { signal: before.signal })
  const behind = renderReport(JSON.stringify(emptySnapshot()), 'es')
  before.abort(new Error('not wanted'))
  await expect(dropped).rejects.toThrow('not wanted')
  await sleep(100)
  stop.abort(new Error('given up'))
  await expect(first).rejects.toThrow('given up')
  expect((await behind).pages).toBeGreaterThan(0)
  await expect(renderReport(sample, 'es', { signal: stop.signal })).rejects.toThrow('given up')
})

it.each([
  ['half a one', '{"half": ', 'es', 'JSON'],
  ['an empty one', '{}', 'es', 'undefined'],
  ['one in a language without words', sample, 'qu', 'qu'],
])('what cannot be rendered is refused: %s; and the next one is made', async (_, text, language, word) => {
  await expect(renderReport(text, language)).rejects.toThrow(word)
  expect((await renderReport(sample, 'en')).pages).toBeGreaterThan(0)
})

it('one of 100 MB is refused in words before anything is made of it', async () => {
  const refused = await renderReport(' '.repeat(100_000_000), 'es').catch((error: unknown) => error)
  expect(refused).toMatchObject({ fault: { key: 'errors.snapshot_too_large', values: { megabytes: 100, max: 95 } } })
})
