import module from 'node:module'
import {setFlagsFromString} from 'node:v8'

/**
 * Set the engine up for one build in a process of its own. Nothing else should ask for this: it holds for all code of
 * the process.
 */
export function tuneEngine(): void {
  // A build is over before most machine code has paid for its making: V8 11 makes it for what has run 15 times longer.
  // Later versions have a cheap compiler in between, and keep their own mind. WebAssembly (shaping, subsetting, regular
  // expressions of grammars) stays as its first compiler leaves it.
  if (process.versions.v8.startsWith('11.')) {
    setFlagsFromString('--interrupt-budget=1000000')
    setFlagsFromString('--liftoff-only')
  }
  // From Node 22.1 on, compiled modules are kept on disk.
  const {enableCompileCache} = module as {readonly enableCompileCache?: () => unknown}
  enableCompileCache?.()
}
