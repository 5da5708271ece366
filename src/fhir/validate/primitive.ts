/** R4's primitive types: what a JSON value of each may be. */

// R4's own expressions; none is used on more than one value at a time
const id = /^[A-Za-z0-9\-.]{1,64}$/
const code = /^[^\s]+(?:\s[^\s]+)*$/
const uri = /^\S+$/
const year = '\\d{4}'
const month = '(?:0[1-9]|1[0-2])'
const day = '(?:0[1-9]|[12]\\d|3[01])'
const clock = '(?:[01]\\d|2[0-3]):[0-5]\\d:(?:[0-5]\\d|60)(?:\\.\\d+)?'
const zone = '(?:Z|[+-](?:(?:0\\d|1[0-3]):[0-5]\\d|14:00))'
const date = new RegExp(`^${year}(?:-${month}(?:-${day})?)?$`)
const dateTime = new RegExp(`^${year}(?:-${month}(?:-${day}(?:T${clock}${zone})?)?)?$`)
const instant = new RegExp(`^${year}-${month}-${day}T${clock}${zone}$`)
const time = new RegExp(`^${clock}$`)
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/
const oid = /^urn:oid:[0-2](?:\.(?:0|[1-9]\d*))+$/
const uuid = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Whether a JSON value is one of a primitive type: "2026-02-30" is no date, "5" no decimal. */
export function isPrimitiveValue(type: string, value: unknown): boolean {
  switch (type) {
    case 'boolean':
      return typeof value === 'boolean'
    case 'integer':
      return Number.isInteger(value) && Math.abs(value as number) < 2 ** 31
    case 'positiveInt':
      return Number.isInteger(value) && (value as number) > 0 && (value as number) < 2 ** 31
    case 'unsignedInt':
      return Number.isInteger(value) && (value as number) >= 0 && (value as number) < 2 ** 31
    case 'decimal':
      return typeof value === 'number' && Number.isFinite(value)
    default:
      return typeof value === 'string' && isText(type, value)
  }
}

function isText(type: string, value: string): boolean {
  switch (type) {
    case 'id':
      return id.test(value)
    case 'code':
      return code.test(value)
    case 'uri':
    case 'url':
    case 'canonical':
      return uri.test(value)
    case 'date':
      return date.test(value) && isCalendarDay(value)
    case 'dateTime':
      return dateTime.test(value) && isCalendarDay(value)
    case 'instant':
      return instant.test(value) && isCalendarDay(value)
    case 'time':
      return time.test(value)
    case 'base64Binary':
      return value !== '' && value.length % 4 === 0 && base64.test(value)
    case 'oid':
      return oid.test(value)
    case 'uuid':
      return uuid.test(value)
    case 'xhtml':
      return (
        value.startsWith('<div ') && value.includes('xmlns="http://www.w3.org/1999/xhtml"') && value.endsWith('</div>')
      )
    default:
      return value.trim() !== '' && !/[\0-\x08\x0b\x0c\x0e-\x1f]/.test(value)
  }
}

/** A FHIR dateTime, date or instant whose day the calendar has: not "2026-02-30". */
export function isDateTime(value: string): boolean {
  return dateTime.test(value) && isCalendarDay(value)
}

/** A FHIR instant: date, time and zone. */
export function isInstant(value: string): boolean {
  return instant.test(value) && isCalendarDay(value)
}

function isCalendarDay(value: string): boolean {
  if (value.length < 10) return true
  return (
    Number(value.slice(8, 10)) <=
    new Date(Date.UTC(Number(value.slice(0, 4)), Number(value.slice(5, 7)), 0)).getUTCDate()
  )
}
