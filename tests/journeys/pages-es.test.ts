import { inspectPages } from '../support/inspect-pages.ts'

inspectPages(['es'])
