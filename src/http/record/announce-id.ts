import { permanentPath, type PermanentKind } from '../../../templates/pages/parts/links.ts'
import type { Request } from '../environment.ts'

/** Tells programs by which address to cite what the page is about (RFC 8574). `id`: the stored UUID. */
export function announceId(c: Request, kind: PermanentKind, id: string): void {
  c.header('Link', `<${c.var.ctx.settings.publicUrl}${permanentPath(kind, id)}>; rel="cite-as"`, { append: true })
}
