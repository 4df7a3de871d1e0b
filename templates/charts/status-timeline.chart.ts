import { scaleUtc } from 'd3-scale'
import type { Words } from '../i18n/index.ts'
import type { Course } from '../view/course.ts'
import type { Scene, Shape } from './scene.ts'
import { timelineAxis } from './timeline-axis.ts'
import { timelineLane } from './timeline-lane.ts'
import { estimateWidth, wrapLabel, type Measure } from './wrap-label.ts'

const TOP = 4
const NAME = 9
const LINE = 11.5
/** From a row's name to its lane, the lane with the words beneath it, and the room to the next row. */
const LANE = 34
const APART = 6
/** Half a mark, so that none is cut at the edges. */
const EDGE = 8
const MOVES_TOLD = 6
const DAY = 86_400_000
/** A course of a few days is drawn over a month. */
const SHORTEST = 30 * DAY

/**
 * How the status of each addressee went over time, `width` points wide (200 at least): a lane each, coloured by status, with the
 * status's mark where it changed and its word beneath where there is room, the last one always. Dashed is not assessed; a cross is
 * an update that no longer counts. `until` (`YYYY-MM-DD`) is the day on which the lanes end. Addressees that no update is about
 * are left out; with none at all the picture is empty.
 */
export function statusTimelineChart(
  all: readonly Course[],
  until: string,
  words: Words,
  width: number,
  measure: Measure = estimateWidth,
): Scene {
  const rows = all.filter(({ steps, struck }) => steps.length + struck.length > 1)
  const days = rows.flatMap(({ steps, struck }) => [...steps.flatMap(({ from }) => from ?? []), ...struck.map((own) => own.effectiveOn)])
  const alternative = describe(rows, words)
  if (days.length === 0) return { width, height: 0, alternative, shapes: [] }
  const last = Math.max(Date.parse(until), ...days.map((day) => Date.parse(day)))
  const first = Math.min(...days.map((day) => Date.parse(day)), last - SHORTEST)
  const x = scaleUtc()
    .domain([first - (last - first) * 0.04, last])
    .range([EDGE, width - EDGE])
  const named = rows.map((row) => {
    const name = words.pick(row.institution.name)?.text ?? row.institution.slug
    const country = words.t(`terms.country.${row.institution.country}`)
    return { row, lines: wrapLabel(`${name} · ${country}`, width / 1.08, NAME, measure, 2) }
  })
  const bottom = TOP + named.reduce((sum, { lines }) => sum + lines.length * LINE + LANE + APART, 0)
  const axis = timelineAxis(x, { top: TOP, bottom, width, until }, words, measure)
  const shapes: Shape[] = [...axis.shapes]
  let y = TOP
  for (const { row, lines } of named) {
    for (const text of lines) {
      y += LINE
      shapes.push({ kind: 'text', x: 0, y: y - 2, text, size: NAME, strong: true, anchor: 'start', fill: 'ink' })
    }
    shapes.push(...timelineLane(row, { x: (day) => x(Date.parse(day)), from: EDGE, to: x(last), y: y + 11 }, words, measure))
    y += LANE + APART
  }
  return { width, height: bottom + axis.height, alternative, shapes }
}

/** Every change of a few, of more only how many and the last: a name that is read aloud. */
function describe(rows: readonly Course[], words: Words): string {
  const told = rows.map(({ institution, steps }) => {
    const moves = steps.slice(1).map(({ status, from }) => `${words.t(`terms.status.${status}`)} ${words.date(from ?? '')}`)
    const name = words.pick(institution.name)?.text ?? institution.slug
    const last = moves.at(-1)
    if (last === undefined) return `${name}: ${words.t('terms.status.not_assessed')}`
    return `${name}: ${moves.length > MOVES_TOLD ? words.t('record.timeline.many', { n: moves.length, last }) : moves.join(', ')}`
  })
  return words.t('record.timeline.alternative', { rows: told.join('; ') })
}
