import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { publishUpdate, testRecord, type TestRecord } from '../support/record.ts'
import { startServer, type TestServer } from '../support/server.ts'

const INSTANT = '2026-11-20T15:00:00Z'
/** What docs/caching.md promises of acts of other processes, in milliseconds. */
const PROMISED = 50

let record: TestRecord
const servers: TestServer[] = []
beforeAll(async () => {
  if (inject('leg').engine !== 'postgres') return
  record = await testRecord({ instant: INSTANT })
  const config = {
    databaseUrl: record.connection.url,
    mode: 'web',
    logLevel: 'silent',
    vault: { key: 'of two processes in a test, nobody else', file: '' },
  } as const
  // One after the other, as they would wait for each other's start.
  for (let one = 0; one < 2; one += 1) servers.push(await startServer({ instant: INSTANT, config }))
})
afterAll(async () => {
  for (const server of servers) await server.close()
  await record?.close()
})

it.skipIf(inject('leg').engine !== 'postgres')(
  'what somebody else publishes shows in every process as soon as is promised, however often its pages were repeated',
  async () => {
    const addressee = await record.addressee('REC-01')
    const pages = async () => Promise.all(servers.map(async ({ origin }) => (await fetch(`${origin}/es/changes`)).text()))
    for (let turn = 0; turn < 12; turn += 1) {
      const until = performance.now() + 30 + turn * 7
      while (performance.now() < until) await pages()
      const summary = `Acto de otro proceso ${turn}`
      await publishUpdate(record, addressee, { summary: { es: summary, en: `Act ${turn}` } })
      await sleep(PROMISED)
      expect((await pages()).map((page) => page.includes(summary))).toEqual([true, true])
    }
  },
)
