import type { Words } from '../i18n/index.ts'
import type { StatusCount } from '../view/figures.ts'
import type { InstitutionRef } from '../view/references.ts'
import { STATUSES } from '../view/scales.ts'
import { describeCounts, totalOf } from './describe-counts.ts'
import { heatCell } from './heat-cell.ts'
import { heatHead } from './heat-head.ts'
import { heatLabel } from './heat-label.ts'
import type { Scene, Shape } from './scene.ts'
import { estimateWidth, type Measure } from './wrap-label.ts'

export interface InstitutionCounts {
  readonly institution: InstitutionRef
  readonly counts: readonly StatusCount[]
}

const CELL = 20
const PADDING = 5
const SIZE = 9
/** Below this width (points) the names stand above their cells. */
const NARROW = 340
const LABELS = 0.31

/**
 * A heat map of institutions by status, `width` points wide (200 at least): every cell has its count, and the more of the status's
 * colour the larger its share of the institution's addressees. Not assessed is hollow, no evidence hatched; a dot is none.
 * `measure` gives text widths; estimated when absent.
 */
export function institutionsByStatusChart(
  rows: readonly InstitutionCounts[],
  words: Words,
  width: number,
  measure: Measure = estimateWidth,
): Scene {
  const named = rows.map((row) => ({
    ...row,
    name: words.pick(row.institution.name)?.text ?? row.institution.slug,
    total: totalOf(row.counts),
  }))
  const alternative = words.t('editions.chart.institutions.alternative', {
    rows: named.map(({ name, counts }) => `${name}: ${describeCounts(counts, words)}`).join('; '),
  })
  if (rows.length === 0) return { width, height: 0, alternative, shapes: [] }
  const narrow = width < NARROW
  const totals = [words.t('report.chart.total'), ...named.map(({ total }) => words.number(total))]
  const totalWidth = Math.max(...totals.map((text) => measure(text, SIZE))) + 6
  const left = narrow ? 0 : width * LABELS
  const pitch = (width - left - totalWidth) / STATUSES.length
  const columns = STATUSES.map((_, index) => left + index * pitch)
  const head = heatHead(words, { columns, pitch, width }, measure)
  const shapes: Shape[] = [...head.shapes]
  let y = head.height
  for (const { institution, counts, name, total } of named) {
    const label = heatLabel({ name, country: words.t(`terms.country.${institution.country}`) }, narrow ? width : left - 10, measure)
    const height = narrow ? label.height + 2 + CELL : Math.max(CELL, label.height)
    const top = y + PADDING + (narrow ? label.height + 2 : (height - CELL) / 2)
    shapes.push({ kind: 'path', d: `M0 0L${width} 0`, x: 0, y, scale: 1, stroke: 'rule', strokeWidth: 0.6 })
    shapes.push(...label.draw(y + PADDING + (narrow ? 0 : (height - label.height) / 2)))
    for (const [index, status] of STATUSES.entries()) {
      const count = counts.find((entry) => entry.status === status)?.count ?? 0
      const box = { x: columns[index]! + 1, y: top, width: pitch - 2, height: CELL }
      shapes.push(...heatCell({ status, count, share: total === 0 ? 0 : count / total, text: words.number(count) }, box, SIZE, measure))
    }
    shapes.push({
      kind: 'text',
      x: width,
      y: top + CELL / 2 + SIZE * 0.35,
      text: words.number(total),
      size: SIZE,
      anchor: 'end',
      fill: 'soft',
    })
    y += height + PADDING * 2
  }
  return { width, height: y, alternative, shapes }
}
