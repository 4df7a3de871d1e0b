/** What an address answered, or why it did not. */
export type FetchedLink =
  | {
      readonly outcome: 'captured'
      readonly finalAddress: string
      readonly status: number
      readonly mediaType: string | null
      readonly bytes: number
      readonly sha256: string
    }
  | {
      readonly outcome: 'too_large' | 'withheld'
      readonly finalAddress: string
      readonly status: number
      readonly mediaType: string | null
    }
  | { readonly outcome: 'failed'; readonly finalAddress: string; readonly status: number | null; readonly fault: string }
  | { readonly outcome: 'not_allowed'; readonly fault: string }
  /** This machine has no network, or is being stopped: nothing was learned about the address. */
  | { readonly outcome: 'unknown' }

/** Fetches a public web address, and nothing that lies inside: neither at first nor after a redirect. Never throws. */
export type FetchLink = (address: string) => Promise<FetchedLink>
