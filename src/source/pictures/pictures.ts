import {sha256} from '../hash.ts'
import type {
  PictureFacts,
  PictureFile,
  PictureRequest,
  Pictures,
  ProcessedPicture,
} from './picture.ts'
import {lookAtPicture, processPicture} from './process.ts'

/** Where processed pictures are kept between builds. Losing one costs time, never correctness. */
export interface PictureStore {
  readonly get: (key: string) => Uint8Array | undefined
  readonly put: (key: string, contents: Uint8Array) => void
}

/**
 * Pictures that are processed when first asked for and come from `store` ever after; `codeVersion` stands for all that
 * makes them what they are.
 */
export function openPictures(store: PictureStore, codeVersion: string): Pictures {
  const underWay = new Map<string, Promise<unknown>>()
  /** Whoever asks while another is waiting waits for the same. */
  const once = <Value>(key: string, make: () => Promise<Value>): Promise<Value> => {
    const before = underWay.get(key)
    // One key has one type of value: it names what was asked for.
    if (before) return before as Promise<Value>
    const made = make().finally(() => underWay.delete(key))
    underWay.set(key, made)
    return made
  }
  const keep: Pictures['keep'] = (name, format, make) => {
    const key = sha256(`${codeVersion} ${name}`)
    return once(key, async () => {
      const kept = store.get(key)
      const known = kept && unpack(kept, format)
      if (known) return known
      const made = await make()
      if (made) store.put(key, pack(made))
      return made
    })
  }
  return {
    keep,
    process: (picture, request) =>
      keep(`${picture.hash} ${requestText(request)}`, request.format, () =>
        processPicture(picture.bytes, request),
      ),
    look: picture => {
      const key = sha256(`${codeVersion} ${picture.hash} look`)
      return once(key, () => lookAndKeep(picture, key, store))
    },
  }
}

/** For builds that keep nothing: what was processed stays while the build lasts. */
export function memoryStore(): PictureStore {
  const pictures = new Map<string, Uint8Array>()
  return {get: key => pictures.get(key), put: (key, contents) => pictures.set(key, contents)}
}

const requestText = ({format, width, area, quality}: PictureRequest): string =>
  JSON.stringify([format, width, area, quality])

async function lookAndKeep(
  picture: PictureFile,
  key: string,
  store: PictureStore,
): Promise<PictureFacts | undefined> {
  const kept = store.get(key)
  if (kept) return JSON.parse(new TextDecoder().decode(kept))
  const facts = await lookAtPicture(picture.bytes)
  if (facts) store.put(key, new TextEncoder().encode(JSON.stringify(facts)))
  return facts
}

/** Two numbers of 32 bits before the file: its size in pixels. */
function pack({bytes, width, height}: ProcessedPicture): Uint8Array {
  const packed = Buffer.alloc(8 + bytes.length)
  packed.writeUInt32BE(width, 0)
  packed.writeUInt32BE(height, 4)
  packed.set(bytes, 8)
  return packed
}

function unpack(
  packed: Uint8Array,
  format: PictureRequest['format'],
): ProcessedPicture | undefined {
  if (packed.length <= 8) return undefined
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength)
  return {
    bytes: packed.subarray(8),
    mediaType: `image/${format}`,
    width: view.getUint32(0),
    height: view.getUint32(4),
  }
}
