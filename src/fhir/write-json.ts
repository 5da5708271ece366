/** JSON of resources with decimals as the note writes them: 7.90 stays 7.90. */
import { writtenValue } from './written-decimal.ts'

/** The JSON of a resource or Bundle; as JSON.stringify, but for decimals whose written zeros it keeps. `indent` spaces a level. */
export function writeJson(value: unknown, indent = 0): string {
  return write(value, indent, '\n') ?? 'null'
}

function write(value: unknown, indent: number, line: string): string | undefined {
  if (typeof value === 'string') return quoted(value)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const inner = indent > 0 ? line + ' '.repeat(indent) : ''
  const end = indent > 0 ? line : ''
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]'
    let out = '['
    for (let i = 0; i < value.length; i++)
      out += `${i > 0 ? ',' : ''}${inner}${write(value[i], indent, inner || line) ?? 'null'}`
    return `${out}${end}]`
  }
  const written = writtenValue(value)
  const colon = indent > 0 ? ': ' : ':'
  let out = ''
  for (const key in value) {
    const one = (value as Record<string, unknown>)[key]
    const text = key === 'value' && written !== undefined ? written : write(one, indent, inner || line)
    if (text !== undefined) out += `${out === '' ? '' : ','}${inner}"${key}"${colon}${text}`
  }
  return out === '' ? '{}' : `{${out}${end}}`
}

const plain = /^[\x20\x21\x23-\x5b\x5d-\ud7ff\ue000-\uffff]*$/ // nothing to escape

/** A JSON string; most need no escape. */
export function quoted(text: string): string {
  return plain.test(text) ? `"${text}"` : JSON.stringify(text)
}
