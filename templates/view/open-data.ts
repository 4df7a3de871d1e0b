import type { DatasetView, DumpFileView, DumpMoment } from './dataset.ts'

export interface OpenDataView {
  readonly datasets: readonly DatasetView[]
  /** The latest nightly dump; null before the first one: then the files hold the record as it stands. */
  readonly dump: (DumpMoment & { readonly files: readonly DumpFileView[] }) | null
  /** What citing names: the dump's moment, or the present one. */
  readonly moment: DumpMoment
}
