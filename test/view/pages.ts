/** Pages of invented notes, and their parts as a parser of HTML reads them. */
import { Parser } from 'htmlparser2'
import { createExtractor, type Extraction } from '../../src/node.ts'

const extractor = createExtractor()

/** An extraction of a note with the built-in lexicon. */
export function extract(text: string, id = 'note'): Extraction {
  return extractor.extract({ id, text })
}

/** An element as the parser met it. */
export interface Met {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  /** All text inside, also of elements inside. */
  text: string
}

/** Every element of a document, in order. */
export function elementsOf(html: string): readonly Met[] {
  const all: Met[] = []
  const open: Met[] = []
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        const met = { tag, attributes, text: '' }
        all.push(met)
        open.push(met)
      },
      ontext(text) {
        for (const one of open) one.text += text
      },
      onclosetag: () => void open.pop(),
    },
    { decodeEntities: true },
  )
  parser.write(html)
  parser.end()
  return all
}

/** The element of an id. */
export function byId(html: string, id: string): Met {
  const found = elementsOf(html).find(({ attributes }) => attributes.id === id)
  if (!found) throw new Error(`no element has the id ${id}`)
  return found
}
