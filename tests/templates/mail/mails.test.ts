import { describe, expect, it } from 'vitest'
import { LANGUAGES, words } from '../../../templates/i18n/index.ts'
import { tellAct } from '../../../templates/mail/act.mail.ts'
import { tellDigest } from '../../../templates/mail/digest.mail.ts'
import { STATUS_GLYPHS } from '../../../templates/mail/parts/status-glyph.ts'
import { STATUSES } from '../../../templates/view/scales.ts'
import { sampleUpdate } from '../../support/sample-updates.ts'
import { markupFaults } from '../../support/page-faults.ts'
import { PLACE, ROOT, sampleActs, sampleDigest, sampleMails } from './sample-mails.ts'

const unescaped = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
/** What a reader of the HTML sees, without marks and spaces. */
const seen = (html: string) =>
  unescaped(
    html
      .replace(/^.*<body>/s, '')
      .replaceAll('&nbsp;', ' ')
      .replaceAll(/<[^>]+>/g, ''),
  ).replaceAll(/[\s\u00a0]/g, '')

describe.each(LANGUAGES)('mails in %s', (language) => {
  const mails = Object.entries(sampleMails(language))

  it('say the same in text and in HTML', () => {
    for (const [name, { text, html }] of mails) {
      const body = seen(html)
      const lines = text.split('\n').filter((line) => !/^[=-]*\s*$/.test(line))
      for (const line of lines.filter((one) => !/^\s*https?:/.test(one) && !/^[A-ZÁÉÍÓÚÑ ]+$/.test(one))) {
        const said = line
          .replace(/^[->*] /, '')
          .replace(/:$/, '')
          .replaceAll(/\s/g, '')
        for (const part of said.split(/[.:]/)) expect(body, `${name}: ${line}`).toContain(part)
      }
      for (const [, href = ''] of html.matchAll(/href="([^"]+)"/g)) expect(text, name).toContain(unescaped(href))
    }
  })

  it('load nothing and are sound markup', async () => {
    for (const [name, { html }] of mails) {
      expect(html, name).not.toMatch(/<img|<link|<script|src=|url\(|@import|undefined|\[object/)
      expect(html).toContain(`<html lang="${language}">`)
    }
    const whole = sampleMails(language)
    for (const name of ['digest', 'edition', mails[0]?.[0] ?? '']) expect(await markupFaults(whole[name]?.html ?? ''), name).toEqual([])
  })

  it('name what changed in the subject, and say who wrote and published, why, and on what evidence', () => {
    const [act] = sampleActs().filter(({ change }) => change.kind === 'update_published')
    const update = sampleUpdate({ from: 'not_started', status: 'committed' })
    const { subject, body } = tellAct({ ...act!, change: { ...act!.change, update } }, words(language), PLACE)
    const status = (name: 'not_started' | 'committed') => words(language).t(`terms.status.${name}`)
    expect(subject).toMatch(new RegExp(`^REC-\\d+ .*: ${status('not_started')} → ${status('committed')}$`))
    expect(body.text).toContain(`${STATUS_GLYPHS.not_started} ${status('not_started')} → ${STATUS_GLYPHS.committed} ${status('committed')}`)
    for (const said of [update.author, update.publisher, update.reason[language] ?? '', update.evidence[0]?.publisher ?? '']) {
      expect(said).not.toBe('')
      expect(body.text).toContain(said)
    }
    for (const name of [mails[0]?.[0] ?? '', 'digest', 'edition']) {
      const text = sampleMails(language)[name]?.text ?? ''
      for (const part of [ROOT, '/subscribe/preferences/a', '/unsubscribe/a~weekly.b', '/verify']) expect(text).toContain(part)
    }
  })
})

it('a digest says in its subject which days it is about and what is in it', () => {
  const subject = (over: Parameters<typeof sampleDigest>[1], language = 'es') =>
    tellDigest(sampleDigest(language, over), words(language), PLACE).subject
  expect(subject({})).toBe('Vigía, semana del 16 al 22 de noviembre: 3 cambios, 1 respuesta')
  expect(subject({}, 'en')).toBe('Vigía, week of November 16 to 22: 3 changes, 1 reply')
  expect(subject({ firstDay: '2026-11-09' })).toBe('Vigía, del 9 al 22 de noviembre: 3 cambios, 1 respuesta')
  expect(subject({ firstDay: '2026-11-30', lastDay: '2026-12-06', counts: { edition: 1 } })).toBe(
    'Vigía, semana del 30 de noviembre al 6 de diciembre: 1 informe',
  )
  expect(subject({ frequency: 'daily', firstDay: '2026-11-22' })).toBe('Vigía, 22 de noviembre: 3 cambios, 1 respuesta')
  const many = { status: 1, reply: 2, unanswered: 1, position: 1, due: 4 }
  expect(subject({ counts: many })).toBe('Vigía, semana del 16 al 22 de noviembre: 1 cambio, 2 respuestas, 1 sin respuesta, 5 más')
})

it('every status has a mark of its own', () => {
  expect(new Set(STATUSES.map((status) => STATUS_GLYPHS[status])).size).toBe(STATUSES.length)
})
