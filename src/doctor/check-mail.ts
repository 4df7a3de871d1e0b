import { verifySmtp } from '../mail/index.ts'
import { type Finding, why, within } from './finding.ts'

const PATIENCE = 10_000

/** Whether the mail server lets us in; nothing is sent. */
export async function checkMail(smtpUrl: string | undefined, outbox: string): Promise<readonly Finding[]> {
  if (smtpUrl === undefined)
    return [
      {
        state: 'warn',
        check: 'mail',
        says: `No mail is sent: messages are written to ${outbox}.`,
        fix: 'Set SMTP_URL, then run npx vigia mail dns.',
      },
    ]
  const { host } = new URL(smtpUrl)
  try {
    await within(PATIENCE, verifySmtp(smtpUrl))
    return [{ state: 'ok', check: 'mail', says: `${host} lets us in.` }]
  } catch (error) {
    return [
      {
        state: 'fault',
        check: 'mail',
        says: `${host} does not take mail from us (${why(error)}).`,
        fix: 'Check host, port, user and password in SMTP_URL, and that the firewall lets it out.',
      },
    ]
  }
}
