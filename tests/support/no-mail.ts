import type { Mailer } from '../../src/kernel/mailer.ts'

/** Takes none: what is owed stays owed. */
export const NO_MAIL: Mailer = {
  connections: 1,
  bounceDomain: 'vigia.example',
  send: async () => undefined,
  deliver: async () => ({ kind: 'closing' }),
  close: async () => undefined,
}
