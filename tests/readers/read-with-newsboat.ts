import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { compareEntries } from './compare-entries.ts'
import { expectedFeed, type ExpectedEntry } from './expected-feed.ts'
import { feedAddresses } from './feed-kinds.ts'
import { findMissing304 } from './find-missing-304.ts'
import type { Reader } from './reader.ts'
import { hasProgram, runProgram } from './run-program.ts'

/** newsboat: it compares from the third reload on, and keeps an entry once, whatever feeds it is in. What it has lies in a SQLite file. */
export const newsboat: Reader = {
  name: 'newsboat',
  async read({ record, folder }) {
    if (!(await hasProgram('newsboat', '-v'))) return 'is not on this machine'
    const addresses = feedAddresses(record.origin, ['atom', 'rss'], record.months)
    const [urls, cache, config] = ['urls', 'cache.db', 'config'].map((name) => join(folder, name)) as [string, string, string]
    writeFileSync(urls, `${addresses.join('\n')}\n`)
    writeFileSync(config, '')
    for (let reload = 0; reload < 3; reload += 1) {
      record.answered()
      const { code, complaints } = await runProgram('newsboat', ['-u', urls, '-c', cache, '-C', config, '-x', 'reload'], { home: folder })
      if (code !== 0) return [`newsboat ended with ${code}: ${complaints}`]
    }
    const again = record.answered()
    const database = new DatabaseSync(cache, { readOnly: true })
    const items = database.prepare('select guid as id, title, url as address, pubDate as published from rss_item').all()
    const titles = new Map(
      database
        .prepare('select rssurl, title from rss_feed')
        .all()
        .map(({ rssurl, title }) => [String(rssurl), String(title)]),
    )
    database.close()
    const faults: string[] = []
    const all = new Map<string, ExpectedEntry>()
    for (const address of addresses) {
      const { title, entries } = await expectedFeed(address)
      for (const entry of entries) all.set(entry.id, entry)
      if (titles.get(address) !== title) faults.push(`newsboat: ${address} is called ${titles.get(address)}`)
    }
    const shown = items.map((item) => ({ ...item }) as unknown as Omit<ExpectedEntry, 'enclosures'>)
    return [
      ...faults,
      ...compareEntries('newsboat', 'its cache', [...all.values()], shown),
      ...findMissing304('newsboat', addresses.length, again),
    ]
  },
}
