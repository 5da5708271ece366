/** What is said of an input or record that gave no note: a sentence for each code, with the mend, never a word of it. */
import type { RejectCode } from '../errors.ts'

const reasons: ReadonlyMap<string, string> = new Map<RejectCode, string>([
  ['inputs/not-found', 'no such file'],
  ['inputs/no-match', 'no file in it, or none that matches'],
  ['inputs/not-permitted', 'may not be read'],
  ['inputs/unreadable', "can't be read"],
  ['inputs/bad-compression', 'damaged or cut short: what was compressed does not unpack'],
  ['inputs/unsupported-compression', 'zstd needs Node 22.15 or later; unpack it first, as with zstd -d'],
  ['inputs/inflates-too-much', 'unpacks to far more than text does; --max-inflation raises the limit'],
  ['readers/too-large', 'larger than the limit; --max-document, --max-record or --max-elements raises it'],
  ['readers/too-deep', 'nested deeper than the limit; --max-depth raises it'],
  ['readers/attachment-too-large', 'an attachment is larger than the limit; --max-attachment raises it'],
  ['readers/line-too-long', 'a line or row longer than the limit; --max-record raises it'],
  ['readers/note-too-long', 'a note longer than the limit; --max-note raises it'],
  ['readers/doctype', 'has a DOCTYPE, which is not read'],
  ['readers/bad-xml', 'not well-formed XML'],
  ['readers/bad-json', 'not valid JSON'],
  ['readers/bad-base64', 'an attachment that is no base64'],
  ['readers/bad-encoding', 'an encoding that does not decode'],
  ['readers/bad-message', 'no HL7 v2 message'],
  ['readers/bad-quote', 'a quote in the middle of a cell'],
  ['readers/unclosed-quote', 'a quote that is never closed, or a row over the limit, which --max-record raises'],
  ['readers/missing-column', 'no column of text; name it with --text-column'],
  ['readers/no-text-field', 'no object with a "text" in it'],
  ['readers/no-narrative', 'nothing to read in it'],
  ['readers/several-notes', 'several notes where one is expected'],
  ['readers/external-content', 'its text is elsewhere, and nothing is fetched'],
  ['readers/unsupported-content', 'no text: a picture, a PDF, an archive'],
  ['readers/marked-as-error', 'marked by its author as an error'],
  ['readers/failed', "can't be read as what it seems to be; say its format with --from"],
])

/** The sentence of a code: "not valid JSON". */
export function reasonOf(code: RejectCode): string {
  return reasons.get(code) ?? `rejected (${code})`
}
