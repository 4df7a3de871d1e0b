import { simpleParser, type AddressObject } from 'mailparser'
import { listOutbox, readFromOutbox } from './outbox.ts'

const PAGE = 50

export interface OutboxEntry {
  /** Name of the file. */
  readonly name: string
  readonly subject: string
  readonly to: string
  /** ISO instant; null: the mail has none. */
  readonly date: string | null
}

export interface OutboxMail extends OutboxEntry {
  readonly text: string
  /** Null: it has none. */
  readonly html: string | null
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  readonly attachments: readonly { readonly name: string; readonly mediaType: string; readonly bytes: number }[]
}

/** Mails that were written instead of sent, fifty at a time, the latest first; those before one when it is named. */
export async function readOutbox(
  folder: string,
  before: string | null,
): Promise<{ readonly mails: readonly OutboxEntry[]; readonly next: string | null }> {
  const names = (await listOutbox(folder)).filter((name) => before === null || name < before)
  const mails = await Promise.all(names.slice(0, PAGE).map(async (name) => readOutboxMail(folder, name)))
  return { mails: mails.filter((mail) => mail !== null), next: names.length > PAGE ? (names[PAGE - 1] ?? null) : null }
}

/** One of them; null when there is none of that name. */
export async function readOutboxMail(folder: string, name: string): Promise<OutboxMail | null> {
  const bytes = await readFromOutbox(folder, name)
  if (bytes === null) return null
  const mail = await simpleParser(bytes, { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true })
  return {
    name,
    subject: mail.subject ?? '',
    to: [mail.to ?? []]
      .flat()
      .map((address: AddressObject) => address.text)
      .join(', '),
    date: mail.date?.toISOString() ?? null,
    text: mail.text ?? '',
    html: mail.html || null,
    headers: mail.headerLines.map(({ line }) => {
      const [field = ''] = line.split(':')
      return {
        name: field,
        value: line
          .slice(field.length + 1)
          .replaceAll(/\r?\n[ \t]+/g, ' ')
          .trim(),
      }
    }),
    attachments: mail.attachments.map(({ filename, contentType, size }) => ({ name: filename ?? '', mediaType: contentType, bytes: size })),
  }
}
