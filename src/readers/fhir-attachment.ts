/** FHIR attachments: the best of several is chosen and rendered; nothing is fetched from anywhere. */
import { decodeBase64 } from './base64.ts'
import { get, stringAt } from './json.ts'
import { withinPart } from './offset-map.ts'
import type { Limits } from './reader.ts'
import { Refused } from './refused.ts'
import { bodyFormat, render } from './render.ts'
import type { Rendition } from './rendition.ts'

/** An attachment and the path of the element that holds its data. */
export interface Attachment {
  readonly contentType: string
  readonly data: string | undefined
  readonly url: string | undefined
  readonly part: string
}

/** Finds what a URL of the same Bundle leads to: a Binary. */
export type Resolve = (url: string) => unknown

/** An Attachment element of a resource. */
export function toAttachment(value: unknown, part: string): Attachment {
  return {
    contentType: stringAt(value, 'contentType') ?? '',
    data: stringAt(value, 'data'),
    url: stringAt(value, 'url'),
    part: `${part}.data`,
  }
}

const order = ['text', 'html', 'rtf', 'cda']

function rank({ contentType }: Attachment): number {
  if (contentType === '') return order.length
  const format = bodyFormat(contentType)?.format
  return format === undefined ? order.length + 1 : order.indexOf(format)
}

/**
 * The text of the best attachment: plain text before HTML, RTF and C-CDA. One that can't be read gives way to the next;
 * when none can, the first one's reason is the record's.
 */
export function renderBest(attachments: readonly Attachment[], resolve: Resolve, limits: Limits): Rendition {
  let reason: unknown
  for (const attachment of [...attachments].sort((a, b) => rank(a) - rank(b))) {
    try {
      return renderOne(attachment, resolve, limits)
    } catch (error) {
      reason ??= error
    }
  }
  throw reason ?? new Refused('readers/no-narrative')
}

function renderOne(attachment: Attachment, resolve: Resolve, limits: Limits): Rendition {
  let { contentType, data, url, part } = attachment
  if (data === undefined && url !== undefined) {
    const binary = resolve(url)
    if (get(binary, 'resourceType') !== 'Binary') throw new Refused('readers/external-content')
    data = stringAt(binary, 'data')
    contentType ||= stringAt(binary, 'contentType') ?? ''
    part = part.replace(/data$/, 'url')
  }
  if (data === undefined) throw new Refused('readers/no-narrative')
  const rendition = render(decodeBase64(data, limits.attachmentBytes), contentType, limits)
  return { ...rendition, map: withinPart(rendition.map, part) }
}
