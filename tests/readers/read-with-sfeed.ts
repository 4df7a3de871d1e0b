import { compareEntries } from './compare-entries.ts'
import { expectedFeed } from './expected-feed.ts'
import { feedAddresses } from './feed-kinds.ts'
import type { Reader } from './reader.ts'
import { hasProgram, runProgram } from './run-program.ts'

/** sfeed, a parser for the shell: one line an entry, fields between tabs. Fetching is left to other programs. */
export const sfeed: Reader = {
  name: 'sfeed',
  async read({ record }) {
    if (!(await hasProgram('sfeed', '-h'))) return 'is not on this machine'
    const faults: string[] = []
    for (const address of feedAddresses(record.origin, ['atom', 'rss'], record.months)) {
      const { output, complaints } = await runProgram('sh', ['-c', 'curl -sSf "$1" | sfeed', 'sh', address])
      if (complaints !== '') faults.push(`sfeed: ${address} ${complaints}`)
      const { entries } = await expectedFeed(address)
      const shown = output
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => {
          const [published = '', title = '', link = '', , , id = '', , enclosure = ''] = line.split('\t')
          const enclosures = entries.find((entry) => entry.id === id)?.enclosures.filter(([href]) => href === enclosure) ?? []
          return { id, title, address: link, published: Number(published), enclosures }
        })
      faults.push(...compareEntries('sfeed', address, entries, shown))
    }
    return faults
  },
}
