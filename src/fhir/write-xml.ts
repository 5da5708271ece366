/** XML of resources: elements in the order of the standard, primitives as attributes, decimals as the note writes them. */
import { isObject } from './validate/issue.ts'
import { type Field, tableOf } from './validate/table.ts'
import { writtenValue } from './written-decimal.ts'

const head = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** The XML document of a resource or Bundle: `<Condition xmlns="http://hl7.org/fhir"><id value="…"/>…`. */
export function writeXml(resource: { readonly resourceType: string }): string {
  return `${head}${resourceElement(resource as unknown as Record<string, unknown>, ' xmlns="http://hl7.org/fhir"')}\n`
}

function resourceElement(resource: Record<string, unknown>, namespace: string): string {
  const type = String(resource.resourceType)
  return `<${type}${namespace}>${children(resource, type, true)}</${type}>`
}

/** The child elements of an object in the order of its type; an element that R4 has not is no place in XML and is left out. */
function children(object: Record<string, unknown>, type: string, isResource: boolean): string {
  const fields: Field[] = []
  const table = tableOf(type)
  for (const key in object) {
    const name = key.startsWith('_') ? key.slice(1) : key
    const field = table?.fields.get(name)
    // `x` and `_x` are one element
    if (field && (key === name || object[name] === undefined)) fields.push(field)
  }
  fields.sort((a, b) => a.order - b.order)
  const written = writtenValue(object)
  let out = ''
  for (const field of fields) {
    if (!isResource && (field.name === 'id' || (field.name === 'url' && type === 'Extension'))) continue
    const value = object[field.name]
    const beside = object[`_${field.name}`]
    if (Array.isArray(value)) {
      for (let i = 0; i < value.length; i++)
        out += element(field, value[i], Array.isArray(beside) ? beside[i] : undefined)
    } else out += element(field, value, beside, field.name === 'value' ? written : undefined)
  }
  return out
}

function element({ name, type, primitive }: Field, value: unknown, beside: unknown, written?: string): string {
  if (primitive) {
    if (type === 'xhtml') return String(value)
    const inner = isObject(beside) ? children({ ...beside }, 'Element', false) : ''
    const attribute =
      (isObject(beside) ? attributes(beside, 'Element') : '') +
      (value === undefined ? '' : ` value="${escaped(written ?? String(value))}"`)
    return inner === '' ? `<${name}${attribute}/>` : `<${name}${attribute}>${inner}</${name}>`
  }
  if (!isObject(value)) return ''
  if (type === 'Resource') return `<${name}>${resourceElement(value as Record<string, unknown>, '')}</${name}>`
  return `<${name}${attributes(value, type)}>${children(value as Record<string, unknown>, type, false)}</${name}>`
}

function attributes(value: { readonly [key: string]: unknown }, type: string): string {
  const id = typeof value.id === 'string' ? ` id="${escaped(value.id)}"` : ''
  return type === 'Extension' ? `${id} url="${escaped(String(value.url))}"` : id
}

const special: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
}

/** An attribute's text; what XML can't hold at all becomes U+FFFD. */
function escaped(text: string): string {
  return text
    .replace(/[&<>"\n\r\t]/g, (char) => special[char]!)
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
}
