import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { keptPage, pageMemory, type KeptPage } from '../../src/http/caching/page-memory.ts'

/** A list page of a record with six hundred institutions, about 200 KB. */
function bigPage(number: number): string {
  const entries = Array.from({ length: 1_300 }, (_, at) => `<li><a href="/es/recommendations?institution=entidad-${at}">Entidad ${at}</a>`)
  return `<!doctype html><title>${number}</title><ol>${entries.join('</li>\n'.padEnd(90))}</ol>`
}

const madeOf = (html: string) =>
  keptPage({
    html,
    madeAt: '',
    headers: ['content-type', 'text/html'],
    size: 1,
    day: '2026-11-20',
    until: Number.POSITIVE_INFINITY,
    made: 0,
  })

it('holds what 20 readers turn over in a large record, so that an address asked for again is still there', async () => {
  const memory = pageMemory()
  const addresses = Array.from({ length: 250 }, (_, number) => `/es/recommendations?q=${number}`)
  for (const [number, address] of addresses.entries()) memory.keep(address, await madeOf(bigPage(number)))
  expect(addresses.filter((address) => memory.get(address) === undefined)).toEqual([])
})

it('gives a page in every coding, byte by byte as it was made', async () => {
  const html = bigPage(7)
  const page: KeptPage = await madeOf(html)
  const bodyIn = async (coding: 'br' | 'gzip' | null) => (await page.answer(coding)).body ?? Buffer.alloc(0)
  for (const _ of ['made', 'told again']) {
    expect((await bodyIn(null)).toString()).toBe(html)
    expect(brotliDecompressSync(await bodyIn('br')).toString()).toBe(html)
    expect(gunzipSync(await bodyIn('gzip')).toString()).toBe(html)
  }
  expect(page.weight).toBeGreaterThanOrEqual((await bodyIn('br')).length + (await bodyIn('gzip')).length)
})

it('holds no memory but that of the bytes it tells of', async () => {
  const page = await madeOf(bigPage(7))
  const kept = await Promise.all((['br', 'gzip'] as const).map(async (coding) => (await page.answer(coding)).body))
  expect(kept.map((body) => body?.buffer.byteLength)).toEqual(kept.map((body) => body?.length))
})

it('forgets those that nobody asked for the longest when it is full', async () => {
  const memory = pageMemory(100_000)
  const page = { ...(await madeOf('<p>x</p>')), weight: 40_000 }
  for (const address of ['a', 'b']) memory.keep(address, page)
  memory.get('a')
  memory.keep('c', page)
  expect(['a', 'b', 'c'].map((address) => memory.get(address) !== undefined)).toEqual([true, false, true])
})
