/** The code of a README: its `ts` blocks, and the values that they promise behind `// →`. */

/** One `// → value`: the expression before it, and the value's text. */
export interface Promised {
  readonly line: number
  readonly expression: string
  readonly value: string
}

/** A block as a program: every promised expression is handed to `check(line, value)`. */
export interface Block {
  readonly line: number
  readonly program: string
  readonly promised: readonly Promised[]
}

const arrow = /^(\s*)(.*\S)\s*\/\/ → (.*\S)\s*$/ // "1 + 1 // → 2"
const declared = /^(?:const|let) ([A-Za-z_$][\w$]*) = / // "const two = 1 + 1 // → 2": the value is that of `two`

/** The `ts` blocks of a Markdown text; `from 'tincture'` becomes `from '<home>'`, `from 'tincture/readers'` the door beside it. */
export function readBlocks(markdown: string, home: string): Block[] {
  const blocks: Block[] = []
  const lines = markdown.split('\n')
  for (let i = 0; i < lines.length; i++) {
    if (lines[i] !== '```ts') continue
    const first = i + 1
    const program: string[] = []
    const promised: Promised[] = []
    for (i = first; i < lines.length && lines[i] !== '```'; i++) {
      const found = arrow.exec(lines[i]!)
      if (!found) {
        program.push(
          lines[i]!.replace(/from 'tincture'/, `from '${home}'`).replace(
            /from 'tincture\/(\w+)'/,
            `from '${home.replace(/[^/]*$/, '')}$1/index.ts'`,
          ),
        )
        continue
      }
      const [, indent, code, value] = found as unknown as [string, string, string, string]
      const name = declared.exec(code)?.[1]
      if (name) program.push(`${indent}${code}; check(${i + 1}, ${name})`)
      else program.push(`${indent};check(${i + 1}, (${code.replace(/;$/, '')}))`)
      promised.push({ line: i + 1, expression: name ?? code, value })
    }
    if (i === lines.length) throw new Error(`README line ${first}: the block is never closed`)
    blocks.push({ line: first, program: program.join('\n'), promised })
  }
  return blocks
}
