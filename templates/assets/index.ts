import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, extname } from 'node:path'

export interface AssetFile {
  readonly body: Buffer
  /** Media type with its charset. */
  readonly type: string
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

const FAMILIES = [
  { family: 'Source Sans 3 Variable', name: 'source-sans-3' },
  { family: 'Source Serif 4 Variable', name: 'source-serif-4' },
] as const

/** The ranges that the font packages cut their files by. */
const SUBSETS = {
  'latin-ext':
    'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
} as const

const SHEETS = ['tokens.css', 'base.css', 'layout.css', 'parts.css', 'forms.css', 'media.css']

const names = new Map<string, string>()
const files = new Map<string, AssetFile>()

const faces = FAMILIES.flatMap(({ family, name }) =>
  Object.entries(SUBSETS).map(([subset, range]) => {
    const file = import.meta.resolve(`@fontsource-variable/${name}/files/${name}-${subset}-wght-normal.woff2`)
    const path = add(`${name}-${subset}.woff2`, readFileSync(new URL(file)))
    return `@font-face{font-family:"${family}";font-weight:200 900;font-display:optional;src:url(${path}) format("woff2");unicode-range:${range}}`
  }),
)
const sheets = SHEETS.map((sheet) => readFileSync(new URL(sheet, import.meta.url), 'utf8'))
add('vigia.css', Buffer.from(`${sheets[0]}${faces.join('\n')}\n${sheets.slice(1).join('')}`))
add('autosave.js', readFileSync(new URL('autosave.js', import.meta.url)))
add('icon.svg', readFileSync(new URL('icon.svg', import.meta.url)))

/** URL path → bytes and type. The content's hash is in the name, so each may be cached for ever. */
export const assets: ReadonlyMap<string, AssetFile> = files

/** URL path of an asset by its plain name (`vigia.css`, `icon.svg`, `source-serif-4-latin.woff2`). An unknown name throws. */
export function asset(name: string): string {
  const path = names.get(name)
  if (path === undefined) throw new Error(`no asset ${name}`)
  return path
}

function add(name: string, body: Buffer): string {
  const extension = extname(name)
  const digest = createHash('sha256').update(body).digest('hex').slice(0, 8)
  const path = `/assets/${basename(name, extension)}.${digest}${extension}`
  names.set(name, path)
  files.set(path, { body, type: TYPES[extension] ?? 'application/octet-stream' })
  return path
}
