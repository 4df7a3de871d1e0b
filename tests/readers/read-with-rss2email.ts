import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { compareEntries } from './compare-entries.ts'
import { expectedFeed } from './expected-feed.ts'
import { findMissing304 } from './find-missing-304.ts'
import type { Reader } from './reader.ts'
import { hasProgram, runProgram } from './run-program.ts'

const FEEDS = ['es/feeds/changes.atom', 'en/feeds/changes.rss', 'en/feeds/reports.atom', 'es/feeds/corrections.rss']

/** rss2email into a maildir: run twice, the second run sends nothing. */
export const rss2email: Reader = {
  name: 'rss2email',
  async read({ record, folder }) {
    if (!(await hasProgram('r2e', '--version'))) return 'is not on this machine'
    const faults: string[] = []
    for (const [place, path] of FEEDS.entries()) {
      const address = `${record.origin}/${path}`
      const home = join(folder, String(place))
      mkdirSync(home)
      const config = join(home, 'rss2email.cfg')
      const settings = ['from = vigia@example.org', 'to = reader@example.org', 'email-protocol = maildir']
      writeFileSync(config, ['[DEFAULT]', ...settings, `maildir-path = ${home}`, 'maildir-mailbox = inbox', ''].join('\n'))
      const r2e = async (...args: readonly string[]) => runProgram('r2e', ['-c', config, '-d', join(home, 'data.json'), ...args], { home })
      await r2e('add', 'feed', address)
      await r2e('run')
      record.answered()
      const { code, complaints } = await r2e('run')
      if (code !== 0) return [...faults, `rss2email ended with ${code}: ${complaints}`]
      faults.push(...findMissing304('rss2email', 1, record.answered()))
      const inbox = join(home, 'inbox', 'new')
      const mails = await Promise.all(readdirSync(inbox).map((name) => simpleParser(readFileSync(join(inbox, name)))))
      const header = (mail: (typeof mails)[number], name: string) =>
        mail.headerLines.find(({ key }) => key === name)?.line.slice(name.length + 2) ?? ''
      const shown = mails.map((mail) => ({ id: header(mail, 'x-rss-id'), title: mail.subject ?? '', address: header(mail, 'x-rss-url') }))
      const { entries } = await expectedFeed(address)
      faults.push(...compareEntries('rss2email', path, entries, shown))
      if (mails.length !== entries.length) faults.push(`rss2email: ${path} became ${mails.length} mails, not ${entries.length}`)
    }
    return faults
  },
}
