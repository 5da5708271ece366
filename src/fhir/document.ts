/** The resources about the note itself: the document, the program that read it, and where everything came from. */
import { absent, type Build, coded, codingOf } from './build.ts'
import { base64, resourceId } from './ids.ts'
import { uris } from './systems.ts'
import type { Device, DocumentReference, Provenance } from './types.ts'

/** The note as a DocumentReference; its text only when `embed` asks for it, else size and hash alone. */
export function toDocumentReference(build: Build, id: string, embed: boolean): DocumentReference {
  const { note, size, hash } = build
  return {
    resourceType: 'DocumentReference',
    id,
    identifier: [{ system: uris.noteId, value: id }],
    status: 'current',
    ...(note.type ? { type: { coding: [codingOf(note.type)] } } : {}),
    subject: build.subject,
    ...(note.writtenAt && note.writtenAt.length > 10 ? { date: note.writtenAt } : {}),
    content: [
      {
        attachment: {
          contentType: 'text/plain; charset=utf-8',
          ...(embed ? { data: base64(new TextEncoder().encode(note.text)) } : {}),
          size,
          hash,
        },
      },
    ],
  }
}

/** The program, by name, version and lexicon digest. */
export function toDevice(version: string, lexiconDigest: string): Device {
  const value = `tincture@${version}+${lexiconDigest.slice(0, 12)}`
  return {
    resourceType: 'Device',
    id: resourceId('device', 'Device', value),
    identifier: [{ system: uris.deviceId, value }],
    type: { text: 'Clinical text extraction software' },
    deviceName: [{ name: 'Tincture', type: 'model-name' }],
    version: [{ value: version }, { type: { text: 'lexicon digest' }, value: lexiconDigest }],
  }
}

/** One Provenance a note: everything in `targets` was assembled from it by the device. Without a given time, the time is unknown. */
export function toProvenance(
  build: Build,
  targets: readonly string[],
  deviceUrl: string,
  recorded?: string,
  organization?: string,
): Provenance {
  return {
    resourceType: 'Provenance',
    id: resourceId(build.noteKey, 'Provenance', 'note'),
    target: targets.map((reference) => ({ reference })),
    ...(recorded ? { recorded } : { _recorded: { extension: [absent] } }),
    reason: [coded(uris.observationValue, 'AIAST')],
    activity: coded(uris.lifecycle, 'transform'),
    agent: [
      {
        type: coded(uris.participantType, 'assembler'),
        who: { reference: deviceUrl },
        ...(organization ? { onBehalfOf: { reference: organization } } : {}),
      },
    ],
    entity: [{ role: 'source', what: { reference: build.documentUrl } }],
  }
}
