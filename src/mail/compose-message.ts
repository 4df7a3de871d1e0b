import { wrap as wrapBase64 } from 'nodemailer/lib/base64'
import { encodeWords } from 'nodemailer/lib/mime-funcs'
import MimeNode from 'nodemailer/lib/mime-node'
import { encode, wrap } from 'nodemailer/lib/qp'
import type { Attachment, Message } from '../kernel/mailer.ts'

export interface ComposedMessage {
  readonly envelope: { readonly from: string; readonly to: readonly string[] }
  /** Header lines, each ended by CRLF, without the empty line that closes them. */
  readonly head: string
  readonly body: string
}

const encoded = new WeakMap<Buffer, string>()

/**
 * A message as it goes over the wire (RFC 5322, 2045): plain and HTML side by side in quoted-printable, attachments after them. No
 * reply is expected, no receipt is asked for, nothing is loaded from anywhere. `date` is when it is handed over.
 */
export function composeMessage(message: Message, from: string, date: Date): ComposedMessage {
  const attachments = message.attachments ?? []
  const root = new MimeNode(attachments.length === 0 ? 'multipart/alternative' : 'multipart/mixed')
  root.setHeader(headersOf(message, from))
  root.setHeader('Date', date)
  const envelope = root.getEnvelope()
  const both = [textPart('plain', message.text), textPart('html', message.html)]
  const parts = attachments.length === 0 ? both : [alternative(root, both), ...attachments.map((file) => attached(root, file))]
  const head = root.buildHeaders()
  return {
    envelope: { from: message.returnPath ?? (envelope.from === false ? '' : envelope.from), to: envelope.to },
    head: `${head}\r\n`,
    body: joined(root, parts),
  }
}

function headersOf(message: Message, from: string) {
  const prepared = (value: string) => ({ prepared: true, value })
  const { list, unsubscribe, messageId } = message
  return {
    From: from,
    To: [{ name: '', address: message.to }],
    Subject: message.subject,
    ...(messageId === undefined ? {} : { 'Message-ID': `<${messageId}>` }),
    'Auto-Submitted': 'auto-generated',
    'Content-Language': message.language,
    ...(list === undefined ? {} : { 'List-Id': prepared(`${phrase(list.name)} <${list.id}>`) }),
    ...(unsubscribe === undefined
      ? {}
      : { 'List-Unsubscribe': prepared(`<${unsubscribe}>`), 'List-Unsubscribe-Post': prepared('List-Unsubscribe=One-Click') }),
  }
}

/** A display name (RFC 5322 phrase): quoted, or in encoded words where it is not ASCII. */
function phrase(name: string): string {
  const line = name.replaceAll(/[\r\n]+/g, ' ')
  return /^[\x20-\x7e]*$/.test(line) ? `"${line.replaceAll(/["\\]/g, '\\$&')}"` : encodeWords(line, 'Q', 52, true)
}

function textPart(subtype: 'plain' | 'html', text: string): string {
  const lines = wrap(encode(text.replaceAll(/\r?\n/g, '\r\n')), 76)
  return `Content-Type: text/${subtype}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${lines}`
}

function alternative(root: MimeNode, parts: readonly string[]): string {
  const node = root.createChild('multipart/alternative')
  return `${node.buildHeaders()}\r\n\r\n${joined(node, parts)}`
}

/** The same file goes to many: its lines are made once. */
function attached(root: MimeNode, file: Attachment): string {
  const node = root.createChild(file.mediaType, { filename: file.name })
  node.setHeader('Content-Disposition', 'attachment')
  node.setHeader('Content-Transfer-Encoding', 'base64')
  const lines = encoded.get(file.content) ?? wrapBase64(file.content.toString('base64'), 76)
  encoded.set(file.content, lines)
  return `${node.buildHeaders()}\r\n\r\n${lines}`
}

/** The boundary is there once the headers are. */
function joined(node: MimeNode, parts: readonly string[]): string {
  const line = `--${node.boundary || ''}`
  return `${parts.map((part) => `${line}\r\n${part}\r\n`).join('')}${line}--\r\n`
}
