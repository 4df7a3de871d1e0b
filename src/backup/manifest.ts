import { z } from 'zod'
import { StartRefused } from '../../db/errors.ts'
import { parseNote, parseVerifierKey, signersOf, signNote } from '../verifier/index.ts'
import type { SigningKeys } from '../log/index.ts'

const hex = z.string().regex(/^[0-9a-f]{64}$/)

const Manifest = z.object({
  format: z.literal('vigia-backup/1'),
  /** When the rows were read, UTC. */
  madeAt: z.iso.datetime(),
  engine: z.enum(['embedded', 'postgres']),
  /** The migrations that had run, in their order. */
  migrations: z.array(z.string()).min(1),
  log: z.object({
    origin: z.string(),
    size: z.int().min(0),
    root: z.string(),
    /** What the manifest's signature is checked with where the key itself is not at hand. */
    keys: z.array(z.string()).min(1),
  }),
  tables: z.array(
    z.object({
      name: z.string(),
      columns: z.array(z.object({ name: z.string(), type: z.string() })).min(1),
      rows: z.int().min(0),
      /** Of the lines, each with its newline, before they are compressed. */
      sha256: hex,
    }),
  ),
  /** Digests of the files that lie in an object store: of those in the archive, and of those that the store no longer had. */
  files: z.object({ kept: z.array(hex), missing: z.array(hex) }),
})
export type Manifest = z.infer<typeof Manifest>

/** The manifest as a note (C2SP signed-note) that the log's keys sign. */
export function signManifest(manifest: Manifest, keys: SigningKeys): string {
  return signNote(`${JSON.stringify(manifest, null, 1)}\n`, keys)
}

export interface ReadManifest {
  readonly manifest: Manifest
  /** The verifier key that signed it. */
  readonly signer: string
  /** False: no key of this log is at hand, and the one that the back-up names was believed. */
  readonly known: boolean
}

/** Reads a manifest and checks its signature, with the keys at hand where there are any. Throws StartRefused. */
export function readManifest(text: string, keys: SigningKeys | null): ReadManifest {
  const note = parseNote(text)
  const parsed = Manifest.safeParse(note && jsonOf(note.text))
  if (note === null || !parsed.success) throw new StartRefused('Its manifest is not one that this version of Vigía knows.')
  const manifest = parsed.data
  const trusted = keys?.map(({ verifier }) => verifier) ?? manifest.log.keys.map(parseVerifierKey)
  const signer = signersOf(note, trusted)?.[0]
  if (signer === undefined) {
    throw new StartRefused(
      keys === null
        ? 'Its signature is wrong.'
        : `It is not signed by the key of this log (${keys[0].verifier.text}), but by ${manifest.log.keys.join(' and ')}. Put the log key that belongs to it in its place first.`,
    )
  }
  return { manifest, signer: signer.text, known: keys !== null }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
