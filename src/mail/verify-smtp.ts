import { createTransport } from 'nodemailer'

/** Opens a session, signs in where the address has a user, and leaves. Rejects with the server's reason. */
export async function verifySmtp(smtpUrl: string): Promise<void> {
  const transport = createTransport({ url: smtpUrl, connectionTimeout: 8_000, greetingTimeout: 8_000, socketTimeout: 8_000 })
  try {
    await transport.verify()
  } finally {
    transport.close()
  }
}
