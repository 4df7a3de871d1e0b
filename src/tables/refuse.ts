import { Invalid, type Fault } from '../kernel/errors.ts'

/** A file that is not read at all: the domain's Invalid, under the field `file`. */
export function refuse(key: Fault['key'], values?: Fault['values']): Invalid {
  return new Invalid({ file: values ? { key, values } : { key } })
}
