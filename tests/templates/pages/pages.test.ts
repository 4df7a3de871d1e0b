import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../../templates/i18n/index.ts'
import { asset, assets } from '../../../templates/assets/index.ts'
import type { PageContext } from '../../../templates/pages/layout.ts'
import { everyPage, signedIn } from './every-page.ts'
import { samplePage, sampleRecord } from './sample.ts'

async function rendered(record = sampleRecord, more: Partial<PageContext> = {}) {
  const pages = Object.entries(everyPage(record))
  const all = LANGUAGES.flatMap((language) =>
    pages.map(async ([name, { path, workspace, render }]) => {
      const page = samplePage(language, { path, account: workspace ? signedIn : null, singlePerson: workspace ?? false, ...more })
      return { name: `${name}.${language}`, text: String(await render(page)) }
    }),
  )
  return Promise.all(all)
}

/** The same record with every text replaced; codes, dates and digests stay, for they are not typed by anyone. */
function poisoned<Value>(value: Value, poison: string): Value {
  const typed =
    /^(title|publisher|note|name|summary|reason|statement|author|actor|quote|locator|says|source|target|unit|value|provenance|es|en)$/
  const walk = (node: unknown, key: string): unknown => {
    if (typeof node === 'string') return typed.test(key) ? poison : node
    if (Array.isArray(node)) return node.map((item) => walk(item, key))
    if (node !== null && typeof node === 'object')
      return Object.fromEntries(Object.entries(node).map(([name, item]) => [name, walk(item, name)]))
    return node
  }
  return walk(value, '') as Value
}

describe('every page', () => {
  test('keeps within a strict content policy: no script but the one of our own that saves, no inline style, no handler', async () => {
    const saving = `<script type="module" src="${asset('autosave.js')}"></script>`
    for (const { name, text } of await rendered()) {
      // Data that search engines read; a `<` in it would end the match, and so the test.
      const marked = text.replaceAll(/<script type="application\/ld\+json">[^<]*<\/script>/g, '')
      expect(name.startsWith('update') ? marked.replace(saving, '') : marked, name).not.toMatch(
        /<script|\sstyle=|<style|\son[a-z]+=|javascript:/i,
      )
    }
  })

  test('escapes whatever the record holds', async () => {
    const poison = `"><script>alert('x')</script>`
    for (const { name, text } of await rendered(poisoned(sampleRecord, poison))) {
      expect(text, name).not.toContain('<script>')
    }
  })

  test('makes no link of an address that is not one of the web', async () => {
    const evidence = { ...sampleRecord.evidence, address: 'javascript:alert(1)' }
    for (const { name, text } of await rendered({
      ...sampleRecord,
      evidence,
      agreement: { ...sampleRecord.agreement, evidence: [evidence] },
    })) {
      expect(text, name).not.toContain('href="javascript:')
    }
  })

  test('links within the site from its root, and loads nothing from elsewhere', async () => {
    for (const { name, text } of await rendered()) {
      const outside = [...text.matchAll(/<a\s[^>]*href="([^"]*)"/g)]
        .map(([, href = '']) => href)
        .filter((href) => !/^(?:[/#]|mailto:contacto@example\.org$)/.test(href))
      expect(
        outside.filter((href) => !/^https:\/\/(creativecommons\.org|www\.gnu\.org|busquedas\.elperuano\.pe|www\.w3\.org)\//.test(href)),
        name,
      ).toEqual([])
      const loaded = [...text.matchAll(/<(?:link|img|use)\s[^>]*(?:src|href)="([^"]*)"/g)].map(([, href = '']) => href)
      expect(
        loaded.filter((href) => !/^[/#]/.test(href) && !href.startsWith('https://vigia.example/')),
        name,
      ).toEqual([])
    }
  })

  test('uses an id once, and describes fields by ids that exist', async () => {
    for (const { name, text } of await rendered()) {
      const ids = [...text.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => id)
      expect(ids.toSorted(), name).toEqual([...new Set(ids)].toSorted())
      const described = [...text.matchAll(/\s(?:aria-describedby|aria-labelledby|for)="([^"]*)"/g)].flatMap(([, list = '']) =>
        list.split(' '),
      )
      expect(
        described.filter((id) => !ids.includes(id)),
        name,
      ).toEqual([])
    }
  })

  test('is one document with one heading of the first rank, in its language', async () => {
    for (const { name, text } of await rendered()) {
      expect(text.trimStart().startsWith('<!doctype html>'), name).toBe(true)
      expect(text.match(/<h1[\s>]/g), name).toHaveLength(1)
      expect(text, name).toContain(`<html lang="${name.split('.')[1]}">`)
      expect(text, name).not.toMatch(/undefined|\[object|NaN/)
    }
  })

  test('carries the instant that the reader travelled to along its public links', async () => {
    const found = await rendered(sampleRecord, { asOf: '2026-10-31T23:00:00.000Z' })
    for (const { name, text } of found.filter((each) => each.name.startsWith('dashboard'))) {
      expect(text, name).toMatch(/href="\/e[ns]\/recommendations\?as_of=2026-10-31T23%3A00%3A00.000Z"/)
    }
  })
})

describe('a missing translation', () => {
  test('is labelled, and the other language marked', async () => {
    const pages = await rendered()
    const spanish = pages.find(({ name }) => name === 'recommendation.es')?.text ?? ''
    expect(spanish).toMatch(
      /<span lang="en">Both sources agree\.<\/span>\s*<span class="missing">Sin traducción al español; se muestra el texto en inglés\.<\/span>/,
    )
    expect(spanish).toMatch(/<span lang="en">Department of State<\/span>\s*<abbr class="missing"/)
  })
})

describe('history', () => {
  test('shows what was withdrawn and corrected with its fate, and that evidence is held back', async () => {
    const english = (await rendered()).find(({ name }) => name === 'recommendation.en')?.text ?? ''
    expect(english).toContain('Withdrawn on')
    expect(english).toContain('The source cited was not the one in force.')
    expect(english).toContain('Corrected: it no longer counts.')
    expect(english).toContain('One more piece of evidence is held back and cannot be shown.')
  })
})

describe('what changed', () => {
  test('never shows a withdrawn assessment as a movement that stands', async () => {
    const pages = await rendered()
    const english = pages.find(({ name }) => name === 'change-list.en')?.text ?? ''
    const withdrawal = english.slice(english.indexOf('id="change-210"'), english.indexOf('id="change-190"'))
    expect(withdrawal).toContain('The source cited was not the one in force.')
    expect(withdrawal).not.toContain('class="move"')
    expect(english).toContain('Corrected since')
  })
})

describe('assets', () => {
  test('carry their hash in the name; the style sheet names only fonts that are served', () => {
    const sheet = assets.get(asset('vigia.css'))
    const fonts = [...String(sheet?.body).matchAll(/url\(([^)]+)\)/g)].map(([, path = '']) => path)
    expect(fonts).toHaveLength(4)
    for (const path of fonts) expect(assets.get(path)?.type).toBe('font/woff2')
    for (const path of assets.keys()) expect(path).toMatch(/^\/assets\/[a-z0-9-]+\.[0-9a-f]{8}\.(css|js|svg|woff2)$/)
    expect(assets.get(asset('autosave.js'))?.body.length).toBeLessThan(3_000)
  })
})
