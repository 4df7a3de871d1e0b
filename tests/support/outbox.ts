import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simpleParser, type ParsedMail } from 'mailparser'
import type { Mailer } from '../../src/kernel/mailer.ts'
import { createMailer } from '../../src/mail/index.ts'

export interface TemporaryOutbox {
  readonly mail: Mailer
  /** Every message so far, in the order of sending. */
  messages(): Promise<readonly ParsedMail[]>
  remove(): void
}

/** The mailer of a service without a mail server, writing into a folder of its own. */
export function temporaryOutbox(): TemporaryOutbox {
  const folder = mkdtempSync(join(tmpdir(), 'vigia-outbox-'))
  return {
    mail: createMailer({ smtpUrl: undefined, outbox: folder, from: 'Vigía <vigia@vigia.example>' }),
    messages: () => readOutbox(folder),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** The messages in a folder, in the order of sending; none when it is not there. */
export async function readOutbox(folder: string): Promise<readonly ParsedMail[]> {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder, { withFileTypes: true }).map((entry) => entry.name)
  return Promise.all(
    names
      .filter((name) => name.endsWith('.eml'))
      .toSorted()
      .map((name) => simpleParser(readFileSync(join(folder, name)))),
  )
}
