/** The frame of every page: its head, with a policy that lets nothing load and no other script run. */
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { html } from './escape.ts'

export interface Frame {
  readonly title: string
  readonly style: string
  /** The one script that may run; '' for none. */
  readonly script: string
  readonly body: string
}

/** A whole document that needs nothing beside itself: no network, no other file. */
export function document({ title, style, script, body }: Frame): string {
  const policy = [
    `default-src 'none'`,
    `style-src '${sourceHash(style)}'`,
    ...(script === '' ? [] : [`script-src '${sourceHash(script)}'`]),
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${html(title)}</title>
<style>${style}</style>
</head>
<body>
${body}
${script === '' ? '' : `<script>${script}</script>\n`}</body>
</html>
`
}

/** A source expression of Content Security Policy: the SHA-256 of an inline element's text, in base64. */
function sourceHash(text: string): string {
  return `sha256-${btoa(String.fromCharCode(...sha256(utf8ToBytes(text))))}`
}

/** "1 finding", "2 findings" */
export function counted(count: number, one: string): string {
  return `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`
}
