import type { FileLimits, InspectedFile } from '../kernel/files.ts'

/** Why a file is refused: the last part of its message's key. */
export type FileFault =
  | 'file_type'
  | 'file_damaged'
  | 'file_encrypted'
  | 'file_pages'
  | 'file_pixels'
  | 'file_explodes'
  | 'file_unclean'
  | 'file_slow'

export class FileRefused extends Error {
  override readonly name = 'FileRefused'
  readonly fault: FileFault
  constructor(fault: FileFault) {
    super(fault)
    this.fault = fault
  }
}

/** What the thread is given. */
export interface InspectionTask {
  readonly content: Uint8Array
  readonly limits: FileLimits
}

/** What the thread answers. */
export type Inspection =
  | { readonly file: InspectedFile }
  | { readonly refused: FileFault }
  /** Our own trouble, not the file's. */
  | { readonly failed: string }
