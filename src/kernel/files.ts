/** The kinds of file that evidence may be, by their content. */
export const FILE_TYPES = { 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpg' } as const
export type FileType = keyof typeof FILE_TYPES

export interface FileLimits {
  /** Of one file; its public copy may have twice as many. */
  readonly bytes: number
  readonly pages: number
  /** Of one picture, wherever it stands. */
  readonly pixels: number
  /** What one account may upload within 24 hours. */
  readonly bytesADay: number
}

/** A file that a real parser went through, and what may be shown of it. */
export interface InspectedFile {
  readonly type: FileType
  /** The same content written anew: no author, no metadata, nothing that acts, nothing before or after it. */
  readonly publicCopy: Uint8Array
  /** Of a PDF; null for a picture. */
  readonly pages: number | null
}

/** Files by their sha256 (hex), wherever they are kept. */
export interface FileStore {
  /** Keeps the bytes; doing it again is harmless. False when a file with this content was destroyed: it does not come back. */
  put(sha256: string, content: Uint8Array): Promise<boolean>
  /** Null when there is none, or it was destroyed. Throws when what is kept has another digest. */
  get(sha256: string): Promise<Buffer | null>
  /** Removes the bytes that a redaction destroyed or nobody needs from where they lie outside the database. */
  remove(sha256: string): Promise<void>
}

export interface Files extends FileStore {
  readonly limits: FileLimits
  /**
   * Goes through a file in a thread of its own with bounded memory and time, and has the virus scanner look at it where there
   * is one. Throws Invalid under `file`.
   */
  inspect(content: Uint8Array): Promise<InspectedFile>
}
