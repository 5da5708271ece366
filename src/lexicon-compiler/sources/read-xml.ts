/** A small streaming reader of XML: tags and text, the five entities and numbers; nothing is ever fetched or expanded. */
import { LexiconError } from '../../errors.ts'
import { eachLine } from './read-lines.ts'
import type { Report, SourceFile } from './source.ts'

export interface XmlVisitor {
  open(name: string, attributes: ReadonlyMap<string, string>, line: number): void
  close(name: string, text: string, line: number): void
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const attribute = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
// A tag or comment longer than this has lost its end.
const longestMarkup = 1_000_000

function decode(text: string): string {
  return text.replace(/&(#x?[0-9a-f]+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? whole
    const code = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/**
 * Reads the elements of a file in order; `close` has the text that stood directly in the element.
 *
 * @throws LexiconError on a document type with entities, and on tags that don't match.
 */
export async function eachElement(file: SourceFile, report: Report, visitor: XmlVisitor): Promise<void> {
  const stack: { name: string; text: string }[] = []
  let rest = ''
  const fail = (line: number, what: string): never => {
    throw new LexiconError('lexicon/bad-source', `${file.path}:${line}: ${what}.`)
  }
  await eachLine(file, report, (text, line) => {
    const input = rest === '' ? text : `${rest}\n${text}`
    let at = 0
    rest = ''
    while (at < input.length) {
      const start = input.indexOf('<', at)
      const words = input.slice(at, start === -1 ? undefined : start)
      if (stack.length > 0 && words.trim() !== '') stack.at(-1)!.text += `${decode(words)} `
      if (start === -1) return
      const end = input.startsWith('<!--', start) ? input.indexOf('-->', start + 4) : input.indexOf('>', start)
      if (end === -1) {
        rest = input.slice(start)
        if (rest.length > longestMarkup) fail(line, 'a tag is never closed')
        return
      }
      const tag = input.slice(start + 1, end)
      at = end + (input.startsWith('<!--', start) ? 3 : 1)
      if (tag.startsWith('!--') || tag.startsWith('?')) continue
      if (tag.startsWith('!')) {
        if (/\[|ENTITY/.test(tag)) fail(line, 'has a document type with declarations, which are not read')
        continue
      }
      if (tag.startsWith('/')) {
        const name = tag.slice(1).trim()
        const element = stack.pop()
        if (element?.name !== name) fail(line, `</${name}> closes no open element`)
        visitor.close(name, element!.text.replace(/\s+/g, ' ').trim(), line)
        continue
      }
      const name = /^[\w:.-]+/.exec(tag)?.[0] ?? ''
      if (name === '') fail(line, 'a tag has no name')
      const attributes = new Map<string, string>()
      for (const [, key, double, single] of tag.matchAll(attribute))
        attributes.set(key!, decode(double ?? single ?? ''))
      visitor.open(name, attributes, line)
      if (tag.endsWith('/')) visitor.close(name, '', line)
      else stack.push({ name, text: '' })
    }
  })
  if (stack.length > 0 || rest !== '')
    fail(
      report.counts.get(file.path)?.lines ?? 0,
      `the file ends inside <${stack.at(-1)?.name ?? '?'}>: is it cut off?`,
    )
}
