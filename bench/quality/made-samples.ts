/** The project's own notes written in each format that we read, with all that a format has to escape. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

interface Sample {
  readonly name: string
  readonly text: string
}

/** The notes of fixtures, "&", "<", "|" and letters beyond ASCII put in where they do no harm to the words around. */
function samplesOf(root: string): Sample[] {
  return ['fixtures/notes', 'fixtures/gold'].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.txt'))
      .sort()
      .map((name) => ({
        name: name.slice(0, -4),
        text: `Seen & examined <today> | é, 37 °C\n${readFileSync(join(root, folder, name), 'utf8')}`,
      })),
  )
}

const lines = (text: string): string[] => text.split(/\r?\n/)
const xml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/°/g, '&#176;')
const hl7Escapes: Readonly<Record<string, string>> = {
  '\\': '\\E\\',
  '|': '\\F\\',
  '^': '\\S\\',
  '&': '\\T\\',
  '~': '\\R\\',
}
const hl7 = (text: string): string => text.replace(/[\\|^&~]/g, (char) => hl7Escapes[char]!)
const rtf = (text: string): string =>
  text.replace(/[\\{}]/g, '\\$&').replace(/[^\x20-\x7e]/g, (char) => {
    const code = char.charCodeAt(0)
    return code < 256 ? `\\'${code.toString(16).padStart(2, '0')}` : `\\u${code}?`
  })

const formats: Readonly<Record<string, (samples: readonly Sample[]) => Record<string, string>>> = {
  ccda: (samples) =>
    each(samples, 'xml', ({ text }) => {
      const body = lines(text).map(
        (line) => `<paragraph>${xml(line).replace(/(\w+)$/, '<content styleCode="Bold">$1</content>')}</paragraph>`,
      )
      return `<?xml version="1.0" encoding="UTF-8"?>\n<ClinicalDocument xmlns="urn:hl7-org:v3"><component><structuredBody><component><section><text>${body.join('\n')}</text></section></component></structuredBody></component></ClinicalDocument>\n`
    }),
  csv: (samples) => ({
    'notes.csv': `id,text\n${samples.map(({ name, text }) => `${name},"${text.replace(/"/g, '""')}"\n`).join('')}`,
  }),
  fhir: (samples) => ({
    'notes.ndjson': samples
      .map(({ name, text }) => {
        const data = Buffer.from(text).toString('base64')
        const attachment = { contentType: 'text/plain; charset=utf-8', data }
        return `${JSON.stringify({ resourceType: 'DocumentReference', id: name, status: 'current', content: [{ attachment }] })}\n`
      })
      .join(''),
  }),
  hl7v2: (samples) =>
    each(samples, 'hl7', ({ name, text }) =>
      [
        `MSH|^~\\&|A|B|C|D|20260131||MDM^T02|${name}|P|2.5||||||UNICODE UTF-8`,
        'TXA|1|PN|TX',
        ...lines(text).map((line, i) => `OBX|${i + 1}|TX|1^Note||${hl7(line)}||||||F`),
        '',
      ].join('\r'),
    ),
  html: (samples) =>
    each(
      samples,
      'html',
      ({ text }) =>
        `<!DOCTYPE html>\n<html><meta charset="utf-8"><body>${lines(text).map(xml).join('<br>\n')}</body></html>\n`,
    ),
  ndjson: (samples) => ({
    'notes.ndjson': samples.map(({ name, text }) => `${JSON.stringify({ id: name, text })}\n`).join(''),
  }),
  rtf: (samples) =>
    each(samples, 'rtf', ({ text }) => `{\\rtf1\\ansi\\ansicpg1252 ${lines(text).map(rtf).join('\\par\n')}}`),
  text: (samples) => each(samples, 'txt', ({ text }) => text),
}

function each(samples: readonly Sample[], ending: string, write: (sample: Sample) => string): Record<string, string> {
  return Object.fromEntries(samples.map((sample) => [`${sample.name}.${ending}`, write(sample)]))
}

/** Writes the notes into a folder for each format below `folder`; gives the folders. */
export function makeSamples(root: string, folder: string): string[] {
  const samples = samplesOf(root)
  return Object.entries(formats).map(([format, write]) => {
    const path = join(folder, `made-${format}`)
    mkdirSync(path, { recursive: true })
    for (const [name, content] of Object.entries(write(samples))) writeFileSync(join(path, name), content)
    return path
  })
}
