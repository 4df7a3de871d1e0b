import { readFileSync } from 'node:fs'
import { renderReport } from '../../src/reports/index.ts'
import { readConfig } from '../../src/config.ts'
import { start } from '../../src/start.ts'

/** The whole service in a process of its own; each message is the path of a snapshot to be rendered beside its requests. */
const [folder = ''] = process.argv.slice(2)
const running = await start(readConfig({ DATA_DIR: folder, PORT: '0', HOST: '127.0.0.1', LINK_CAPTURE: 'false', LOG_LEVEL: 'error' }, []))
process.on('message', (path: string) => {
  const text = readFileSync(path, 'utf8')
  process.send?.('begun')
  renderReport(text, 'es').then(
    () => process.send?.('done'),
    (error: unknown) => process.send?.(String(error)),
  )
})
process.on('disconnect', () => void running.close().then(() => process.exit(0)))
process.send?.(running.origin)
