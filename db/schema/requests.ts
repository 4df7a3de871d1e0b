export interface RequestTables {
  api_requests: {
    account_id: string
    key_sha256: Buffer
    /** Digest of method, address and body. */
    fingerprint: Buffer
    /** Which try it is that is under way or has ended. */
    run: string
    began_at: Date
    /** Null while it is under way. */
    status: number | null
    headers: Record<string, string> | null
    body_sealed: Buffer | null
  }
}
