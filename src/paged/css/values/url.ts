/** A `url()` as the loader sees it: relative ones joined to the folder of the stylesheet that holds them. */
export function resolveUrl(url: string, base: string): string {
  if (/^(?:[a-z][a-z\d+.-]*:|\/|#)/i.test(url)) return url
  const segments = base.split('/').slice(0, -1)
  for (const segment of url.split('/')) {
    if (segment === '.' || (segment === '' && url !== '')) continue
    if (segment === '..' && segments.length && segments.at(-1) !== '..') segments.pop()
    else segments.push(segment)
  }
  return segments.join('/')
}
