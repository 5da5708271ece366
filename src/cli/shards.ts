/** `tincture shards` and `tincture run-shard`: a run cut up, for several machines to work on. */
import { Command } from 'commander'
import { listInputs, planShards, readShards, runOneShard, runPlan, writeShards } from '../batch/index.ts'
import { ConfigError } from '../node.ts'
import { showRun } from './batch.ts'
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
import { progressShower } from './show-progress.ts'

export function shardsCommand(console: Console): Command {
  const command = new Command('shards')
    .description('cut inputs into shards, which run-shard works on, here or on other machines')
    .argument('<inputs...>', 'files, folders and globs, by paths that the other machines have as well')
    .requiredOption('-o, --out <file>', 'the file of shards, as in shards.json')
  const withHelp = addReading(command).addHelpText(
    'after',
    `
Examples:
  $ tincture shards archive/ -o shards.json            then run-shard shards.json#0, shards.json#1, ...
  $ tincture shards notes.ndjson -o shards.json --shard-size 64`,
  )
  return withHelp.action(async (inputs: string[], options: ReadingFlags & { out: string }) => {
    const plan = await planShards(listInputs(inputs), readingOf(options), shardBytesOf(options))
    writeShards(options.out, plan)
    console.error(`${plan.shards.length} shards of ${plan.inputs.length} inputs`)
    console.setExitCode(exitCodes.done)
  })
}

interface Options extends SettingsFlags, WorkFlags {
  out: string
}

export function runShardCommand(console: Console): Command {
  const command = new Command('run-shard')
    .description('run one shard, as often as you like, with the same bytes; without a number all that are left')
    .argument('<shard>', 'the file of shards and a number from 0, as in shards.json#17')
    .requiredOption('-o, --out <folder>', 'the folder of the run, the same for all of its shards')
  return addSettings(addWork(command))
    .addHelpText(
      'after',
      `
Examples:
  $ tincture run-shard shards.json#17 -o out/          the files of shard 17
  $ tincture run-shard shards.json -o out/             what is left, and the manifest, rejects and report of the whole`,
    )
    .action(async (named: string, options: Options) => {
      const [, path = named, digits] = /^(.*)#(\d+)$/.exec(named) ?? []
      const plan = readShards(path)
      const { settings, idKey } = settingsOf(options)
      const work = { ...workOf(options), ...(idKey === undefined ? {} : { idKey }) }
      if (digits === undefined) {
        await showRun(console, (onProgress) => runPlan(plan, options.out, settings, { ...work, onProgress }))
        return
      }
      const shard = Number(digits)
      if (shard >= plan.shards.length)
        throw new ConfigError(
          'config/bad-option',
          `There is no shard ${shard}: they go from 0 to ${plan.shards.length - 1}.`,
        )
      try {
        await runOneShard(plan, shard, options.out, settings, { ...work, onProgress: progressShower(console) })
      } finally {
        console.progress?.('')
      }
      console.setExitCode(exitCodes.done)
    })
}
