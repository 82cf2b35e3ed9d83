import module from 'node:module'
import {setFlagsFromString} from 'node:v8'

/**
 * Set the engine up for one build in a process of its own. Nothing else should ask for this: it holds for all code of
 * the process.
 */
export function tuneEngine(): void {
  // WebAssembly (shaping, subsetting, regular expressions of grammars) stays as its first compiler leaves it. The other
  // two follow from the first only where the engine has not begun yet.
  for (const flag of ['--liftoff-only', '--no-wasm-tier-up', '--no-wasm-dynamic-tiering'])
    setFlagsFromString(flag)
  // A build is over before most machine code has paid for its making: the engine makes it for what has run some ten
  // times longer than it would by itself.
  for (const flag of process.versions.v8.startsWith('11.') ? patienceBefore12 : patience)
    setFlagsFromString(flag)
  // From Node 22.1 on, compiled modules are kept on disk.
  const {enableCompileCache} = module as {readonly enableCompileCache?: () => unknown}
  enableCompileCache?.()
}

/** There, all of a WebAssembly module is compiled before its first call, unless told otherwise. */
const patienceBefore12 = [
  '--interrupt-budget=1000000',
  '--wasm-lazy-compilation',
  // Memory comes to three times what is in use before it is collected, not four: a fifth less for a long book.
  '--heap-growing-percent=200',
]

/** From V8 12 on there is a compiler between the interpreter's and the best one, and calls are counted. */
const patience = [
  '--invocation-count-for-maglev=4000',
  '--invocation-count-for-maglev-osr=1000',
  '--invocation-count-for-turbofan=30000',
  '--invocation-count-for-osr=5000',
]
