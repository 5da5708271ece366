/** HTML as lines of text, each character with its place in the source. */
import { Parser } from 'htmlparser2'
import { startLines } from './line-writer.ts'
import type { Limits } from './reader.ts'
import { Refused } from './refused.ts'
import type { Rendition } from './rendition.ts'

// Elements that begin and end a line; those of `spaced` stand apart by an empty one.
const blocks = new Set(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form header html legend main nav ol option section summary table tbody tfoot thead ul'.split(
    ' ',
  ),
)
const spaced = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'pre'])
// Elements whose text is not for reading.
const silent = new Set(
  'head script style template noscript svg math iframe object audio video canvas select textarea title'.split(' '),
)

/** The text of an HTML page or fragment: `<p>A &amp; B<br>C</p>` gives "A & B" and "C" on two lines. */
export function htmlText(source: string, limits: Limits): Rendition {
  const lines = startLines()
  const lists: { ordered: boolean; items: number }[] = []
  let silence = 0
  let kept = 0 // depth of `pre`
  let depth = 0
  let count = 0

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++count > limits.elements) throw new Refused('readers/too-large', parser.startIndex)
        if (++depth > limits.depth) throw new Refused('readers/too-deep', parser.startIndex)
        if (silence > 0 || silent.has(name) || 'hidden' in attributes) {
          silence++
          return
        }
        if (blocks.has(name)) lines.line()
        else if (spaced.has(name)) lines.blank()
        if (name === 'br') lines.forceBreak()
        else if (name === 'pre') kept++
        else if (name === 'tr') {
          lines.openRow()
        } else if (name === 'td' || name === 'th') lines.cell()
        else if (name === 'ol' || name === 'ul') lists.push({ ordered: name === 'ol', items: 0 })
        else if (name === 'li') {
          const list = lists.at(-1)
          if (list) list.items++
          lines.line()
          lines.mark(list?.ordered ? `${list.items}. ` : '- ')
        }
      },
      onclosetag(name) {
        depth--
        if (silence > 0) {
          silence--
          return
        }
        if (name === 'tr') {
          lines.closeRow()
        } else if (name === 'pre') kept--
        else if (name === 'ol' || name === 'ul') lists.pop()
        if (blocks.has(name) || name === 'li') lines.line()
        else if (spaced.has(name)) lines.blank()
      },
      ontext(text) {
        if (silence > 0) return
        const start = parser.startIndex
        const end = parser.endIndex + 1
        const copied = text.length === end - start && source.startsWith(text, start)
        if (!copied)
          lines.char(text, start, end - start) // an entity
        else if (kept > 0) lines.verbatim(source, start, end)
        else lines.flow(source, start, end)
      },
    },
    { decodeEntities: true },
  )
  parser.end(source)
  return lines.out.finish()
}
