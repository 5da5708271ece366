/** `tincture batch`: archives in, FHIR bulk data out, on all cores. */
import { Command } from 'commander'
import { type BatchReport, type Progress, runBatch } from '../batch/index.ts'
import {
  addReading,
  addSettings,
  addWork,
  type ReadingFlags,
  readingOf,
  type SettingsFlags,
  settingsOf,
  shardBytesOf,
  type WorkFlags,
  workOf,
} from './batch-options.ts'
import { type Console, exitCodes } from './console.ts'
import { progressShower, summaryOf } from './show-progress.ts'

interface Options extends SettingsFlags, ReadingFlags, WorkFlags {
  out: string
}

/** The command, with what it prints to given as a parameter. */
export function batchCommand(console: Console): Command {
  const command = new Command('batch')
    .description('extract from archives on all cores; a run that was stopped goes on with the same command')
    .argument('<inputs...>', 'files, folders and globs; the format is found in the bytes, gzip and zstd are unpacked')
    .requiredOption('-o, --out <folder>', 'a new folder for the output, or that of a run that was stopped')
  return addSettings(addReading(addWork(command)))
    .addHelpText(
      'after',
      `
Examples:
  $ tincture batch notes.ndjson -o out/                 Condition.00000.ndjson, ..., manifest.json, rejects.ndjson, report.json
  $ tincture batch archive/ -o out/ --gzip --workers 8 --review 0.7
  $ tincture batch NOTEEVENTS.csv.gz -o out/ --preset noteevents --mode collection
  $ tincture batch ccda/ -o out/ --deidentified --id-key-file key.txt`,
    )
    .action(async (inputs: string[], options: Options) => {
      const { settings, idKey } = settingsOf(options)
      const shardBytes = shardBytesOf(options)
      const given = {
        ...workOf(options),
        ...(idKey === undefined ? {} : { idKey }),
        ...(shardBytes === undefined ? {} : { shardBytes }),
      }
      await showRun(console, (onProgress) =>
        runBatch(inputs, options.out, readingOf(options), settings, { ...given, onProgress }),
      )
    })
}

/** Does a run under the eyes of the console, and sets the exit code by what it came to. */
export async function showRun(
  console: Console,
  run: (onProgress: ReturnType<typeof progressShower>) => Promise<BatchReport>,
): Promise<void> {
  const show = progressShower(console)
  let last: Progress | null = null
  let report: BatchReport
  try {
    report = await run((progress) => {
      last = progress
      show(progress)
    })
  } finally {
    console.progress?.('')
  }
  for (const line of summaryOf(report, last)) console.error(line)
  console.setExitCode(
    report.invalid > 0 ? exitCodes.ourBug : report.rejected > 0 ? exitCodes.rejectedInputs : exitCodes.done,
  )
}
