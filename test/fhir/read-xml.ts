/** XML and JSON of a resource as the same list of lines, by an XML parser that knows nothing of FHIR: to compare what two writers wrote. */
import { XMLParser } from 'fast-xml-parser'

type Node = { [name: string]: Node[] | string } & { ':@'?: Record<string, string> }

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseAttributeValue: false,
  parseTagValue: false,
  trimValues: false,
  htmlEntities: true,
})

/** "Condition/code/text=gout" of each value, in the order of the document. */
export function linesOfXml(xml: string): string[] {
  const lines: string[] = []
  const walk = (nodes: Node[], path: string): void => {
    for (const node of nodes) {
      const name = Object.keys(node).find((key) => key !== ':@' && key !== '#text' && !key.startsWith('?'))
      if (name === undefined) continue
      const at = `${path}/${name}`
      for (const [key, value] of Object.entries(node[':@'] ?? {}))
        if (key !== 'xmlns') lines.push(key === 'value' ? `${at}=${value}` : `${at}/${key}=${value}`)
      walk(node[name] as Node[], at)
    }
  }
  walk(parser.parse(xml) as Node[], '')
  return lines
}

/** The same lines of JSON text: decimals as they are written in it. */
export function linesOfJson(json: string): string[] {
  // numbers become strings before they lose their zeros
  const value = JSON.parse(
    json.replace(
      /("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/g,
      (_, text: string | undefined, number: string) => text ?? `"${number}"`,
    ),
  ) as unknown
  const lines: string[] = []
  const walk = (one: unknown, path: string): void => {
    if (Array.isArray(one)) for (const item of one) walk(item, path)
    else if (typeof one === 'object' && one !== null) {
      const type = (one as { resourceType?: string }).resourceType
      const at = type === undefined ? path : `${path}/${type}`
      for (const [key, value] of Object.entries(one))
        if (key !== 'resourceType') walk(value, `${at}/${key.replace(/^_/, '')}`)
    } else lines.push(`${path}=${one}`)
  }
  walk(value, '')
  return lines
}
