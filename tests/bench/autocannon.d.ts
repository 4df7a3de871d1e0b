declare module 'autocannon' {
  interface Result {
    readonly '2xx': number
    readonly non2xx: number
    readonly errors: number
    readonly requests: { readonly total: number }
    readonly statusCodeStats: Readonly<Record<string, unknown>>
    /** Seconds. */
    readonly duration: number
  }
  export default function autocannon(options: {
    url: string
    headers?: Readonly<Record<string, string>>
    connections: number
    duration: number
  }): Promise<Result>
}
