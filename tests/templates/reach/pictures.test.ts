import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { LANGUAGES, words } from '../../../templates/i18n/index.ts'
import { badge } from '../../../templates/reach/badge.ts'
import { drawPicture } from '../../../templates/reach/draw-picture.ts'
import { panelFrameHeight } from '../../../templates/reach/panel-frame-height.ts'
import { panelPicture } from '../../../templates/reach/panel.picture.ts'
import type { Picture } from '../../../templates/reach/picture.ts'
import { previewPicture } from '../../../templates/reach/preview.picture.ts'
import { previewSheet } from '../../../templates/reach/preview-sheet.ts'
import { schemeColor } from '../../../templates/reach/schemes.ts'
import type { StandingView } from '../../../templates/reach/standing.ts'
import { textWidth } from '../../../templates/reports/text/measure.ts'
import { STATUSES, type Status } from '../../../templates/view/scales.ts'
import { contrast } from '../charts/scene-checks.ts'

const NAMES = {
  plain: { es: 'Divulgación pública', en: 'Public disclosure' },
  long: { es: 'Comisiones de Relaciones Exteriores y de Servicios Armados '.repeat(9), en: 'Committees on Foreign Relations '.repeat(9) },
  word: { es: 'Transparenciainstitucional'.repeat(30), en: 'x'.repeat(900) },
  hostile: { es: '</title><script>alert(1)</script> & "«', en: '<svg onload=x>\u202e\u0000&amp;' },
  foreign: { es: '防衛協力 👩🏽‍⚖️ ليما', en: '防衛協力 👩🏽‍⚖️ ليما' },
  spanishOnly: { es: 'Solo en español' },
  nothing: {},
}

function standing(over: Partial<StandingView> & { readonly statuses?: readonly Status[] } = {}): StandingView {
  const { statuses = ['partial', 'not_assessed'], ...rest } = over
  return {
    kind: 'recommendations',
    id: 'REC-01',
    name: NAMES.plain,
    overall: 'partial',
    withdrawn: false,
    counts: STATUSES.map((status) => ({ status, count: statuses.filter((own) => own === status).length })),
    assessed: statuses.filter((status) => status !== 'not_assessed').length,
    total: statuses.length,
    parts: statuses.map((status) => ({ name: rest.name ?? NAMES.plain, status })),
    recordOn: '2026-11-20',
    asOf: null,
    origin: 'https://vigia.example',
    ...rest,
  }
}

const VIEWS: readonly StandingView[] = [
  ...STATUSES.map((overall) => standing({ overall, statuses: [overall, 'not_assessed'] })),
  ...Object.values(NAMES).flatMap((name) => [
    standing({ name }),
    standing({ name, kind: 'institutions', id: 'congreso', overall: null, statuses: STATUSES }),
    standing({ name, kind: 'themes', id: 'oversight', overall: null, statuses: [], parts: [] }),
  ]),
  standing({ withdrawn: true }),
]

/** The right edge of the text that reaches farthest. */
function reach({ shapes }: Picture): number {
  return Math.max(...shapes.map((shape) => (shape.kind === 'line' ? shape.x + textWidth(shape.face, shape.size, shape.text) : 0)))
}

describe.each(LANGUAGES)('badge, panel and preview in %s', (language) => {
  const own = words(language)
  const pictures = VIEWS.flatMap((view) => [
    badge(view, own),
    panelPicture(view, own),
    previewPicture(previewSheet({ of: 'standing', standing: view, recordOn: view.recordOn, origin: view.origin }, own), own),
  ])

  it('are whole documents of outlines: no font, script or address, the same bytes each time', async () => {
    for (const picture of pictures) {
      const { svg, style } = drawPicture(picture, 'auto')
      expect(drawPicture(picture, 'auto').svg).toBe(svg)
      expect(svg).not.toMatch(/<text|font|<script|onload=x>|<a\b|url\(|\shref="[^#]/)
      expect(svg).toContain(`<style>${style}</style>`)
      const { width, height, format } = await sharp(Buffer.from(svg)).metadata()
      expect({ width, height, format }).toEqual({ width: picture.width, height: Math.round(picture.height), format: 'svg' })
    }
  })

  it('keep every text inside, however long', () => {
    for (const picture of pictures) expect(reach(picture)).toBeLessThanOrEqual(picture.width - 9)
    for (const view of VIEWS) expect(badge(view, own).width).toBeLessThan(640)
    for (const view of VIEWS) expect(panelFrameHeight(view, own)).toBeLessThanOrEqual(640)
  })

  it('say in words what they show', () => {
    for (const [index, overall] of STATUSES.entries()) {
      const word = own.t(`terms.status.${overall}`)
      const picture = badge(VIEWS[index]!, own)
      expect(picture.title).toContain(word)
      expect(picture.shapes.some((shape) => shape.kind === 'line' && shape.text === word)).toBe(true)
    }
    expect(badge(standing({ statuses: STATUSES, kind: 'themes', overall: null }), own).title).toMatch(/7 (de|of) 8/)
    const other = language === 'es' ? 'Solo en español' : 'Solo en español [es]'
    expect(badge(standing({ kind: 'themes', overall: null, name: NAMES.spanishOnly }), own).title).toContain(other)
  })
})

describe('the two schemes', () => {
  it('are the pages’ own colours and can be read', () => {
    for (const scheme of ['light', 'dark'] as const) {
      const paper = schemeColor('paper', scheme)
      for (const paint of ['ink', 'soft', 'link'] as const) expect(contrast(schemeColor(paint, scheme), paper)).toBeGreaterThanOrEqual(4.5)
      for (const status of STATUSES) expect([status, contrast(schemeColor(status, scheme), paper) >= 3]).toEqual([status, true])
      expect(contrast(schemeColor('light', scheme), schemeColor('band', scheme))).toBeGreaterThanOrEqual(4.5)
    }
  })

  it('are both in a picture that follows the device, one in a picture that is fixed', () => {
    const auto = drawPicture(badge(standing(), words('es')), 'auto')
    expect(auto.style).toContain(`.f-paper{fill:${schemeColor('paper', 'dark')}}`)
    for (const scheme of ['light', 'dark'] as const) {
      const { svg, style } = drawPicture(badge(standing(), words('es')), scheme)
      expect(style).toBe('')
      expect(svg).not.toContain('class=')
      expect(svg).toContain(`fill="${schemeColor('paper', scheme)}"`)
    }
  })
})
