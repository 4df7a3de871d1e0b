import { join } from 'node:path'
import { parseCheckpoint, parseNote } from '../verifier/index.ts'
import { digestOf } from './digest-of.ts'
import { readManifest, type Manifest } from './manifest.ts'

export interface MirrorCheck {
  readonly manifest: Manifest
  /** Paths whose bytes are others than the manifest says, or that are not there. */
  readonly wrong: readonly string[]
}

/** Compares every file of a mirror with its manifest, and the manifest with its checkpoint. Null: the folder holds no mirror. */
export async function verifyMirror(
  folder: string,
  tell: (progress: { done: number; of: number; what: string }) => void,
): Promise<MirrorCheck | null> {
  const manifest = await readManifest(folder)
  if (manifest === null) return null
  const note = parseNote(manifest.checkpoint)
  const checkpoint = note && parseCheckpoint(note.text)
  const fits = checkpoint?.size === manifest.logSize && checkpoint.root.toString('base64') === manifest.logRoot
  const wrong = fits ? [] : ['MANIFEST']
  let done = 0
  for (const [path, sha256] of manifest.files) {
    if ((await digestOf(join(folder, path))) !== sha256) wrong.push(path)
    done += 1
    tell({ done, of: manifest.files.size, what: path })
  }
  return { manifest, wrong }
}
