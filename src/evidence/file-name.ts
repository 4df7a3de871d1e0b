import { FILE_TYPES, type FileType } from '../kernel/files.ts'

/** The name that a file came with, without folders or anything unusual in it, its ending made to fit its content. */
export function plainFileName(given: string, type: FileType): string {
  const last = given.split(/[/\\]/).at(-1) ?? ''
  const stem = last
    .normalize('NFC')
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replaceAll(/[^\p{L}\p{M}\p{N} ._()-]/gu, '_')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[ .]+/, '')
    .slice(0, 100)
    .trim()
  return `${stem === '' ? 'file' : stem}.${FILE_TYPES[type]}`
}

/** The name that the public copy is served under: from the title of the source, ASCII, at most 60 letters; never the name it came with. */
export function publicFileName(title: string, type: FileType): string {
  const stem = title
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, '')
  return `${stem === '' ? 'vigia' : stem}.${FILE_TYPES[type]}`
}
