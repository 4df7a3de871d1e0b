import { simpleParser, type Attachment, type ParsedMail } from 'mailparser'

/** One failure or complaint, as a mail server or provider reports it. */
export interface FeedbackReport {
  /** Return paths, or their tokens, of the mail that it may be about; whether one is ours is not known yet. */
  readonly returnPaths: readonly string[]
  /** `bounce`: not delivered, for good. `delayed`: not yet, or of no consequence. */
  readonly kind: 'bounce' | 'complaint' | 'delayed'
  /** Enhanced status code (RFC 3463), such as 5.1.1; null: unknown. */
  readonly status: string | null
}

/** The headers of a report that name who it was sent to. */
const RECEIVED_AS = ['to', 'delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'x-rcpt-to']
const COMPLAINTS: ReadonlySet<string> = new Set(['abuse', 'fraud', 'opt-out', 'opt-out-list'])

/**
 * Reads a delivery report (RFC 3464) or a complaint (RFC 5965) as it arrived by mail. Null for any other message, an automatic reply
 * for instance. Nothing in it is believed here, and its free text is not read.
 */
export async function readFeedback(raw: Buffer): Promise<FeedbackReport | null> {
  const mail = await simpleParser(raw, { keepDeliveryStatus: true, skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true })
  const part = (type: string) => mail.attachments.find(({ contentType }) => contentType === type)
  const feedback = part('message/feedback-report')
  const delivery = part('message/delivery-status')
  const original = part('message/rfc822') ?? part('text/rfc822-headers')
  const paths = [...receivedAs(mail), ...(original ? fieldsOf(original, 0, 'return-path') : [])]
  if (feedback) {
    const type = fieldsOf(feedback, 0, 'feedback-type')[0]?.toLowerCase() ?? ''
    const returnPaths = [...fieldsOf(feedback, 0, 'original-mail-from'), ...paths]
    return { returnPaths, kind: COMPLAINTS.has(type) ? 'complaint' : 'delayed', status: null }
  }
  if (!delivery) return null
  const [action] = fieldsOf(delivery, 1, 'action')
  const status = statusOf(fieldsOf(delivery, 1, 'status')[0] ?? '', fieldsOf(delivery, 1, 'diagnostic-code')[0] ?? '')
  return { returnPaths: paths, kind: action?.toLowerCase() === 'failed' ? 'bounce' : 'delayed', status }
}

function receivedAs(mail: ParsedMail): readonly string[] {
  return mail.headerLines.filter(({ key }) => RECEIVED_AS.includes(key)).map(({ line }) => line.slice(line.indexOf(':') + 1))
}

/** Values of a field in the n-th group of lines; groups stand between empty lines. One mail has one recipient, so the first one counts. */
function fieldsOf({ content }: Attachment, group: number, name: string): readonly string[] {
  const text = content.subarray(0, 65_536).toString('latin1')
  const lines = (text.split(/\r?\n[ \t]*\r?\n/).filter((block) => block.trim() !== '')[group] ?? '')
    .replaceAll(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
  const found = lines.filter((line) => line.slice(0, line.indexOf(':')).trim().toLowerCase() === name)
  return found.map((line) => line.slice(line.indexOf(':') + 1).trim())
}

/** A status that says nothing (5.0.0) is read from what the other server answered. */
function statusOf(status: string, diagnostic: string): string | null {
  const [said] = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(status) ?? []
  if (said !== undefined && !said.endsWith('.0.0')) return said
  const [, code, enhanced] = /^smtp;\s*(\d{3})(?:[ -]([245]\.\d{1,3}\.\d{1,3}))?/i.exec(diagnostic) ?? []
  if (enhanced !== undefined) return enhanced
  return code === '550' || code === '551' || code === '553' || code === '556' ? '5.1.0' : (said ?? null)
}
