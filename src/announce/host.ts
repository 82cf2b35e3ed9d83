/** Whether others can reach a site there: not on this machine, in this network, or under a name that is nobody's. */
export function isPublicSite(url: string): boolean {
  const host = new URL(url).hostname.replace(/\.$/, '')
  if (host.startsWith('[')) return !/^\[(?:::|f[cd]|fe[89ab])/.test(host)
  if (/^[\d.]+$/.test(host))
    return !/^(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./.test(host)
  // Names for use at home, and for examples (RFC 2606, RFC 6762, RFC 6761).
  return host.includes('.') && !/\.(?:localhost|local|internal|test|invalid|example)$/.test(host)
}
