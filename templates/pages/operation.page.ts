import { html } from 'hono/html'
import type { OperationFigures, OperationView, ProcessState, QueueState, Trouble } from '../view/operation.ts'
import type { Html, PageContext } from './layout.ts'
import { duration } from './parts/duration.ts'
import { section } from './parts/section.ts'
import { instantTime } from './parts/time.ts'
import { workspaceFrame } from './parts/workspace-frame.ts'

type FactName = { readonly [Group in keyof OperationFigures]: keyof OperationFigures[Group] }[keyof OperationFigures]
type Groups = { readonly [Group in keyof OperationFigures]: { readonly [Fact in keyof OperationFigures[Group]]: Html | string } }

/** How the service does: first what is not well and what to do about it, then every fact, then the processes. Names nobody. */
export function operationPage(view: OperationView, page: PageContext): Html {
  const { words } = page
  const title = words.t('operation.title')
  return workspaceFrame(
    page,
    title,
    title,
    html`<p class="narrow">${words.t('operation.lead')}</p>
      ${
        view.troubles.length === 0
          ? html`<p class="notice" role="status">${words.t('operation.all_well')}</p>`
          : section(
              'troubles',
              words.t('operation.troubles', { n: view.troubles.length }),
              html`<ul class="changes">
                ${view.troubles.map((trouble) => html`<li>${troubleItem(page, trouble)}</li>`)}
              </ul>`,
            )
      }
      ${view.figures === null ? '' : facts(page, view.figures)}
      ${view.queues.length === 0 ? '' : section('queues', words.t('operation.queues'), queueTable(page, view.queues))}
      ${view.processes.length === 0 ? '' : section('processes', words.t('operation.processes'), processTable(page, view.processes))}`,
  )
}

function troubleItem(page: PageContext, { kind, n, seconds, queues }: Trouble): Html {
  const { words } = page
  const names = words.list(queues.map((name) => words.t(`operation.queue.${name}`)))
  const values = { n, duration: duration(page, seconds), names }
  return html`<h3>${words.t(`operation.trouble.${kind}`, values)}</h3>
    <p>${words.t(`operation.todo.${kind}`)}</p>
    <p class="quiet">${words.t('operation.read')} <code>${words.t(`operation.doc.${kind}`)}</code></p>`
}

function facts(page: PageContext, { reports, mails, outside, record }: OperationFigures): Html {
  const { words } = page
  const number = (value: number) => words.number(value)
  const instant = (value: string | null) => (value === null ? words.t('operation.never') : instantTime(page, value))
  const numbers = <Names extends string>(values: Readonly<Record<Names, number>>) =>
    Object.fromEntries(Object.entries<number>(values).map(([name, value]) => [name, number(value)])) as Record<Names, string>
  const { lastIssued, ...reportCounts } = reports
  const { pausedSince, ...mailCounts } = mails
  const { lastDump, signed, ...recordCounts } = record
  const groups: Groups = {
    reports: {
      ...numbers(reportCounts),
      oldestSeconds: duration(page, reports.oldestSeconds),
      lastIssued: instant(lastIssued),
    },
    mails: {
      ...numbers(mailCounts),
      oldestSeconds: duration(page, mails.oldestSeconds),
      pausedSince: pausedSince === null ? words.t('operation.no') : instantTime(page, pausedSince),
    },
    outside: numbers(outside),
    record: {
      ...numbers(recordCounts),
      signed: signed === null ? words.t('operation.never') : number(signed),
      lastDump: instant(lastDump),
      storedBytes: words.t('operation.megabytes', { n: Math.round(record.storedBytes / 1e6) }),
    },
  }
  return html`${group(page, 'reports', groups.reports)} ${group(page, 'mails', groups.mails)} ${group(page, 'outside', groups.outside)}
  ${group(page, 'record', groups.record)}`
}

function group<Name extends keyof OperationFigures>(page: PageContext, name: Name, values: Groups[Name]): Html {
  const { words } = page
  const entries = Object.entries(values) as [FactName, Html | string][]
  return section(
    name,
    words.t(`operation.group.${name}`),
    html`<dl class="pairs vitals">
      ${entries.map(
        ([fact, value]) =>
          html`<div>
            <dt>${words.t(`operation.fact.${fact}`)}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>`,
  )
}

function queueTable(page: PageContext, queues: readonly QueueState[]): Html {
  const { words } = page
  const label = {
    waiting: words.t('operation.column.waiting'),
    oldest: words.t('operation.column.oldest'),
    active: words.t('operation.column.active'),
    failed: words.t('operation.column.failed'),
  }
  return html`<div class="wide">
    <table>
      <caption class="unseen">
        ${words.t('operation.queues')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.t('operation.column.queue')}</th>
          ${Object.values(label).map((text) => html`<th scope="col" class="number">${text}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${queues.map(
          (queue) =>
            html`<tr>
              <th scope="row"><div>${words.t(`operation.queue.${queue.name}`)}</div></th>
              <td class="number" data-label="${label.waiting}"><div>${words.number(queue.waiting)}</div></td>
              <td class="number" data-label="${label.oldest}"><div>${duration(page, queue.oldestSeconds)}</div></td>
              <td class="number" data-label="${label.active}"><div>${words.number(queue.active)}</div></td>
              <td class="number" data-label="${label.failed}"><div>${words.number(queue.failed)}</div></td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

function processTable(page: PageContext, processes: readonly ProcessState[]): Html {
  const { words } = page
  const label = {
    place: words.t('operation.column.place'),
    version: words.t('operation.column.version'),
    started: words.t('operation.column.started'),
    seen: words.t('operation.column.seen'),
    worked: words.t('operation.column.worked'),
    pool: words.t('operation.column.pool'),
    late: words.t('operation.column.late'),
    memory: words.t('operation.column.memory'),
  }
  return html`<div class="wide">
    <table>
      <caption class="unseen">
        ${words.t('operation.processes')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.t('operation.column.mode')}</th>
          ${Object.values(label).map((text) => html`<th scope="col">${text}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${processes.map(
          (each) =>
            html`<tr>
              <th scope="row"><div>${words.t(`operation.mode.${each.mode}`)}</div></th>
              <td data-label="${label.place}"><div>${each.host} · ${String(each.pid)}</div></td>
              <td data-label="${label.version}"><div>${each.version}</div></td>
              <td data-label="${label.started}"><div>${instantTime(page, each.startedAt)}</div></td>
              <td data-label="${label.seen}">
                <div>
                  ${words.t('operation.ago', { duration: duration(page, each.silentSeconds) })}
                  ${each.missed ? html`<span class="label overdue">${words.t('operation.missed')}</span>` : ''}
                </div>
              </td>
              <td data-label="${label.worked}">
                <div>${each.workedAt === null ? words.t('operation.never') : instantTime(page, each.workedAt)}</div>
              </td>
              <td data-label="${label.pool}">
                <div>${words.t('operation.pool', { open: each.poolOpen, waiting: each.poolWaiting })}</div>
              </td>
              <td data-label="${label.late}">
                <div>${words.t('operation.milliseconds', { n: Math.round(each.loopDelayMilliseconds) })}</div>
              </td>
              <td data-label="${label.memory}"><div>${words.t('operation.megabytes', { n: Math.round(each.memoryBytes / 1e6) })}</div></td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}
