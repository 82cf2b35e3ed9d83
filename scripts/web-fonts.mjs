// Make the WOFF2 files that a theme carries ready-made, after `npm run build`: node scripts/web-fonts.mjs [theme]
import {mkdirSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {builtinTheme, loadTheme} from '../build/modules/theme/load.js'

const folder = builtinTheme(process.argv[2] ?? 'press')
const out = join(folder, 'web-fonts')
rmSync(out, {recursive: true, force: true})
const {web} = await loadTheme(folder)
mkdirSync(out)
for (const {path, make} of web.fonts) writeFileSync(join(out, path), await make())
