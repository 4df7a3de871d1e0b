import type { AttemptFault } from '../../templates/view/webhook.ts'

/** What a receiver answered. Nothing of the answer's text is in it. */
export type WebhookAnswer =
  | {
      readonly outcome: 'accepted' | 'failed'
      readonly fault: AttemptFault | null
      readonly status: number | null
      readonly milliseconds: number
      /** How long the receiver asked us to stay away, in seconds. */
      readonly retryAfterSeconds: number | null
    }
  /** This machine has no network, or is being stopped: nothing was learned about the receiver. */
  | { readonly outcome: 'unknown' }

export type WebhookAddressFault = 'not_an_address' | 'not_https' | 'credentials' | 'port' | 'own' | 'not_public'

/** Sends to public https addresses, and nothing that lies inside. */
export interface WebhookSender {
  /** What speaks against sending to an address, also in where its name leads now; null: nothing. A name that leads nowhere yet is no fault. */
  addressFault(address: string): Promise<WebhookAddressFault | null>
  /** Posts once: no redirect is followed. Never throws. */
  post(address: string, headers: Readonly<Record<string, string>>, body: Buffer, now: Date): Promise<WebhookAnswer>
  /** Being stopped: whatever is posted now is answered `unknown`. */
  readonly stopped: boolean
}
