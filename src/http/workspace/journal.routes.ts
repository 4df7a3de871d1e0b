import { stringify } from 'csv-stringify/sync'
import { Hono } from 'hono'
import { stream } from 'hono/streaming'
import { journalPage } from '../../../templates/pages/journal.page.ts'
import { nameIn } from '../../../templates/reach/name-in.ts'
import type { JournalItem } from '../../../templates/view/journal.ts'
import type { Words } from '../../../templates/i18n/index.ts'
import { escapeFormula } from '../../datasets/index.ts'
import { exportJournal, listJournal, listJournalPeople } from '../../journal/index.ts'
import { Invalid } from '../../kernel/errors.ts'
import type { Environment, Request } from '../environment.ts'
import { pageOf } from '../page-of.ts'
import { problemOf } from '../problem.ts'

const COLUMNS = ['time', 'account_id', 'account', 'act', 'act_in_words', 'subject', 'subject_id', 'subject_name']

/** `/{language}/workspace/journal`: who did what in the workspace, for administrators; as a page and as CSV. */
export const journalRoutes = new Hono<Environment>()
  .get('/', async (c) => {
    c.header('Cache-Control', 'private, no-store')
    try {
      return c.html(await show(c, await listJournal(c.var.ctx, c.req.query())))
    } catch (error) {
      if (!(error instanceof Invalid)) throw error
      return c.html(await show(c, { items: [], next: null }, problemOf(error, c.var.words).fields), 400)
    }
  })
  .get('/journal.csv', async (c) => {
    const batches = await exportJournal(c.var.ctx, c.req.query())
    c.header('Cache-Control', 'private, no-store')
    c.header('Content-Type', 'text/csv; charset=utf-8')
    c.header('Content-Disposition', 'attachment; filename="journal.csv"')
    return stream(c, async (out) => {
      for await (const piece of csv(batches, c.var.words)) await out.write(piece)
    })
  })

async function show(c: Request, found: Awaited<ReturnType<typeof listJournal>>, errors: Readonly<Record<string, string>> = {}) {
  const values = c.req.query()
  const people = await listJournalPeople(c.var.ctx)
  return journalPage({ ...found, values, errors, people, first: (values['after'] ?? '') === '' }, pageOf(c))
}

/** As CSV (UTF-8 with a byte order mark), some entries at a time; times in UTC. */
async function* csv(batches: AsyncIterable<readonly JournalItem[]>, words: Words): AsyncGenerator<string> {
  yield `\uFEFF${COLUMNS.join(',')}\r\n`
  for await (const items of batches) {
    yield stringify(
      items.map((item) => cells(item, words).map(escapeFormula)),
      { record_delimiter: 'windows' },
    )
  }
}

function cells({ at, who, act, subject, subjectId, subjectName }: JournalItem, words: Words): readonly string[] {
  const name = subjectName === null || typeof subjectName === 'string' ? (subjectName ?? '') : nameIn(words, subjectName, '')
  return [at, who.id, who.name, act, words.t(`journal.act.${act}`), words.t(`journal.subject.${subject}`), subjectId, name]
}
