import { join } from 'node:path'
import { compareEntries } from './compare-entries.ts'
import { expectedFeed, type ExpectedEntry } from './expected-feed.ts'
import { feedAddresses } from './feed-kinds.ts'
import { findMissing304 } from './find-missing-304.ts'
import type { Reader } from './reader.ts'
import { runProgram } from './run-program.ts'

interface Read {
  readonly address: string
  readonly fault: string | null
  readonly title: string
  readonly entries: readonly (ExpectedEntry & { readonly content: boolean })[]
}

/** Python's feedparser: each feed twice, the second time with what it was given to compare. */
export const feedparser: Reader = {
  name: 'feedparser',
  async read({ record, python }) {
    if (python === null) return 'needs python3 with venv, and pip'
    const addresses = feedAddresses(record.origin, ['atom', 'rss'], record.months)
    const faults: string[] = []
    record.answered()
    const { output, complaints } = await runProgram(python, [join(import.meta.dirname, 'read-feeds.py'), ...addresses])
    const again = record.answered().filter((_, place) => place % 2 === 1)
    const feeds = output.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Read]))
    for (const { address, fault, title, entries } of feeds) {
      const expected = await expectedFeed(address)
      if (fault !== null) faults.push(`feedparser: ${address} ${fault}`)
      if (title !== expected.title) faults.push(`feedparser: ${address} is called ${title}`)
      if (entries.some(({ content }) => !content)) faults.push(`feedparser: ${address} has an entry without content`)
      faults.push(
        ...compareEntries(
          'feedparser',
          address,
          expected.entries,
          entries.map(({ content: _, ...entry }) => entry),
        ),
      )
    }
    if (feeds.length !== addresses.length) faults.push(`feedparser read ${feeds.length} feeds: ${complaints.slice(-1_000)}`)
    return [...faults, ...findMissing304('feedparser', addresses.length, again)]
  },
}
