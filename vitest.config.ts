import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { findPostgres } from './tests/support/find-postgres.ts'
import { HeavyFirst } from './tests/support/heavy-first.ts'
import { LegsReporter } from './tests/support/legs-reporter.ts'
import { RUN_FOLDER } from './tests/support/run-folder.ts'

/** Tests of pure functions and of the tree itself: a database would change nothing, so they run once. */
const WITHOUT_DATABASE = [
  'tests/datasets/{cells,reading-ahead,slow-reader}.test.ts',
  'tests/{http/{log-size,page-memory,unreadable},search/narrow}.test.ts',
  'tests/templates/**/*.test.ts',
  'tests/structure/**/*.test.ts',
  'tests/kernel/**/*.test.ts',
  'tests/overview/**/*.test.ts',
  'tests/record/course.test.ts',
  'tests/places/{statuses-over-time,chart}.test.ts',
  'tests/mail/*.test.ts',
  'tests/accounts/sign-in-config.test.ts',
  'tests/journeys/refused-start.test.ts',
  'tests/schedules/{calendar-periods,changed-periods,cron,periods}.test.ts',
  'tests/evidence/{links,public-copy,scanner}.test.ts',
  'tests/webhooks/{sender,addresses,retries}.test.ts',
  'tests/log/{*-vectors,older-leaves,proofs}.test.ts',
  'tests/reports/render-report.test.ts',
  'tests/mailings/{arrange-digest,digest-times,digest-windows}.test.ts',
  'tests/api/paging.test.ts',
  'tests/calendar/nearest-dates.test.ts',
  'tests/tables/**/*.test.ts',
  'tests/mirror/mirror.test.ts',
  'tests/subscriptions/subscriber-address.test.ts',
  'tests/security/{behind-proxies,connections}.test.ts',
  'tests/dependencies/lock.test.ts',
  'tests/operation/{alerts,recent,troubles}.test.ts',
]
/**
 * What a browser or a program outside sees does not depend on the engine either, but it takes a server: it runs on the faster one.
 * The verbs behind it have tests of their own, on both.
 */
const ONCE = [
  'tests/dumps/{formats,open-data-http}.test.ts',
  'tests/activities/{citation-forms,pages,real-files}.test.ts',
  'tests/journeys/{pages,conflict,unfinished,bad-input}.test.ts',
  'tests/backup/{broken,commands,drill,killed}.test.ts',
  'tests/api/{answers,contract,documentation,hostile,limits}.test.ts',
  'tests/accounts/{forged-tokens,page-faults,expired-session,passwords,people-pages,provider,sign-in-limits,sign-in-link}.test.ts',
  'tests/second-factor/steps.test.ts',
  'tests/deliveries/faults.test.ts',
  'tests/evidence/{upload,serving}.test.ts',
  'tests/http/{feed-conditions,kept-pages,feeds,feed-archives,compression,requests,reports,downloads,metrics,time-travel,outbox,two-processes}.test.ts',
  'tests/imports/{journey,export-import-export,hard-files}.test.ts',
  'tests/journal/*.test.ts',
  'tests/list/*.test.ts',
  'tests/log/{independent,openings,tiles,verify,verify-command,verify-page,verify-tables,verify-texts}.test.ts',
  'tests/calendar/calendar.test.ts',
  'tests/proposals/{conflicts,forms}.test.ts',
  'tests/reach/outside.test.ts',
  'tests/places/{pages,institution-list}.test.ts',
  'tests/desk/large-record.test.ts',
  'tests/outages/*.test.ts',
  'tests/record/{history,permanent}.test.ts',
  'tests/readers/*.test.ts',
  'tests/replies/reply-journey.test.ts',
  'tests/webhooks/{api,journey,many}.test.ts',
  'tests/reports/{edition-pages,faults,supersede,verify-command}.test.ts',
  'tests/report-requests/{http,journey,request-report}.test.ts',
  'tests/schedules/schedule-pages.test.ts',
  'tests/search/find.test.ts',
  'tests/subscriptions/{journey,one-click}.test.ts',
  'tests/security/{front-proxies,rolling-restart,smuggling,requests}.test.ts',
  'tests/topics/{change-page,matching}.test.ts',
  'tests/mailings/compose-mails.test.ts',
  'tests/travel/*.test.ts',
  'tests/operation/{log-lines,probes,sign-in-lines,stopping,traces}.test.ts',
]
/** Every page in a browser, every link, the whole site as a mirror: `npm run check:pages`; the suite looks at a sample. */
const EVERY_PAGE = ['tests/journeys/pages-{es,en}.test.ts', 'tests/http/every-link.test.ts', 'tests/mirror/journey.test.ts']
const postgres = await findPostgres()
const ENGINE = `tests/support/${postgres.found ? 'postgres' : 'embedded'}-template.ts`

const legs: TestProjectInlineConfiguration[] = [
  {
    extends: true,
    test: { name: 'no database', include: WITHOUT_DATABASE, globalSetup: 'tests/support/run-folder.ts' },
  },
  {
    extends: true,
    test: {
      name: 'pages',
      include: EVERY_PAGE,
      globalSetup: ['tests/support/run-folder.ts', ENGINE],
    },
  },
  {
    extends: true,
    test: {
      name: 'embedded',
      include: ['tests/**/*.test.ts'],
      exclude: [...WITHOUT_DATABASE, ...EVERY_PAGE, ...(postgres.found ? ONCE : [])],
      globalSetup: ['tests/support/run-folder.ts', 'tests/support/embedded-template.ts'],
    },
  },
]
if (postgres.found) {
  legs.push({
    extends: true,
    test: {
      name: 'postgres',
      include: ['tests/**/*.test.ts'],
      exclude: [...WITHOUT_DATABASE, ...EVERY_PAGE],
      globalSetup: ['tests/support/run-folder.ts', 'tests/support/postgres-template.ts'],
    },
  })
}

export default defineConfig({
  test: {
    projects: legs,
    reporters: ['default', new LegsReporter(postgres)],
    // One more than there are cores: a test that waits for a job, a child or a browser leaves its core to another.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: HeavyFirst },
    // Files of a leg share their worker: what they import is read once, and the engine in memory is warm. Nothing in a module may
    // be about one database; what must be is kept by its handle (a WeakMap).
    isolate: false,
    env: { TMPDIR: RUN_FOLDER, NODE_COMPILE_CACHE: join(RUN_FOLDER, 'compiled') },
    setupFiles: ['tests/support/seed.ts'],
    // RUNS tries properties more often than usual.
    testTimeout: process.env['RUNS'] === undefined ? 60_000 : 3_600_000,
    hookTimeout: 120_000,
    teardownTimeout: 20_000,
  },
})
