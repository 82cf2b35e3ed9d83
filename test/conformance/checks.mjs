// A list of checks for one conformance part: each prints a line, `finish` prints the count and sets the exit code.
export function openChecks() {
  let passed = 0
  let failed = 0
  return {
    /** `problem` is empty or undefined when all is well. */
    check: (name, problem) => {
      if (problem) failed++
      else passed++
      console.log(problem ? `FAIL ${name}: ${problem}` : `ok   ${name}`)
    },
    finish: () => {
      console.log(`${passed} passed, ${failed} failed`)
      process.exitCode = failed === 0 && passed > 0 ? 0 : 1
    },
  }
}
