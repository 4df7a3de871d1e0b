import { importListPage } from '../../../templates/pages/import-list.page.ts'
import { importProblemsPage } from '../../../templates/pages/import-problems.page.ts'
import { importPage } from '../../../templates/pages/import.page.ts'
import type { Html, PageContext } from '../../../templates/pages/layout.ts'
import type { ImportBatch, ImportState } from '../../../templates/view/import.ts'

const at = '2026-11-20T15:00:00.000Z'
const PROBLEM = { key: 'imports.problem.repeated', values: { value: 'A <b>&</b>', row: 2 } } as const

const batch: ImportBatch = {
  id: '01990000-0000-7000-8000-000000000001',
  kind: 'recommendations',
  state: 'uploaded',
  version: 2,
  fileName: 'compromisos & promesas.csv',
  fileBytes: 1_234_567,
  fileSha256: 'ab'.repeat(32),
  hints: {},
  facts: {
    format: 'csv',
    encoding: 'windows-1252',
    encodingGuessed: true,
    encodings: [{ name: 'windows-1252', sample: 'Añil' }],
    separator: ';',
    sheets: [],
    sheet: null,
    headerRow: 1,
    columns: [
      { header: 'código', samples: ['A-1', 'A-2'] },
      { header: 'a <very> long "header" that says all there is to say of what stands below it', samples: [] },
    ],
  },
  mapping: { code: { column: 'código' } },
  mode: 'published',
  counts: {
    outcomes: { added: 2_345, changed: 1, refused: 3 },
    problems: [{ key: PROBLEM.key, severity: 'fault', count: 3, example: PROBLEM.values }],
  },
  rowsTotal: 2_349,
  rowsDone: 500,
  fault: null,
  failedIn: null,
  createdBy: 'Rosa Quispe',
  createdById: '01990000-0000-7000-8000-000000000002',
  publisher: null,
  undoer: null,
  createdAt: at,
  changedAt: at,
  appliedAt: null,
  undoneAt: null,
}

const form = {
  fields: [
    { name: 'batch_publisher', type: 'setting', required: true, choices: [], confidence: null },
    { name: 'code', type: 'text', required: true, choices: [], confidence: 0.9 },
    { name: 'kind', type: 'choice', required: true, choices: ['explicit', 'soft'], confidence: 0.3 },
    { name: 'addressees', type: 'list', required: true, choices: [], confidence: null },
    { name: 'title_es', type: 'text', required: false, choices: [], confidence: null },
    { name: 'source_date', type: 'partial_date', required: false, choices: [], confidence: null },
  ],
  saved: 'Plan <andino>',
  own: false,
  drafts: true,
}

type Pages = Readonly<Record<string, { readonly path: string; readonly workspace?: true; render(page: PageContext): Html }>>

/** An import at each of its states, as pages draw it. */
export const importPages: Pages = {
  'imports/list': {
    path: '/workspace/imports',
    workspace: true,
    render: (page) => importListPage({ batches: [batch], megabytes: 100, values: {}, errors: { file: 'No' } }, page),
  },
  'imports/list-empty': {
    path: '/workspace/imports',
    workspace: true,
    render: (page) => importListPage({ batches: [], megabytes: 100, values: {}, errors: {} }, page),
  },
  'imports/mapping': shown({}, true),
  'imports/mapping-activities': shown({ kind: 'activities' }, true, { batch_publisher: 'Falta' }),
  'imports/refused': shown({}, true, { addressees: 'Falta' }),
  'imports/checking': shown({ state: 'checking', rowsTotal: null }),
  'imports/checked': shown({ state: 'checked' }),
  'imports/checked-activities': shown({ state: 'checked', kind: 'activities' }),
  'imports/nothing': shown({ state: 'checked', counts: { outcomes: { refused: 3 }, problems: [] } }),
  'imports/waiting': shown({ state: 'waiting' }),
  'imports/waiting-second': shown({ state: 'waiting' }, false, {}, false),
  'imports/applying': shown({ state: 'applying', fault: { key: 'imports.problem.unexpected', values: { attempts: 2 } } }),
  'imports/applied': shown({ state: 'applied', publisher: 'Bea Luna', appliedAt: at }),
  'imports/undoing': shown({ state: 'undoing', publisher: 'Bea Luna', undoer: 'Bea Luna', appliedAt: at }),
  'imports/undone': shown({
    state: 'undone',
    undoer: 'Bea Luna',
    appliedAt: at,
    undoneAt: at,
    counts: { ...batch.counts, undone: 2_300, kept: 46 },
  }),
  'imports/failed': shown({ state: 'failed' satisfies ImportState, failedIn: 'applying', fault: PROBLEM }),
  'imports/failed-check': shown({ state: 'failed', rowsTotal: null, failedIn: 'checking', fault: PROBLEM }, true),
  'imports/no-problems': {
    path: '/workspace/imports/1/problems',
    workspace: true,
    render: (page) => importProblemsPage({ batch, key: null, next: null, problems: [] }, page),
  },
  'imports/problems': {
    path: '/workspace/imports/1/problems',
    workspace: true,
    render: (page) =>
      importProblemsPage(
        { batch, key: PROBLEM.key, next: 50, problems: [{ ...PROBLEM, row: 4, column: 'código', severity: 'fault' }] },
        page,
      ),
  },
}

function shown(changed: Partial<ImportBatch>, asked = false, errors: Readonly<Record<string, string>> = {}, own = true) {
  const values = { column_code: 'código', constant_kind: 'explicit', mode: 'drafts', read_kind: 'recommendations', header_row: '1' }
  return {
    path: '/workspace/imports/1',
    workspace: true as const,
    render: (page: PageContext) =>
      importPage(
        { batch: { ...batch, ...changed }, form: asked ? form : null, own, problem: asked ? null : 'No <se> puede', values, errors },
        page,
      ),
  }
}
