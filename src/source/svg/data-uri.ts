/** What a `data:` URL holds (RFC 2397); no bytes for any other address, and for damaged ones. */
export function dataOf(href: string): {readonly type: string; readonly bytes?: Uint8Array} {
  const [, type = '', parameters = '', text = ''] =
    /^\s*data:([\w/+.-]*)((?:;[^;,]*)*),([\s\S]*)$/.exec(href) ?? []
  if (type === '') return {type}
  const isBase64 = /;\s*base64\s*$/i.test(parameters)
  try {
    return {
      type: type.toLowerCase().replace('image/jpg', 'image/jpeg'),
      bytes: isBase64 ? Buffer.from(text, 'base64') : Buffer.from(decodeURIComponent(text)),
    }
  } catch {
    return {type}
  }
}

export const dataUri = (type: string, text: string): string =>
  `data:${type};base64,${Buffer.from(text).toString('base64')}`
