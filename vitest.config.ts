import { availableParallelism } from 'node:os'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { findPostgres } from './tests/support/find-postgres.ts'
import { LegsReporter } from './tests/support/legs-reporter.ts'
import { RUN_FOLDER } from './tests/support/run-folder.ts'

/** Tests of pure functions and of the tree itself: a database would change nothing, so they run once. */
const WITHOUT_DATABASE = [
  'tests/datasets/cells.test.ts',
  'tests/templates/**/*.test.ts',
  'tests/structure/**/*.test.ts',
  'tests/kernel/**/*.test.ts',
  'tests/overview/**/*.test.ts',
  'tests/record/course.test.ts',
  'tests/places/{statuses-over-time,chart}.test.ts',
  'tests/mail/*.test.ts',
  'tests/accounts/sign-in-config.test.ts',
  'tests/schedules/{calendar-periods,changed-periods,cron,periods}.test.ts',
  'tests/evidence/{links,public-copy,scanner}.test.ts',
  'tests/webhooks/{sender,addresses,retries}.test.ts',
  'tests/log/{*-vectors,older-leaves}.test.ts',
  'tests/reports/render-report.test.ts',
  'tests/mailings/{arrange-digest,digest-times}.test.ts',
  'tests/calendar/nearest-dates.test.ts',
  'tests/tables/**/*.test.ts',
  'tests/subscriptions/subscriber-address.test.ts',
]
/**
 * What a browser or a program outside sees does not depend on the engine either, but it takes a server: it runs on the faster one.
 * The verbs behind it have tests of their own, on both.
 */
const ONCE = [
  'tests/mirror/mirror.test.ts',
  'tests/activities/{pages,real-files}.test.ts',
  'tests/journeys/{pages-*,conflict,unfinished,bad-input}.test.ts',
  'tests/api/{contract,documentation}.test.ts',
  'tests/accounts/{page-faults,expired-session,people-pages,sign-in-limits,sign-in-link}.test.ts',
  'tests/http/{feed-conditions,kept-pages,feeds,feed-archives,requests,reports,downloads,metrics,time-travel,outbox}.test.ts',
  'tests/imports/{journey,export-import-export,hard-files}.test.ts',
  'tests/list/*.test.ts',
  'tests/log/{independent,verify,verify-command,verify-page,verify-tables,verify-texts}.test.ts',
  'tests/calendar/calendar.test.ts',
  'tests/proposals/forms.test.ts',
  'tests/reach/outside.test.ts',
  'tests/places/pages.test.ts',
  'tests/record/{history,permanent}.test.ts',
  'tests/readers/*.test.ts',
  'tests/replies/reply-journey.test.ts',
  'tests/webhooks/{journey,many}.test.ts',
  'tests/reports/{edition-pages,supersede}.test.ts',
  'tests/report-requests/{http,journey,request-report}.test.ts',
  'tests/schedules/schedule-pages.test.ts',
  'tests/search/find.test.ts',
  'tests/subscriptions/{journey,one-click}.test.ts',
  'tests/topics/{change-page,matching}.test.ts',
  'tests/mailings/compose-mails.test.ts',
  'tests/travel/*.test.ts',
]
const postgres = await findPostgres()

const legs: TestProjectInlineConfiguration[] = [
  {
    extends: true,
    test: { name: 'no database', include: WITHOUT_DATABASE, globalSetup: 'tests/support/run-folder.ts', sequence: { groupOrder: 0 } },
  },
  {
    extends: true,
    test: {
      name: 'embedded',
      include: ['tests/**/*.test.ts'],
      exclude: postgres.found ? [...WITHOUT_DATABASE, ...ONCE] : WITHOUT_DATABASE,
      globalSetup: ['tests/support/run-folder.ts', 'tests/support/embedded-template.ts'],
      sequence: { groupOrder: 1 },
    },
  },
]
if (postgres.found) {
  legs.push({
    extends: true,
    test: {
      name: 'postgres',
      include: ['tests/**/*.test.ts'],
      exclude: WITHOUT_DATABASE,
      globalSetup: ['tests/support/run-folder.ts', 'tests/support/postgres-template.ts'],
      sequence: { groupOrder: 2 },
    },
  })
}

export default defineConfig({
  test: {
    projects: legs,
    reporters: ['default', new LegsReporter(postgres)],
    maxWorkers: Math.max(2, availableParallelism() - 1),
    env: { TMPDIR: RUN_FOLDER },
    setupFiles: ['tests/support/seed.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 20_000,
  },
})
