import { scaleLinear } from 'd3-scale'
import type { Words } from '../i18n/index.ts'
import type { StatusCount } from '../view/figures.ts'
import { stackedBar } from './bar-segment.ts'
import { describeCounts, totalOf } from './describe-counts.ts'
import type { Scene } from './scene.ts'

const HEIGHT = 22

/** All addressees as one stacked bar, `width` points wide. Empty where there are none. */
export function statusBarChart(counts: readonly StatusCount[], words: Words, width: number): Scene {
  const axis = scaleLinear()
    .domain([0, Math.max(1, totalOf(counts))])
    .range([0, width])
  const shapes = stackedBar(counts, { top: 0, height: HEIGHT, size: 10, scale: (count) => axis(count) })
  const alternative = words.t('report.chart.bar.alternative', { counts: describeCounts(counts, words) })
  return { width, height: HEIGHT, alternative, shapes }
}
