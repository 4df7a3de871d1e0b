import { inspectPages } from '../support/inspect-pages.ts'

/** A page of each kind in one of its languages; all of them in both, and the forms filled in, are `npm run check:pages`. */
inspectPages(
  ['es', 'en'],
  [
    '/es',
    '/en/recommendations?q=aquerdos&sort=status',
    '/es/recommendations/REC-03?as_of=2026-11-20T15:30:00Z',
    '/en/recommendations/REC-01 > /evidence/*',
    '/en/institutions/*',
    '/es/matrix',
    '/es/changes',
    '/en/reports/baseline',
    '/es/compare?from=2026-11-01&country=PE',
    '/en/data',
    '/es/subscribe?topic=reports',
    '/en/recommendations/REC-99',
    '/es/workspace',
    '/en/workspace/updates/new',
    '/es/workspace/people',
  ],
)
