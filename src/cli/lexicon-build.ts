/** `tincture lexicon build`: tables, lists and terminologies into one lexicon file. */
import { Command, Option } from 'commander'
import {
  buildLexicon,
  createReport,
  type FileCount,
  type FormatName,
  formatNames,
  type MentionKind,
} from '../lexicon-compiler/index.ts'
import { builtin, LexiconError } from '../node.ts'
import { type Console, exitCodes } from './console.ts'
import { namedSources } from './source-files.ts'
import { writeWhole } from './write-whole.ts'

interface Options {
  out: string
  base: 'en' | 'none'
  format?: FormatName
  kind?: MentionKind
  json?: boolean
  keepGoing?: boolean
}

export function buildCommand(console: Console): Command {
  return new Command('build')
    .description('compile tables, lists and terminologies into one lexicon file')
    .argument('<sources...>', 'folders of .tsv tables, files of a terminology, or folders of these')
    .requiredOption('-o, --out <file>', 'the lexicon to write')
    .addOption(
      new Option('--base <lexicon>', 'what it stands on: the built-in English lexicon, or nothing')
        .choices(['en', 'none'])
        .default('none'),
    )
    .addOption(
      new Option('--format <format>', 'what the files are, where name and first lines do not say it').choices(
        formatNames,
      ),
    )
    .addOption(
      new Option('--kind <kind>', 'what the codes mean, where a source does not say it').choices([
        'condition',
        'medication',
        'observation',
      ]),
    )
    .option('--keep-going', 'leave out wrong rows of tables and lists, instead of refusing them')
    .option('--json', 'what the lexicon holds, as one JSON object')
    .addHelpText(
      'after',
      `
Reads, each by its real columns:
  our tables            a folder like lexicons/en, or a list: surface, system, code, display[, kind, unit, flags]
  RxNorm, UMLS          RXNCONSO.RRF (+ RXNREL.RRF), MRCONSO.RRF (+ MRSTY.RRF)
  SNOMED CT             RF2 snapshot: descriptions (+ concepts, relationships, language, ICD-10-CM map)
  LOINC, ICD-10-CM      Loinc.csv; order file, tabular XML
  OMOP                  CONCEPT.csv (+ CONCEPT_SYNONYM.csv, CONCEPT_RELATIONSHIP.csv)
  FHIR, OBO             CodeSystem, ValueSet, ConceptMap or a Bundle as JSON; .obo
  cTAKES, MedCAT        .bsv; .csv with cui,name
Files that belong together are named together, or stand in one folder.

Examples:
  $ tincture lexicon build our-words.csv -o hospital.lexicon
  $ tincture lexicon build rrf/RXNCONSO.RRF rrf/RXNREL.RRF --base en -o en-rxnorm.lexicon
  $ tincture lexicon build META/MRCONSO.RRF META/MRSTY.RRF our-words.csv --base en -o hospital.lexicon`,
    )
    .action(async (paths: string[], options: Options) => {
      const { tables, sources } = namedSources(paths, options.format)
      const report = createReport((path, line) => console.progress?.(`${path}: ${line.toLocaleString('en')} lines`))
      try {
        const { bytes, counts, problems } = await buildLexicon(
          {
            language: 'en',
            tables,
            sources,
            base: options.base === 'en' ? builtin('en') : null,
            kind: options.kind ?? null,
            keepGoing: options.keepGoing ?? false,
          },
          report,
        )
        writeWhole(options.out, bytes)
        console.progress?.('')
        for (const problem of [...problems, ...report.problems]) console.error(problem)
        for (const { file, format } of sources) console.error(fileLine(file.path, format, report.counts.get(file.path)))
        if (sources.length > 0) console.error(`${options.out}: ${(bytes.length / 1e6).toFixed(1)} MB, ${sumOf(counts)}`)
        if (options.json)
          await console.write(`${JSON.stringify({ file: options.out, bytes: bytes.length, ...counts })}\n`)
        const skipped = [...report.counts.values()].some((count) => count.skipped > 0)
        console.setExitCode(skipped || problems.length > 0 ? exitCodes.rejectedInputs : exitCodes.done)
      } catch (error) {
        console.progress?.('')
        throw readable(error)
      }
    })
}

function fileLine(path: string, format: string, count: FileCount | undefined): string {
  const { lines = 0, kept = 0, skipped = 0 } = count ?? {}
  return `${path}: ${format}, ${lines} lines, ${kept} used, ${skipped} skipped`
}

/** "34 conditions, 12 medications, 210 terms". */
export function sumOf(counts: Readonly<Record<string, number>>): string {
  return ['condition', 'medication', 'observation', 'term']
    .map((kind) => [kind, counts[kind === 'term' ? 'terms' : kind] ?? 0] as const)
    .filter(([kind, count]) => count > 0 || kind === 'term')
    .map(([kind, count]) => `${count} ${kind}${count === 1 ? '' : 's'}`)
    .join(', ')
}

/** What the system says of a file that can't be read, as an error of ours. */
function readable(error: unknown): unknown {
  const { code, path, syscall } = error as { code?: string; path?: string; syscall?: string }
  if (!syscall || !code) return error
  return new LexiconError('lexicon/bad-source', `${path ?? 'a source'}: can't be read (${code}).`)
}
