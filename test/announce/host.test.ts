import {expect, test} from 'vitest'
import {isPublicSite} from '../../src/announce/host.ts'

test.each([
  'http://localhost/',
  'http://localhost.:8080/',
  'https://www.localhost/',
  'http://LOCALHOST/',
  'http://127.0.0.1:8000/',
  'http://2130706433/',
  'http://0.0.0.0/',
  'http://10.1.2.3/',
  'http://172.16.0.1/',
  'http://192.168.1.10/',
  'http://169.254.1.1/',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[fd00::1]/',
  'http://[fe80::1]/',
  'http://press/',
  'http://press.local/',
  'https://octavo.example/',
])('%s is nobody else’s to reach', url => expect(isPublicSite(url)).toBe(false))

test.each([
  'https://octavo.press/',
  'https://news.example.org/base/',
  'http://172.32.0.1/',
  'http://[2001:db8::1]/',
  'https://اخبار.com/',
])('%s is', url => expect(isPublicSite(url)).toBe(true))
